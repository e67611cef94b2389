/** Refusals of a state backend that is given keyed handles to open. They show on the task. */
import { flinkRefusal, ILLEGAL_STATE, throws } from './description.ts';
import type { RefusalDescription } from './description.ts';

const OTHER_BACKEND =
  'This can mostly happen when a different StateBackend from the one that was used for taking a checkpoint/savepoint is used when restoring.';

const STATE_MIGRATION = 'org.apache.flink.util.StateMigrationException';

// prettier-ignore
export const OPEN_REFUSALS = {
  HANDLE_CLASS_UNEXPECTED: flinkRefusal('open', 'The procedure that the first handle chose does not read a handle of this class.',
    { until: '1.11', exception: ILLEGAL_STATE, message: 'Unexpected state handle type, expected: <expected>, but found: <class>' },
    { since: '1.12', exception: ILLEGAL_STATE, message: `Unexpected state handle type, expected one of: <expected>, but found: <class>. ${OTHER_BACKEND}` }),
  HANDLE_CLASSES_MIXED: flinkRefusal('open', 'The first handle is incremental, and a later one is not.',
    { until: '1.11', exception: ILLEGAL_STATE, message: 'Unexpected state handle type, expected <expected>, but found <class>' },
    { since: '1.12', until: '1.19', exception: ILLEGAL_STATE, message: `Unexpected state handle type, expected one of: <expected>, but found: <class>. ${OTHER_BACKEND}` },
    { since: '1.20', exception: 'java.lang.ClassCastException', message: 'Cannot cast <class> to <expected>' }),
  RESTORE_UNSUPPORTED: flinkRefusal('open', 'The backend cannot restore from the first handle\'s class at all.',
    throws('java.lang.UnsupportedOperationException', 'Not support restoring yet for ForStStateBackend')),
  CHANGELOG_RECOVERY_UNSUPPORTED: flinkRefusal('open', 'With the changelog enabled, only changelog handles and canonical savepoints are read.',
    { until: '1.15', exception: ILLEGAL_STATE, message: 'Recovery not supported from <class> with Changelog enabled. Consider taking a savepoint in CANONICAL format.' }),
  KEY_GROUP_OUTSIDE: flinkRefusal('open', 'A handle holds a key group that is none of the subtask\'s own.',
    throws(ILLEGAL_STATE, 'The key group must belong to the backend')),
  KEY_SERIALIZER_INCOMPATIBLE: flinkRefusal('open', 'Keys were written by a serializer that the job\'s is not compatible with.',
    { until: '1.11', exception: STATE_MIGRATION, message: 'The new key serializer must be compatible.' },
    { since: '1.12', exception: STATE_MIGRATION, message: 'The new key serializer (<new>) must be compatible with the previous key serializer (<old>).' }),
  TIMERS_NOT_MOVABLE: flinkRefusal('open', 'Timers that RocksDB kept in its database are to go on the heap.',
    { until: '1.12', exception: STATE_MIGRATION, message: 'Can not restore savepoint taken with RocksDB timers enabled with Heap timers!' }),
  STATE_FILE_MISSING: flinkRefusal('open', 'A file that a handle points to is not there.',
    throws('java.io.FileNotFoundException', '<path> (No such file or directory)')),
  // No exception stands for it: Flink throws whatever the bytes make it come upon.
  STATE_FILE_BROKEN: flinkRefusal('open', 'The bytes of a state file are not what the backend reads.'),
} as const satisfies Record<string, RefusalDescription>;
