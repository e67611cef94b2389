/**
 * Which state every operator of the job finds in the snapshot.
 * Flink: `StateAssignmentOperation#buildStateAssignments`.
 */
import type { RestoreCase } from '../../model/case.ts';
import type { JobVertex } from '../../model/job.ts';
import type { OperatorId, OperatorState, Snapshot } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { idsOf } from './claims.ts';
import { restartedVertices, restoredSnapshot } from './entry.ts';

/** An operator of a vertex, and the state that it finds. */
export interface FoundState {
  /** The operator's generated ID, under which its state is handed out. */
  readonly generated: OperatorId;
  /** `null` where it finds none. */
  readonly state: OperatorState | null;
}

/** A vertex with the states that its operators find. */
export interface RestoredVertex {
  readonly vertex: JobVertex;
  /** In the order of the chain. */
  readonly operators: readonly FoundState[];
}

/**
 * The vertices of a job whose tasks are restored, as far as it is settled what their
 * operators find. Left out are those that share an ID with another vertex (which of the two comes
 * first hangs on the order of a hash set), those with fully finished operators, and, beside in-flight
 * data, those without subtask entries, which their neighbours' data may bring into the restore.
 */
export function restoredVertices(
  subject: RestoreCase,
  profile: Profile,
): readonly RestoredVertex[] {
  const last = known.get(subject);
  if (last?.profile === profile) return last.vertices;
  const vertices = findVertices(subject, profile);
  known.set(subject, { profile, vertices });
  return vertices;
}

/** Many rules ask for the vertices of one case in turn. */
const known = new WeakMap<
  RestoreCase,
  { readonly profile: Profile; readonly vertices: readonly RestoredVertex[] }
>();

function findVertices(subject: RestoreCase, profile: Profile): RestoredVertex[] {
  const snapshot = restoredSnapshot(subject, profile);
  const isInFlight = snapshot !== null && hasInFlightData(snapshot);
  return foundVertices(subject, profile)
    .filter((found) => !hasFullyFinished(found))
    .filter((restored) => hasEntries(restored) || !isInFlight);
}

/** The vertices of a restored savepoint, with those without subtask entries, whatever neighbours bring. */
export function settledVertices(subject: RestoreCase, profile: Profile): readonly RestoredVertex[] {
  if (subject.request.entryPoint !== 'restoreSavepoint') return [];
  return foundVertices(subject, profile).filter((found) => !hasFullyFinished(found));
}

/** Of every entry point, with those that had fully finished, and beside in-flight data. */
export function foundVertices(subject: RestoreCase, profile: Profile): readonly RestoredVertex[] {
  const snapshot = restoredSnapshot(subject, profile);
  if (snapshot === null) return [];
  const states = new Map(snapshot.operators.map((state) => [state.operatorId, state]));
  const vertices = restartedVertices(subject.request);
  return vertices
    .filter((vertex) => !isContested(vertex, vertices, states))
    .map((vertex) => ({ vertex, operators: findStates(vertex, states, profile) }));
}

/** Whether any operator of a vertex finds the state of one that had fully finished. */
export function hasFullyFinished({ operators }: RestoredVertex): boolean {
  return operators.some(({ state }) => state?.fullyFinished === true);
}

/** Whether any operator of a vertex finds entries of subtasks, even empty ones. */
export function hasEntries({ operators }: RestoredVertex): boolean {
  return operators.some(({ state }) => state !== null && state.subtasks.length > 0);
}

/**
 * Whether nothing but max parallelisms can refuse the assignment of a savepoint's state: there are no
 * finished operators and no in-flight data, and it is settled what every vertex finds.
 */
export function isPlain(subject: RestoreCase, profile: Profile): boolean {
  const { request, snapshot } = subject;
  if (request.entryPoint !== 'restoreSavepoint') return false;
  if (snapshot === null || hasInFlightData(snapshot)) return false;
  const entries = snapshot.operators.flatMap(({ subtasks }) => subtasks);
  return (
    restoredVertices(subject, profile).length === request.job.vertices.length &&
    !entries.some(({ finished }) => finished)
  );
}

/** A state that was found is there no more for the operators after it in the chain. */
function findStates(
  { operators }: JobVertex,
  states: ReadonlyMap<OperatorId, OperatorState>,
  { restore }: Profile,
): FoundState[] {
  const left = new Map(states);
  return operators.map(({ generated, userDefined }) => {
    const usesOther =
      userDefined === null || (restore.lookUp === 'userDefinedFirst' && !left.has(userDefined));
    const sought = usesOther ? generated : userDefined;
    const state = left.get(sought) ?? null;
    left.delete(sought);
    return { generated, state };
  });
}

function isContested(
  vertex: JobVertex,
  vertices: readonly JobVertex[],
  states: ReadonlyMap<OperatorId, OperatorState>,
): boolean {
  const others = new Set(vertices.filter((other) => other !== vertex).flatMap(idsOf));
  return idsOf(vertex).some((id) => states.has(id) && others.has(id));
}

/** Whether any subtask of a snapshot has in-flight data. */
export function hasInFlightData({ operators }: Snapshot): boolean {
  return operators.some(({ subtasks }) =>
    subtasks.some(
      ({ state }) => state.inputChannelState.length + state.resultSubpartitionState.length > 0,
    ),
  );
}
