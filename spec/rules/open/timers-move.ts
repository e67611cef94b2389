import { defineRule } from '../rule.ts';
import { mustRefuse } from '../words/refusals.ts';
import {
  hasTimersForRocksdb,
  isReadable,
  keysAreAlike,
  mustHold,
  ownsAll,
  timersMove,
  writtenCase,
} from '../words/written-state.ts';

/** Flink: `RocksDBHeapTimersFullRestoreOperation`. */
export const timersMoveOnTheHeap = defineRule({
  id: 'open/timers-move',
  question: 'open',
  statement:
    'RocksDB that keeps timers on the heap takes those of a full snapshot there, wherever they were; before Flink 1.13 it refuses them. Where it keeps timers in its database, it takes them in every release.',
  matters:
    'Where timers are kept can be changed with a canonical savepoint. A checkpoint with timers in RocksDB was bound to that before.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['RocksDBHeapTimersFullRestoreOperation#restore', 'RocksDBFullRestoreOperation#restore'],
  covers: ['G6'],
  sides: ['stays', 'moves', 'refuses'],
  hasSide: (side, { backends }) => side === 'stays' || (side === 'moves') === backends.movesTimers,
  side(subject, profile) {
    const seen = writtenCase(subject, profile);
    if (seen === null || !isReadable(seen) || !keysAreAlike(seen) || !ownsAll(seen)) return null;
    if (!hasTimersForRocksdb(subject, seen)) return null;
    if (!timersMove(subject, seen)) return 'stays';
    return profile.backends.movesTimers ? 'moves' : 'refuses';
  },
  judge: ({ request, written }, answer, side) =>
    side === 'refuses'
      ? mustRefuse('TIMERS_NOT_MOVABLE', answer)
      : mustHold(written!.states, request.state!.keyGroups, answer),
});
