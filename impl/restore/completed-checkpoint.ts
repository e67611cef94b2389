/** A checkpoint in the store, with all that it holds. Flink: `CompletedCheckpoint`. */
import type { StoredOutcome } from '../../spec/model/outcome.ts';
import type { StoredCheckpoint } from '../../spec/model/request.ts';
import type { MasterState, OperatorState } from '../../spec/model/snapshot.ts';
import { isOwnSnapshot } from './history/own-snapshots.ts';
import { idHash, JavaHashMap } from './java/hash-map.ts';

/** A stored checkpoint, with what can be restored from it. */
export interface CompletedCheckpoint extends Omit<StoredOutcome, 'operatorIds' | 'masterStates'> {
  /** By OperatorID, in the order of the map that Flink makes. */
  readonly operators: JavaHashMap<OperatorState>;
  readonly masterHookStates: readonly MasterState[];
  /** The path of its metadata; `null` where it has none of its own. */
  readonly metadata: string | null;
}

/** A checkpoint that was there before the restore: it has no metadata of its own, and no pointer. */
export function completedBefore(stored: StoredCheckpoint): CompletedCheckpoint {
  const operators = new JavaHashMap<OperatorState>(idHash);
  for (const state of stored.operators) operators.put(state.operatorId, state);
  return {
    checkpointId: stored.checkpointId,
    externalPointer: null,
    properties: stored.properties,
    restoredProperties: null,
    operators: JavaHashMap.copyOf(operators),
    masterHookStates: stored.masterStates,
    metadata: null,
  };
}

/** What the outcome tells of it. */
export function storedOutcome(checkpoint: CompletedCheckpoint): StoredOutcome {
  const { checkpointId, externalPointer, properties, restoredProperties } = checkpoint;
  const { operators, masterHookStates } = checkpoint;
  return {
    checkpointId,
    externalPointer: isOwnSnapshot(externalPointer) ? null : externalPointer,
    properties,
    restoredProperties,
    operatorIds: Array.from(operators.entries(), ([id]) => id).sort(),
    masterStates: masterHookStates.map(({ name }) => name),
  };
}
