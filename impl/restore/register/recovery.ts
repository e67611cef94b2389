/**
 * What a job finds in its store. Flink: `DefaultCompletedCheckpointStoreUtils#retrieveCompletedCheckpoints`,
 * before 1.14 `CompletedCheckpointStore#recover`.
 */
import type { StoredCheckpoint } from '../../../spec/model/request.ts';
import { completedBefore } from '../completed-checkpoint.ts';
import type { CompletedCheckpoint } from '../completed-checkpoint.ts';
import type { RestoreContext } from '../context.ts';
import { refuse } from '../refuse.ts';

/** The names of checkpoints in ZooKeeper have so many digits, and sort as their IDs do. */
const DIGITS = 19;

/** The checkpoints of the store, oldest first. */
export function recoveredOf(context: RestoreContext): readonly CompletedCheckpoint[] {
  const { decisions, profile, request } = context;
  const { highlyAvailable, store } = request.coordinator;
  if (!highlyAvailable) return store.map(completedBefore);
  const unreadable = unreadableOf(context);
  const readable = store.filter((stored) => !unreadable.includes(stored));
  if (decisions.refusesUnreadable(store.length, readable.length, profile.restore)) {
    refuseStore(store, unreadable, context);
  }
  return decisions.recoveredOrder(readable.map(completedBefore));
}

/** Those that a store of high availability knows of and cannot read. */
export function unreadableOf({ request }: RestoreContext): readonly StoredCheckpoint[] {
  return request.coordinator.store.filter(({ unreadable }) => unreadable);
}

/** The first one in the order of their names, or how many there are. */
function refuseStore(
  store: readonly StoredCheckpoint[],
  unreadable: readonly StoredCheckpoint[],
  { profile }: RestoreContext,
): never {
  const ids = unreadable.map(({ checkpointId }) => checkpointId);
  const first = ids.reduce((least, id) => (id < least ? id : least));
  const name = `/${`${first}`.padStart(DIGITS, '0')}`;
  const isFirstNamed = profile.restore.unreadableStored === 'refused';
  const values = { count: store.length, id: first, name };
  refuse('STORED_CHECKPOINT_UNREADABLE', profile, values, isFirstNamed ? 1 : 0);
}
