/** The operators whose state is redistributed, and the places in which they have it. */
import type { RestoreCase } from '../../model/case.ts';
import type { JobVertex } from '../../model/job.ts';
import type { OperatorId, OperatorState, SubtaskState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { restoredMaxParallelism } from './adoption.ts';
import { restoredVertices } from './restored-vertices.ts';

/** An operator that finds a state with subtask entries. */
export interface RestoredOperator {
  readonly vertex: JobVertex;
  /** The vertex's max parallelism after the restore. */
  readonly maxParallelism: number;
  /** The operator's generated ID, under which its state is handed out. */
  readonly generated: OperatorId;
  readonly state: OperatorState;
}

/** Where a subtask has operator state. Flink treats both alike, each for itself. */
export const OPERATOR_STATE_PLACES = ['managedOperatorState', 'rawOperatorState'] as const;
export type OperatorStatePlace = (typeof OPERATOR_STATE_PLACES)[number];

/** Where a subtask has keyed state. Flink treats both alike, each for itself. */
export const KEYED_STATE_PLACES = ['managedKeyedState', 'rawKeyedState'] as const;
export type KeyedStatePlace = (typeof KEYED_STATE_PLACES)[number];

/** One place of such an operator's state. */
export interface RestoredPlace<Place extends keyof SubtaskState> extends RestoredOperator {
  readonly place: Place;
}

/** The operators that find states with entries, in all vertices of which it is settled. */
export function restoredOperators(
  subject: RestoreCase,
  profile: Profile,
): readonly RestoredOperator[] {
  return restoredVertices(subject, profile).flatMap((restored) => {
    const { vertex } = restored;
    const maxParallelism = restoredMaxParallelism(restored, profile);
    return restored.operators.flatMap(({ generated, state }) =>
      state === null || state.subtasks.length === 0
        ? []
        : [{ vertex, maxParallelism, generated, state }],
    );
  });
}

/** Those of their places in which the snapshot has any handle. */
export function restoredPlaces<Place extends keyof SubtaskState>(
  subject: RestoreCase,
  profile: Profile,
  places: readonly Place[],
): readonly RestoredPlace<Place>[] {
  return restoredOperators(subject, profile).flatMap((operator) => {
    const { vertex, maxParallelism, generated, state } = operator;
    return places
      .filter((place) => state.subtasks.some((entry) => entry.state[place].length > 0))
      .map((place) => ({ vertex, maxParallelism, generated, state, place }));
  });
}

/** Whether an operator has another parallelism than its state was written with. */
export function isRescaled({ vertex, state }: RestoredOperator): boolean {
  return vertex.parallelism !== state.parallelism;
}

/** One subtask's place in words. */
export function placeText(
  { generated, place }: RestoredPlace<keyof SubtaskState>,
  subtask: number,
): string {
  return `${place} of subtask ${subtask} of operator ${generated}`;
}

/** The handles that an old subtask had in a place; none where it has no entry. */
export function recordedOf<Place extends keyof SubtaskState>(
  { place, state }: RestoredPlace<Place>,
  subtask: number,
): SubtaskState[Place] | readonly [] {
  return state.subtasks.find(({ index }) => index === subtask)?.state[place] ?? [];
}

/** The handles that all old subtasks had in a place, ascending by subtask. */
export function allRecordedOf<Place extends keyof SubtaskState>({
  place,
  state,
}: RestoredPlace<Place>): readonly SubtaskState[Place][number][] {
  return state.subtasks.flatMap(({ state: recorded }) => [...recorded[place]]);
}
