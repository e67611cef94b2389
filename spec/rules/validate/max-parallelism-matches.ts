import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { mustFailWith, mustNotFailWith } from '../words/judge-validation.ts';
import { declaredMaxParallelism } from '../words/max-parallelism.ts';
import { checkedStates, failuresAmong } from '../words/validation-failures.ts';
import type { CheckedState } from '../words/validation-failures.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`, `DefaultVertexParallelismInfo`. */
export const maxParallelismMatches = defineRule({
  id: 'validate/max-parallelism-matches',
  question: 'restore',
  statement:
    "A state's max parallelism must equal that of the vertex that claims it, unless the vertex has none configured: then it is adjusted. The parallelism itself is not compared. Where the max parallelism was configured otherwise, the restore is refused.",
  matters:
    'The most common reason for which a changed job is refused: whoever changes a configured max parallelism cannot restore any earlier state.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'Checkpoints#loadAndValidateCheckpoint',
    'DefaultVertexParallelismInfo#canRescaleMaxParallelism',
  ],
  covers: ['C4', 'C5'],
  sides: ['refuses', 'adjusts', 'same'],
  side(subject, profile) {
    const checked = checkedByScheduling(subject, profile);
    if (failuresAmong(checked, 'MAX_PARALLELISM_MISMATCH').length > 0) return 'refuses';
    const claimed = checked.filter(({ claimant }) => claimant !== null);
    if (claimed.length === 0) return null;
    return claimed.every(isSame) ? 'same' : 'adjusts';
  },
  judge(subject, answer, side, profile) {
    const checked = checkedByScheduling(subject, profile);
    return side === 'refuses'
      ? mustFailWith('MAX_PARALLELISM_MISMATCH', checked, answer)
      : mustNotFailWith('MAX_PARALLELISM_MISMATCH', checked, answer, 'max parallelisms that fit');
  },
});

/** The states, except in reactive mode, which has a rule of its own. */
function checkedByScheduling(subject: RestoreCase, profile: Profile): readonly CheckedState[] {
  return subject.request.coordinator.scheduler === 'reactive'
    ? []
    : checkedStates(subject, profile);
}

function isSame({ state, claimant }: CheckedState): boolean {
  return claimant !== null && state.maxParallelism === declaredMaxParallelism(claimant);
}
