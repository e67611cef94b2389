import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { mustFailWith, mustNotFailWith } from '../words/judge-validation.ts';
import { declaredMaxParallelism } from '../words/max-parallelism.ts';
import { checkedStates, failuresAmong } from '../words/validation-failures.ts';
import type { CheckedState } from '../words/validation-failures.ts';

/** Flink: `AdaptiveScheduler#computeReactiveModeVertexParallelismStore`. */
export const reactiveModeOnlyRaises = defineRule({
  id: 'validate/reactive-mode-only-raises',
  question: 'restore',
  statement:
    'In reactive mode a vertex takes over a max parallelism from the snapshot that is above its own, also where its own was configured. One that is below is refused, also where its own was derived.',
  matters:
    'A job in reactive mode can be refused for a max parallelism that any other scheduler would have taken over.',
  origin: 'flink',
  since: '1.13',
  until: null,
  sources: [
    'AdaptiveScheduler#computeReactiveModeVertexParallelismStore',
    'DefaultVertexParallelismInfo#canRescaleMaxParallelism',
  ],
  covers: ['C10'],
  sides: ['refuses', 'raises', 'same'],
  side(subject, profile) {
    const checked = checkedReactively(subject, profile);
    if (failuresAmong(checked, 'MAX_PARALLELISM_MISMATCH').length > 0) return 'refuses';
    const claimed = checked.filter(({ claimant }) => claimant !== null);
    if (claimed.length === 0) return null;
    return claimed.some(isAbove) ? 'raises' : 'same';
  },
  judge(subject, answer, side, profile) {
    const checked = checkedReactively(subject, profile);
    return side === 'refuses'
      ? mustFailWith('MAX_PARALLELISM_MISMATCH', checked, answer)
      : mustNotFailWith('MAX_PARALLELISM_MISMATCH', checked, answer, 'max parallelisms that fit');
  },
});

function checkedReactively(subject: RestoreCase, profile: Profile): readonly CheckedState[] {
  return subject.request.coordinator.scheduler === 'reactive'
    ? checkedStates(subject, profile)
    : [];
}

function isAbove({ state, claimant }: CheckedState): boolean {
  return claimant !== null && state.maxParallelism > declaredMaxParallelism(claimant);
}
