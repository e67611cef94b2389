/** Refusals of a state backend that is given keyed handles to open. They show on the task. */
import { flinkRefusal, ILLEGAL_STATE, throws } from './description.ts';
import type { RefusalDescription } from './description.ts';

const OTHER_BACKEND =
  'This can mostly happen when a different StateBackend from the one that was used for taking a checkpoint/savepoint is used when restoring.';

// prettier-ignore
export const OPEN_REFUSALS = {
  HANDLE_CLASS_UNEXPECTED: flinkRefusal('open', 'The procedure that the first handle chose does not read a handle of this class.',
    { until: '1.12', exception: ILLEGAL_STATE, message: 'Unexpected state handle type, expected: <expected>, but found: <class>' },
    { since: '1.13', exception: ILLEGAL_STATE, message: `Unexpected state handle type, expected one of: <expected>, but found: <class>. ${OTHER_BACKEND}` }),
  HANDLE_CLASSES_MIXED: flinkRefusal('open', 'The first handle is incremental, and a later one is not.',
    { until: '1.19', exception: ILLEGAL_STATE, message: `Unexpected state handle type, expected one of: <expected>, but found: <class>. ${OTHER_BACKEND}` },
    { since: '1.20', exception: 'java.lang.ClassCastException', message: 'Cannot cast <class> to <expected>' }),
  RESTORE_UNSUPPORTED: flinkRefusal('open', 'The backend cannot restore from the first handle\'s class at all.',
    throws('java.lang.UnsupportedOperationException', 'Not support restoring yet for ForStStateBackend')),
  CHANGELOG_RECOVERY_UNSUPPORTED: flinkRefusal('open', 'With the changelog enabled, only changelog handles and canonical savepoints are read.',
    { until: '1.15', exception: ILLEGAL_STATE, message: 'Recovery not supported from <class> with Changelog enabled. Consider taking a savepoint in CANONICAL format.' }),
} as const satisfies Record<string, RefusalDescription>;
