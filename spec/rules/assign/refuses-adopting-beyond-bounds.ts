import { defineRule, NOT_REACHED } from '../rule.ts';
import { isAskedBeyondBounds } from '../words/adoption.ts';
import { isRefusedWith, mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import { isPlain, restoredVertices } from '../words/restored-vertices.ts';

const CODE = 'ADOPTED_MAX_PARALLELISM_OUT_OF_BOUNDS';

/** Flink: `ExecutionJobVertex#setMaxParallelism`. Later releases validate the bounds instead. */
export const refusesAdoptingBeyondBounds = defineRule({
  id: 'assign/refuses-adopting-beyond-bounds',
  question: 'restore',
  statement:
    'Before Flink 1.13 a max parallelism above 32768 in the snapshot is refused only when a vertex is about to take it over, after the checkpoint went into the store.',
  matters:
    'In 1.11 and 1.12 a savepoint with an impossible value changes the store before it is refused.',
  origin: 'flink',
  since: '1.11',
  until: '1.12',
  sources: ['ExecutionJobVertex#setMaxParallelism'],
  covers: ['C8', 'E7'],
  sides: ['refuses', 'allows'],
  side(subject, profile) {
    if (!isPlain(subject, profile)) return null;
    const vertices = restoredVertices(subject, profile);
    return isAskedBeyondBounds(vertices, profile) ? 'refuses' : 'allows';
  },
  judge(_subject, answer, side) {
    if (side === 'allows') return mustNotRefuse(CODE, answer, 'a max parallelism in bounds');
    // Another operator's max parallelism may have been too low before it came to this one.
    if (isRefusedWith('RESTORED_MAX_PARALLELISM_TOO_LOW', answer)) return NOT_REACHED;
    return mustRefuse(CODE, answer);
  },
});
