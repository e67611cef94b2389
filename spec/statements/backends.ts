/** Statements about state backends. */
import type { Statement } from './statement.ts';

const BY_BYTES = 'All of it: handles are judged by their class, and no backend opens them.';

export const BACKEND_STATEMENTS: readonly Statement[] = [
  { number: 'G1', text: 'The first handle of a subtask decides how its backend restores.' },
  {
    number: 'G2',
    text: 'The class of a handle follows from the backend that wrote it and from the kind of snapshot; full snapshots of two backends look alike.',
    open: 'That a RocksDB checkpoint which is not incremental is of the incremental class later: no case has a backend write.',
  },
  {
    number: 'G3',
    text: 'Which backend takes which class of handle is a table, with the changelog on and off.',
    open: 'ForSt with its timers on the heap.',
  },
  {
    number: 'G4',
    text: 'Key groups beyond those of the task are skipped, refused or clipped, as the backend does it.',
    open: 'That files of a database are clipped: cases have none. Real savepoints showed it of RocksDB and ForSt.',
  },
  { number: 'G5', text: 'Raw keyed state is read from key-group handles alone.', open: BY_BYTES },
  {
    number: 'G6',
    text: 'Timers can move between the heap and RocksDB with a full snapshot, but not in 1.11.',
  },
  {
    number: 'G7',
    text: 'An incompatible key serializer is refused.',
    open: 'Serializers other than those of basic types.',
  },
  {
    number: 'G8',
    text: 'All backends can make the full snapshot that NO_CLAIM asks for, but for the changelog.',
    open: 'All of it: tasks of cases report state without a backend. The real backends of 1.15.4, 1.20.5 and 2.3.0 say so of themselves.',
  },
];
