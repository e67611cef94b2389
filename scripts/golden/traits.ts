/** What a snapshot shows, in single words: a scenario says which it was written for. */
import { SUBTASK_STATE_KINDS } from '../../spec/model/snapshot.ts';
import type { OperatorState, Snapshot } from '../../spec/model/snapshot.ts';

/**
 * The words for a snapshot: kinds of handles, as spec/model/handles.ts names them, with
 * `savepointKeyGroups` for those of the canonical format; redistribution modes; the places of subtask
 * state that hold any; `coordinatorState`, `masterState`, `fullyFinished`, `finishedSubtask`; and the
 * name of the snapshot's type, such as `Full Checkpoint`.
 */
export function traitsOf(snapshot: Snapshot): ReadonlySet<string> {
  const traits = new Set<string>();
  if (snapshot.masterStates.length > 0) traits.add('masterState');
  if (snapshot.properties?.type) traits.add(snapshot.properties.type.name);
  for (const operator of snapshot.operators) addOperator(traits, operator);
  return traits;
}

function addOperator(traits: Set<string>, operator: OperatorState): void {
  if (operator.coordinatorState !== null) traits.add('coordinatorState');
  if (operator.fullyFinished) traits.add('fullyFinished');
  for (const { finished, state } of operator.subtasks) {
    if (finished) traits.add('finishedSubtask');
    for (const kind of SUBTASK_STATE_KINDS) if (state[kind].length > 0) traits.add(kind);
  }
  for (const part of objectsIn(operator)) {
    if (typeof part['kind'] === 'string') traits.add(kindOf(part));
    if (typeof part['mode'] === 'string') traits.add(part['mode']);
  }
}

function kindOf(handle: Readonly<Record<string, unknown>>): string {
  return handle['savepoint'] === true ? 'savepointKeyGroups' : String(handle['kind']);
}

/** Every object within a value, itself included, that is neither an array nor bytes. */
export function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) {
    for (const item of value) yield* objectsIn(item);
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    const object = value as Readonly<Record<string, unknown>>;
    yield object;
    for (const part of Object.values(object)) yield* objectsIn(part);
  }
}
