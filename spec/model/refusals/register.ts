/** Refusals while a snapshot is registered in the store and the counter is set. */
import {
  flinkRefusal,
  ILLEGAL_ARGUMENT,
  ILLEGAL_STATE,
  NULL_POINTER,
  throws,
} from './description.ts';
import type { RefusalDescription } from './description.ts';

// prettier-ignore
export const REGISTER_REFUSALS = {
  SHARED_STATE_CLASH: flinkRefusal('register', 'Two unequal handles stand for one shared file.',
    { since: '1.16', exception: ILLEGAL_STATE, message: 'StateObjects underlying same key should be equal !' }),
  SHARED_HANDLE_MISSING: flinkRefusal('register', 'A changelog has no handle for one of its streams, so that it cannot be registered.',
    { since: '1.15', exception: NULL_POINTER, message: null }),
  CHECKPOINT_ALREADY_STORED: flinkRefusal('register', 'The store of high availability has a checkpoint of this ID already.',
    { until: '1.11', exception: 'java.util.ConcurrentModificationException', message: 'ZooKeeper unexpectedly modified' },
    { since: '1.12', exception: 'org.apache.flink.runtime.persistence.StateHandleStore$AlreadyExistException', message: 'ZooKeeper node <path> already exists.' }),
  COUNTER_OVERFLOW: flinkRefusal('register', 'The next checkpoint ID does not fit the counter.',
    throws(ILLEGAL_ARGUMENT, 'ZooKeeper checkpoint counter only supports checkpoints Ids up to 2147483647, but given value is<id>')),
  NO_COMPLETED_CHECKPOINT: flinkRefusal('register', 'The store has no completed checkpoint.',
    throws(ILLEGAL_STATE, 'No completed checkpoint available')),
} as const satisfies Record<string, RefusalDescription>;
