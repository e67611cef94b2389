import { defineRule } from '../rule.ts';
import { mustRefuse } from '../words/refusals.ts';
import { keysAreAlike, ownsAll, timersMove, writtenCase } from '../words/written-state.ts';

/** Flink: `HeapRestoreOperation#readStateHandleStateData`, `FullSnapshotRestoreOperation.KeyGroupEntriesIterator`. */
export const formatsDoNotCross = defineRule({
  id: 'open/formats-do-not-cross',
  question: 'open',
  statement:
    "State files are not opened as what they are not: the heap's own format by RocksDB or as a canonical savepoint, and the full format of a RocksDB checkpoint by the hashmap backend. No check looks for it; the bytes do not fit.",
  matters:
    'To change the backend, take a canonical savepoint: a checkpoint and a native savepoint of the heap do not open under RocksDB, nor the other way round.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'HeapRestoreOperation#readStateHandleStateData',
    'FullSnapshotRestoreOperation.KeyGroupEntriesIterator#next',
  ],
  covers: ['G2', 'G3'],
  sides: ['heapAsFull', 'fullAsHeap'],
  side(subject, profile) {
    const seen = writtenCase(subject, profile);
    if (seen === null || seen.written.damage !== undefined) return null;
    if (!keysAreAlike(seen) || !ownsAll(seen) || timersMove(subject, seen)) return null;
    if (seen.written.format === seen.readAs) return null;
    return seen.readAs === 'full' ? 'heapAsFull' : 'fullAsHeap';
  },
  judge: (_subject, answer) => mustRefuse('STATE_FILE_BROKEN', answer),
});
