/** Small cases of the entry points, of stored checkpoints and of finished operators. */
import type { RestoreCase } from '../../model/case.ts';
import type { VertexOutcome } from '../../model/outcome.ts';
import type { EntryPoint, StoredCheckpoint } from '../../model/request.ts';
import { EMPTY_SUBTASK_STATE } from '../../model/snapshot.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import { id, operator, restoreCase, vertex } from '../../testing/small-case.ts';
import { CHECKPOINT_PROPERTIES } from './judge.ts';

/** Short names for the entry points that restore from the store. */
export const START: EntryPoint = 'restoreInitialCheckpointIfPresent';
export const TO_ALL: EntryPoint = 'restoreLatestCheckpointedStateToAll';
export const TO_SUBTASKS: EntryPoint = 'restoreLatestCheckpointedStateToSubtasks';

type Parts = NonNullable<Parameters<typeof restoreCase>[1]>;

/** A checkpoint in the store, with ID 7 where nothing else is said. */
export function stored(
  operators: readonly OperatorState[],
  changes: Partial<StoredCheckpoint> = {},
): StoredCheckpoint {
  const properties = CHECKPOINT_PROPERTIES;
  return { checkpointId: 7n, operators, masterStates: [], properties, ...changes };
}

/** A case of an entry point that restores from a store. */
export function fromStore(
  entryPoint: EntryPoint,
  store: readonly StoredCheckpoint[],
  parts: Parts = {},
): RestoreCase {
  return restoreCase(null, {
    ...parts,
    coordinator: { store, maxRetained: 5, ...parts.coordinator },
    rest: { entryPoint, ...parts.rest },
  });
}

/** An operator that had fully finished. */
export function fully(number: number, rest: Partial<OperatorState> = {}): OperatorState {
  return operator(number, { fullyFinished: true, ...rest });
}

/** An operator of two subtasks, each finished or not. */
export function partly(number: number, ...finished: readonly boolean[]): OperatorState {
  return operator(number, {
    parallelism: finished.length,
    subtasks: finished.map((one, index) => {
      return { index, finished: one, state: EMPTY_SUBTASK_STATE };
    }),
  });
}

/** An edge from the job's first vertex. */
export function edge(pattern: 'ALL_TO_ALL' | 'POINTWISE') {
  return {
    producer: 0,
    pattern,
    upstreamMapper: 'ARBITRARY',
    downstreamMapper: 'ROUND_ROBIN',
  } as const;
}

/** Vertices 1 and 2, of which the second reads from the first. */
export function pairOfVertices(...patterns: readonly ('ALL_TO_ALL' | 'POINTWISE')[]) {
  return [vertex(1), vertex(2, { inputs: patterns.map(edge) })];
}

/** What became of a vertex: tasks `null`, with an entry for its operator, or finished. */
export function outcomeOf(
  number: number,
  tasks: readonly ('none' | 'restored' | 'finished')[],
  maxParallelism = 128,
): VertexOutcome {
  return {
    id: id(1000 + number),
    parallelism: tasks.length,
    maxParallelism,
    subtasks: tasks.map((task) =>
      task === 'none'
        ? null
        : {
            checkpointId: 7n,
            finishedOnRestore: task === 'finished',
            operators:
              task === 'finished' ? [] : [{ operatorId: id(number), state: EMPTY_SUBTASK_STATE }],
          },
    ),
  };
}
