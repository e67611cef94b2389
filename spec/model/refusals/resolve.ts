/** Refusals of the pointer, and of the job before it is restored. */
import {
  flinkRefusal,
  ILLEGAL_ARGUMENT,
  IO_EXCEPTION,
  NULL_POINTER,
  throws,
} from './description.ts';
import type { RefusalDescription } from './description.ts';

const FILE_NOT_FOUND = 'java.io.FileNotFoundException';

// prettier-ignore
export const RESOLVE_REFUSALS = {
  VERTEX_PARALLELISM_ABOVE_MAX: flinkRefusal('build', 'A vertex\'s parallelism is above its max parallelism.',
    throws('org.apache.flink.runtime.JobException', 'Vertex <name>\'s parallelism (<parallelism>) is higher than the max parallelism (<maxParallelism>). Please lower the parallelism or increase the max parallelism.')),
  MASTER_HOOK_WITHOUT_ID: flinkRefusal('build', 'A master hook of the job has an ID of blanks alone, or of nothing.',
    throws(ILLEGAL_ARGUMENT, 'The hook has a null or empty id')),
  STORED_CHECKPOINT_UNREADABLE: flinkRefusal('build', 'A checkpoint cannot be read that a store of high availability holds; in 1.11, and up to 1.12.4 and 1.13.0, none of them can.',
    { until: '1.13', exception: 'org.apache.flink.util.FlinkException', message: 'Could not read any of the <count> checkpoints from storage.' },
    { since: '1.12', exception: 'org.apache.flink.util.FlinkException', message: 'Could not retrieve checkpoint <id> from state handle under <name>. This indicates that the retrieved state handle is broken. Try cleaning the state handle store.' }),
  POINTER_NULL: flinkRefusal('resolve', 'No pointer is given.',
    throws(NULL_POINTER, 'The savepoint path cannot be null.')),
  POINTER_EMPTY: flinkRefusal('resolve', 'The pointer is empty.',
    throws(ILLEGAL_ARGUMENT, 'empty checkpoint pointer')),
  POINTER_NOT_A_URI: flinkRefusal('resolve', 'The pointer is not a URI that Flink accepts.',
    throws(IO_EXCEPTION, 'Checkpoint/savepoint path \'<pointer>\' is not a valid file URI. Either the pointer path is invalid, or the checkpoint was created by a different state backend.')),
  FILE_SYSTEM_UNAVAILABLE: flinkRefusal('resolve', 'There is no file system for the pointer\'s scheme.',
    throws(IO_EXCEPTION, 'Cannot access file system for checkpoint/savepoint path \'<pointer>\'.')),
  SNAPSHOT_NOT_FOUND: flinkRefusal('resolve', 'Nothing is where the pointer points.',
    throws(FILE_NOT_FOUND, 'Cannot find checkpoint or savepoint file/directory \'<pointer>\' on file system \'<scheme>\'.')),
  METADATA_NOT_FOUND: flinkRefusal('resolve', 'The directory has no file `_metadata`.',
    throws(FILE_NOT_FOUND, 'Cannot find meta data file \'_metadata\' in directory \'<path>\'. Please try to load the checkpoint/savepoint directly from the metadata file instead of the directory.')),
} as const satisfies Record<string, RefusalDescription>;
