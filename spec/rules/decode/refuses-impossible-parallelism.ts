import { defineRule } from '../rule.ts';
import type { ImpossibleOperator } from '../../model/case.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import { firstBreach } from '../words/compare.ts';

/** What each side is refused with. */
const CODES = {
  aboveMax: 'PARALLELISM_ABOVE_MAX',
  negative: 'PARALLELISM_NEGATIVE',
  subtaskOutside: 'SUBTASK_INDEX_OUT_OF_RANGE',
} as const;

const SIDES: Readonly<Record<ImpossibleOperator, keyof typeof CODES | null>> = {
  parallelismAboveMax: 'aboveMax',
  negativeParallelism: 'negative',
  subtaskOutside: 'subtaskOutside',
  finishedWithState: null,
};

/** Flink: the constructor of `OperatorState`, and `OperatorState#putState`. */
export const refusesImpossibleParallelism = defineRule({
  id: 'decode/refuses-impossible-parallelism',
  question: 'decode',
  statement:
    'An operator is refused whose parallelism is negative or above its max parallelism, and so is an entry of a subtask whose index is not below the parallelism.',
  matters:
    'Such a file was made by a tool, not by Flink. It is refused before anything is done with it, where a lenient reader would fail later, or restore a part of it.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'OperatorState',
    'OperatorState#putState',
    'MetadataV3Serializer#deserializeOperatorState',
  ],
  covers: ['B5'],
  sides: ['aboveMax', 'negative', 'subtaskOutside', 'fits'],
  side({ snapshot, impossible }) {
    if (impossible !== undefined) return SIDES[impossible];
    return snapshot === null || snapshot.operators.length === 0 ? null : 'fits';
  },
  judge: (_subject, answer, side) =>
    side === 'fits'
      ? firstBreach(
          Object.values(CODES).map((code) =>
            mustNotRefuse(code, answer, 'operators that are read'),
          ),
        )
      : mustRefuse(CODES[side as keyof typeof CODES], answer),
});
