/** Snapshots with an operator that cannot be. */
import type { ImpossibleOperator } from '../../../spec/model/case.ts';
import type { ByteStreamStateHandle } from '../../../spec/model/handles.ts';
import type { OperatorState, Snapshot, SubtaskEntry } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { Impossible } from '../draft/decode-draft.ts';

/** The first version with coordinator state and with finished operators. */
const FIRST_VERSION_WITH_FINISHED = 3;

const COORDINATOR_STATE: ByteStreamStateHandle = {
  kind: 'bytes',
  handleName: 'coordinator',
  data: Uint8Array.of(1),
};

/**
 * The snapshot with one of its operators made impossible; `null` where none can be made so.
 *
 * @param which chooses the operator: any number from 0 on
 */
export function withImpossible(
  snapshot: Snapshot,
  impossible: Impossible,
  which: number,
  metadataVersion: number,
  { format }: Profile,
): Snapshot | null {
  const { operators } = snapshot;
  if (impossible === 'nothing' || operators.length === 0) return null;
  const hasFinished = format.finishedStates && metadataVersion >= FIRST_VERSION_WITH_FINISHED;
  if (impossible === 'finishedWithState' && !hasFinished) return null;
  const index = which % operators.length;
  const made = madeImpossible(operators[index]!, impossible);
  return made === null ? null : { ...snapshot, operators: operators.with(index, made) };
}

function madeImpossible(
  operator: OperatorState,
  impossible: ImpossibleOperator,
): OperatorState | null {
  const { parallelism, maxParallelism, subtasks } = operator;
  switch (impossible) {
    case 'parallelismAboveMax':
      return { ...operator, parallelism: maxParallelism + 1 };
    case 'negativeParallelism':
      return { ...operator, parallelism: -1 };
    case 'subtaskOutside':
      return subtasks.length === 0
        ? null
        : {
            ...operator,
            subtasks: [...subtasks.slice(0, -1), outside(subtasks.at(-1)!, parallelism)],
          };
    case 'finishedWithState':
      return {
        ...operator,
        fullyFinished: true,
        subtasks: [],
        coordinatorState: COORDINATOR_STATE,
      };
  }
}

function outside(entry: SubtaskEntry, parallelism: number): SubtaskEntry {
  return { ...entry, index: parallelism };
}
