import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { mustNotFailWith } from '../words/judge-validation.ts';
import { checkedStates, failuresAmong } from '../words/validation-failures.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`. */
export const parallelismMayChange = defineRule({
  id: 'validate/parallelism-may-change',
  question: 'restore',
  statement:
    'The parallelism of a vertex may differ from the one that the state of its operators was written with. Only max parallelisms are compared.',
  matters:
    'Rescaling from a savepoint is always allowed up to the max parallelism; no tool should refuse it.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint'],
  covers: ['C5'],
  sides: ['lowered', 'raised', 'same'],
  side(subject, profile) {
    const checked = checkedStates(subject, profile);
    if (failuresAmong(checked, 'MAX_PARALLELISM_MISMATCH').length > 0) return null;
    const changes = changesOf(subject, profile);
    if (changes.length === 0) return null;
    if (changes.some((change) => change < 0)) return 'lowered';
    return changes.some((change) => change > 0) ? 'raised' : 'same';
  },
  judge: (subject, answer, _side, profile) =>
    mustNotFailWith(
      'MAX_PARALLELISM_MISMATCH',
      checkedStates(subject, profile),
      answer,
      'a parallelism that may change',
    ),
});

/** By how much the parallelism of each claimed state grows. */
function changesOf(subject: RestoreCase, profile: Profile): readonly number[] {
  return checkedStates(subject, profile).flatMap(({ state, claimant }) =>
    claimant === null ? [] : [claimant.parallelism - state.parallelism],
  );
}
