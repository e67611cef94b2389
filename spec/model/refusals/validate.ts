/** Refusals of a snapshot that does not fit the job, before anything has changed. */
import { flinkRefusal, ILLEGAL_ARGUMENT, ILLEGAL_STATE, throws } from './description.ts';
import type { RefusalDescription } from './description.ts';

// prettier-ignore
export const VALIDATE_REFUSALS = {
  MAX_PARALLELISM_MISMATCH: flinkRefusal('validate', 'The snapshot\'s max parallelism differs from the configured one.',
    throws(ILLEGAL_STATE, 'Failed to rollback to checkpoint/savepoint Checkpoint Metadata. Max parallelism mismatch between checkpoint/savepoint state and new program. Cannot map operator <operatorId> with max parallelism <snapshot> to new program with max parallelism <job>. This indicates that the program has been changed in a non-compatible way after the checkpoint/savepoint.')),
  MAX_PARALLELISM_OUT_OF_BOUNDS: flinkRefusal('validate', 'The snapshot\'s max parallelism is not within 1 to 32768.',
    { since: '1.13', exception: ILLEGAL_ARGUMENT, message: 'Setting max parallelism is not in valid bounds (1..32768), found: <maxParallelism>' }),
  NON_RESTORED_STATE: flinkRefusal('validate', 'The snapshot has state of an operator that the job lacks, and non-restored state is not allowed.',
    throws(ILLEGAL_STATE, 'Failed to rollback to checkpoint/savepoint <pointer>. Cannot map checkpoint/savepoint state for operator <operatorId> to the new program, because the operator is not available in the new program. If you want to allow to skip this, you can set the --allowNonRestoredState option on the CLI.')),
} as const satisfies Record<string, RefusalDescription>;
