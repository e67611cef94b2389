import { defineRule } from '../rule.ts';
import { plainBackend } from '../words/keyed-backends.ts';
import {
  isReadable,
  keysAreAlike,
  mustHold,
  ownsAll,
  timersMove,
  writtenCase,
} from '../words/written-state.ts';

/** Of handles of canonical savepoints, which alone the hashmap backend reads in the full format. */
const SAVEPOINT_KEY_GROUPS_TAG = 7;

/** Flink: `HeapRestoreOperation`, `HeapSavepointRestoreOperation`, `RocksDBFullRestoreOperation`. */
export const holdsWhatWasWritten = defineRule({
  id: 'open/holds-what-was-written',
  question: 'open',
  statement:
    'A backend that opens state files holds every state and every entry in them, and nothing else, whichever of the formats that it reads they are in.',
  matters:
    'State survives the way from one backend to another: a canonical savepoint gives hashmap and RocksDB the same content.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'HeapRestoreOperation#restore',
    'HeapSavepointRestoreOperation#restore',
    'RocksDBFullRestoreOperation#restore',
    'HeapKeyValueStateIterator#next',
  ],
  covers: ['G3'],
  sides: ['heapByHashmap', 'fullByHashmap', 'fullByRocksdb'],
  hasSide: (side, { format }) =>
    side !== 'fullByHashmap' || format.keyedTags.includes(SAVEPOINT_KEY_GROUPS_TAG),
  side(subject, profile) {
    const seen = writtenCase(subject, profile);
    if (seen === null || !isReadable(seen) || !keysAreAlike(seen) || !ownsAll(seen)) return null;
    if (timersMove(subject, seen)) return null;
    if (seen.readAs === 'heap') return 'heapByHashmap';
    return plainBackend(subject.request.backend) === 'hashmap' ? 'fullByHashmap' : 'fullByRocksdb';
  },
  judge: ({ request, written }, answer) =>
    mustHold(written!.states, request.state!.keyGroups, answer),
});
