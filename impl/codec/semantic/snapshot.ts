/** What a raw snapshot means to Flink. */
import { isNegativeCount, itemsOf } from '../../../spec/format/raw-snapshot.ts';
import type { RawOperator, RawSnapshot, RawSubtask } from '../../../spec/format/raw-snapshot.ts';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import type { OperatorState, Snapshot, SubtaskEntry } from '../../../spec/model/snapshot.ts';
import { textToString } from '../modified-utf8.ts';
import { toSemantic } from '../properties/to-semantic.ts';
import { absentIfEmpty } from './interpretation.ts';
import type { Interpretation } from './interpretation.ts';
import { bytesHandle } from './stream-handles.ts';
import { subtaskState } from './subtask-state.ts';

const FIRST_VERSION_WITH_FINISHED_OPERATORS = 3;

/** Upgrades old tags, normalises paths and drops what Flink drops when it reads. */
export function semanticSnapshot(raw: RawSnapshot, as: Interpretation): Snapshot {
  return {
    checkpointId: raw.checkpointId,
    masterStates: raw.masterStates.map(({ version, name, payload }) => ({
      version,
      name: textToString(name),
      payload,
    })),
    operators: raw.operators.map((operator) => semanticOperator(operator, as)),
    properties: raw.properties === undefined ? null : toSemantic(raw.properties),
  };
}

/** One operator of it. */
export function semanticOperator(raw: RawOperator, as: Interpretation): OperatorState {
  const { coordinatorState = null } = raw;
  return {
    operatorId: raw.operatorId,
    name: absentIfEmpty(raw.name),
    uid: absentIfEmpty(raw.uid),
    parallelism: raw.parallelism,
    maxParallelism: raw.maxParallelism,
    // The reader has made sure that it is inline bytes.
    coordinatorState: coordinatorState?.kind === 'bytes' ? bytesHandle(coordinatorState) : null,
    fullyFinished:
      isNegativeCount(raw.subtasks) &&
      as.metadataVersion >= FIRST_VERSION_WITH_FINISHED_OPERATORS &&
      as.behaviour.finishedStates,
    subtasks: subtaskEntries(itemsOf(raw.subtasks), as),
  };
}

/** The later of two entries with one index replaces the earlier. Flink: `OperatorState#putState`. */
function subtaskEntries(raw: readonly RawSubtask[], as: Interpretation): SubtaskEntry[] {
  const byIndex = new Map<number, SubtaskEntry>();
  for (const subtask of raw) {
    const { index } = subtask;
    const finished = 'finished' in subtask;
    const state = finished ? EMPTY_SUBTASK_STATE : subtaskState(subtask, as);
    byIndex.set(index, { index, finished, state });
  }
  return [...byIndex.values()].sort((a, b) => a.index - b.index);
}
