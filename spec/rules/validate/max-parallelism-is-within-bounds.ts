import { UPPER_BOUND_MAX_PARALLELISM } from '../../model/job.ts';
import { defineRule } from '../rule.ts';
import { mustFailWith, mustNotFailWith } from '../words/judge-validation.ts';
import { declaredMaxParallelism, normalizedMaxParallelism } from '../words/max-parallelism.ts';
import { checkedStates, failuresAmong } from '../words/validation-failures.ts';
import type { CheckedState } from '../words/validation-failures.ts';

/** Flink: `DefaultVertexParallelismInfo#normalizeAndCheckMaxParallelism`. */
export const maxParallelismIsWithinBounds = defineRule({
  id: 'validate/max-parallelism-is-within-bounds',
  question: 'restore',
  statement:
    "A claimed state whose max parallelism differs from the vertex's is refused where it is not within 1 to 32768, whether or not the vertex could be adjusted. The largest 32-bit number stands for 32768.",
  matters:
    'A savepoint with a value out of bounds was not written by Flink. It is refused before the job or the store has changed.',
  origin: 'flink',
  since: '1.13',
  until: null,
  sources: [
    'DefaultVertexParallelismInfo#canRescaleMaxParallelism',
    'DefaultVertexParallelismInfo#normalizeAndCheckMaxParallelism',
  ],
  covers: ['C4', 'C8'],
  sides: ['refuses', 'largestInt', 'upperBound', 'allows'],
  side(subject, profile) {
    const checked = checkedStates(subject, profile);
    if (failuresAmong(checked, 'MAX_PARALLELISM_OUT_OF_BOUNDS').length > 0) return 'refuses';
    const compared = checked.filter(isOther).map(({ state }) => state.maxParallelism);
    if (compared.length === 0) return null;
    if (compared.some((max) => max !== normalizedMaxParallelism(max))) return 'largestInt';
    return compared.includes(UPPER_BOUND_MAX_PARALLELISM) ? 'upperBound' : 'allows';
  },
  judge(subject, answer, side, profile) {
    const code = 'MAX_PARALLELISM_OUT_OF_BOUNDS';
    const checked = checkedStates(subject, profile);
    return side === 'refuses'
      ? mustFailWith(code, checked, answer)
      : mustNotFailWith(code, checked, answer, 'max parallelisms within their bounds');
  },
});

function isOther({ state, claimant }: CheckedState): boolean {
  return claimant !== null && state.maxParallelism !== declaredMaxParallelism(claimant);
}
