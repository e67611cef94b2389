/** Whose state it is: told from the streams that it is in. */
import type { OperatorId, Snapshot, SubtaskState } from '../../model/snapshot.ts';
import { keyGroupsOf, commonKeyGroups } from './key-groups.ts';
import { isRescaled, KEYED_STATE_PLACES, OPERATOR_STATE_PLACES } from './restored-operators.ts';
import type { RestoredOperator } from './restored-operators.ts';
import { ownStreams, streamName } from './streams.ts';

/** From streams to the one operator of the snapshot that has state in it. */
export type Owners = ReadonlyMap<string, OperatorId>;

/** The owners of all streams that only one operator has. */
export function ownersOf({ operators }: Snapshot): Owners {
  const owners = new Map<string, OperatorId>();
  const shared = new Set<string>();
  for (const { operatorId, subtasks } of operators) {
    for (const stream of streamsOf(subtasks.map(({ state }) => state))) {
      const owner = owners.get(stream) ?? operatorId;
      if (owner === operatorId) owners.set(stream, operatorId);
      else shared.add(stream);
    }
  }
  for (const stream of shared) owners.delete(stream);
  return owners;
}

/** The operators of the snapshot whose state is among what was assigned, each once. */
export function ownersAmong(
  assigned: readonly SubtaskState[],
  owners: Owners,
): readonly OperatorId[] {
  const found = [...streamsOf(assigned)].map((stream) => owners.get(stream));
  return [...new Set(found.filter((owner) => owner !== undefined))];
}

function streamsOf(states: readonly SubtaskState[]): ReadonlySet<string> {
  return new Set(
    states.flatMap((state) => [
      ...OPERATOR_STATE_PLACES.flatMap((place) =>
        state[place].map(({ delegate }) => streamName(delegate)),
      ),
      ...KEYED_STATE_PLACES.flatMap((place) => state[place].flatMap(ownStreams)),
    ]),
  );
}

/**
 * Whether some subtask gets a handle of the operator's state for certain: of state in lists that has
 * elements, of keyed state that has key groups in bounds, and of any at an unchanged parallelism.
 */
export function mustArrive(operator: RestoredOperator): boolean {
  const { maxParallelism, state } = operator;
  const all = keyGroupsOf(maxParallelism, 1, 0);
  return state.subtasks.some(
    ({ state: recorded }) =>
      OPERATOR_STATE_PLACES.some((place) =>
        recorded[place].some(
          ({ states }) => !isRescaled(operator) || states.some(({ offsets }) => offsets.length > 0),
        ),
      ) ||
      KEYED_STATE_PLACES.some((place) =>
        recorded[place].some(
          (handle) =>
            !isRescaled(operator) ||
            (handle.kind !== 'inMemoryChangelog' && commonKeyGroups(handle.range, all) !== null),
        ),
      ),
  );
}
