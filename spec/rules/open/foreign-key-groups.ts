import { defineRule } from '../rule.ts';
import { mustRefuse } from '../words/refusals.ts';
import {
  isReadable,
  keysAreAlike,
  mustHold,
  ownsAll,
  timersMove,
  writtenCase,
} from '../words/written-state.ts';

/** Flink: `HeapRestoreOperation#readStateHandleStateData`, `FullSnapshotRestoreOperation.KeyGroupsIterator`. */
export const foreignKeyGroups = defineRule({
  id: 'open/foreign-key-groups',
  question: 'open',
  statement:
    "Key groups of a handle that are none of the subtask's own are refused in the full format. In the heap's own format they are skipped, before Flink 1.13 refused.",
  matters:
    'A tool that gives a subtask a handle as it is, rather than the part of it that the subtask owns, breaks the restore of a canonical savepoint, and passes with a checkpoint of the heap.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'HeapRestoreOperation#readStateHandleStateData',
    'FullSnapshotRestoreOperation.KeyGroupsIterator#next',
  ],
  covers: ['G4'],
  sides: ['refusesFull', 'refusesHeap', 'skipsHeap'],
  hasSide: (side, { backends }) =>
    side === 'refusesFull' ||
    (side === 'skipsHeap') === (backends.foreignHeapKeyGroups === 'skipped'),
  side(subject, profile) {
    const seen = writtenCase(subject, profile);
    if (seen === null || !isReadable(seen) || !keysAreAlike(seen) || ownsAll(seen)) return null;
    if (timersMove(subject, seen)) return null;
    if (seen.readAs === 'full') return 'refusesFull';
    return profile.backends.foreignHeapKeyGroups === 'skipped' ? 'skipsHeap' : 'refusesHeap';
  },
  judge: ({ request, written }, answer, side) =>
    side === 'skipsHeap'
      ? mustHold(written!.states, request.state!.keyGroups, answer)
      : mustRefuse('KEY_GROUP_OUTSIDE', answer),
});
