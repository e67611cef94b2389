/** Refusals after registration: finished operators, assignment, master hooks. */
import {
  flinkRefusal,
  ILLEGAL_ARGUMENT,
  ILLEGAL_STATE,
  NULL_POINTER,
  throws,
} from './description.ts';
import type { RefusalDescription } from './description.ts';

const FLINK_RUNTIME = 'org.apache.flink.util.FlinkRuntimeException';
const ILLEGAL_GRAPH = 'Illegal JobGraph modification. Cannot run a program with';

// prettier-ignore
export const ASSIGN_REFUSALS = {
  FINISHED_CHAIN_MIXED: flinkRefusal('assign', 'Operators of one vertex were finished to different degrees.',
    { since: '1.14', exception: FLINK_RUNTIME, message: 'Can not restore vertex <name>(<vertexId>) which contain mixed operator finished state: [<states>]' }),
  FINISHED_AFTER_UNFINISHED: flinkRefusal('assign', 'A fully finished vertex has a producer that is not fully finished.',
    { since: '1.14', exception: FLINK_RUNTIME, message: `${ILLEGAL_GRAPH} fully finished vertices predeceased with the ones not fully finished. Task vertex <name>(<vertexId>) has a predecessor not fully finished` }),
  PARTLY_FINISHED_AFTER_UNFINISHED: flinkRefusal('assign', 'A partially finished vertex has a producer that does not allow it.',
    { since: '1.14', exception: FLINK_RUNTIME, message: `${ILLEGAL_GRAPH} partially finished vertices predeceased with running or partially finished ones and connected via the ALL_TO_ALL edges. Task vertex <name>(<vertexId>) has a <state> predecessor` },
    { since: '1.14', exception: FLINK_RUNTIME, message: `${ILLEGAL_GRAPH} partially finished vertices predeceased with all running ones. Task vertex <name>(<vertexId>) has a all running predecessor` }),
  FULLY_FINISHED_CHAIN_MIXED: flinkRefusal('assign', 'Some operators of a vertex are fully finished and others are not, where that was not checked before.',
    { since: '1.14', exception: ILLEGAL_STATE, message: 'JobVertex could not have mixed finished and unfinished operators' }),
  STATE_WITHOUT_OPERATOR: flinkRefusal('assign', 'The checkpoint has state of an operator that no task has.',
    throws(ILLEGAL_STATE, 'There is no operator for the state <operatorId>')),
  RESTORED_MAX_PARALLELISM_TOO_LOW: flinkRefusal('assign', 'The snapshot\'s max parallelism is below the vertex\'s parallelism.',
    throws(ILLEGAL_STATE, 'The state for task <vertexId> can not be restored. The maximum parallelism (<snapshot>) of the restored state is lower than the configured parallelism (<parallelism>). Please reduce the parallelism of the task to be lower or equal to the maximum parallelism.')),
  RESTORED_MAX_PARALLELISM_CHANGED: flinkRefusal('assign', 'The snapshot\'s max parallelism differs from the vertex\'s, which may not be adjusted.',
    throws(ILLEGAL_STATE, 'The maximum parallelism (<snapshot>) with which the latest checkpoint of the execution job vertex <vertex> has been taken and the current maximum parallelism (<job>) changed. This is currently not supported.')),
  ADOPTED_MAX_PARALLELISM_OUT_OF_BOUNDS: flinkRefusal('assign', 'The max parallelism that a vertex would adopt is not within 1 to 32768.',
    { until: '1.12', exception: ILLEGAL_ARGUMENT, message: 'Overriding max parallelism is not in valid bounds (1..32768), found: <maxParallelism>' }),
  RESCALED_WITHOUT_ENTRIES: flinkRefusal('assign', 'An operator that has no entries of subtasks is rescaled beside one that has some.',
    { until: '1.13', exception: NULL_POINTER, message: null }),
  DUPLICATE_DELEGATE: flinkRefusal('assign', 'Two operator state handles of one subtask have equal stream handles.',
    throws(ILLEGAL_STATE, 'Duplicate key <delegate>')),
  CHANNEL_STATE_NOT_RESCALABLE: flinkRefusal('assign', 'In-flight data cannot be rescaled over this edge.',
    { until: '1.11', exception: ILLEGAL_ARGUMENT, message: 'rescaling not supported for <place> (old: <old>, new: <new>)' },
    { since: '1.12', exception: 'java.lang.UnsupportedOperationException', message: 'Cannot rescale the given pointwise partitioner.\nDid you change the partitioner to forward or rescale?\nIt may also help to add an explicit shuffle().' }),
  CHANNEL_STATE_CHAINED: flinkRefusal('assign', 'In-flight data belongs to an operator that is now inside a chain.',
    { since: '1.12', exception: ILLEGAL_STATE, message: 'Cannot recover from unaligned checkpoint when topology changes, such that data exchanges with persisted data are now chained.\nThe following operators contain channel state: [<operatorIds>]' }),
  CHANNEL_MAPPER_MISSING: flinkRefusal('assign', 'An edge says not how in-flight data is rescaled.',
    { since: '1.12', exception: NULL_POINTER, message: 'No channel rescaler found during rescaling of channel state' }),
  MASTER_STATE_UNMATCHED: flinkRefusal('hooks', 'The snapshot has master state that none of the job\'s hooks resumes.',
    throws(ILLEGAL_STATE, 'Found state \'<name>\' which is not resumed by any hook.')),
} as const satisfies Record<string, RefusalDescription>;
