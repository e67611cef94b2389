import { defineRule } from '../rule.ts';
import { mustRefuse } from '../words/refusals.ts';
import { keysAreAlike, ownsAll, timersMove, writtenCase } from '../words/written-state.ts';

/** Flink: `KeyGroupsStateHandle#openInputStream`, `DataInputStream#readFully`. */
export const stateFilesAreWhole = defineRule({
  id: 'open/state-files-are-whole',
  question: 'open',
  statement:
    "A state file that is not there, that ends early, or, in the heap's own format, that belongs to another handle refuses the whole backend: what the other files hold is not taken for all there is.",
  matters: 'A savepoint that was copied in part never restores a part of the state without a word.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'KeyGroupsStateHandle#openInputStream',
    'HeapRestoreOperation#restore',
    'FullSnapshotRestoreOperation#restore',
  ],
  covers: [],
  sides: ['missing', 'cut', 'exchanged'],
  side(subject, profile) {
    const seen = writtenCase(subject, profile);
    if (seen === null || !keysAreAlike(seen) || !ownsAll(seen)) return null;
    if (seen.written.format !== seen.readAs || timersMove(subject, seen)) return null;
    return seen.written.damage ?? null;
  },
  judge: (_subject, answer, side) =>
    mustRefuse(side === 'missing' ? 'STATE_FILE_MISSING' : 'STATE_FILE_BROKEN', answer),
});
