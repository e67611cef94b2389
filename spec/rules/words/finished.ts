/**
 * How much of a job had finished when its checkpoint was taken, and what of that does not fit its
 * graph. Flink: `VertexFinishedStateChecker`.
 */
import type { RestoreCase } from '../../model/case.ts';
import type { JobVertex } from '../../model/job.ts';
import type { OperatorId, OperatorState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { restoredSnapshot } from './entry.ts';

/** How much of an operator had finished. */
export type Degree = 'running' | 'partly' | 'fully';

/** The refusals of a graph in which finished operators do not fit. */
export type FinishedFailure =
  'FINISHED_CHAIN_MIXED' | 'FINISHED_AFTER_UNFINISHED' | 'PARTLY_FINISHED_AFTER_UNFINISHED';

/** How much of each vertex had finished; `mixed` where its operators differ in that. */
export type FinishedVertices = ReadonlyMap<JobVertex, Degree | 'mixed'>;

/**
 * The vertices of a case with what of them had finished.
 *
 * @param ignores whether in-flight data is ignored as the case asks; finished subtasks are then lost
 */
export function finishedVertices(
  subject: RestoreCase,
  profile: Profile,
  ignores = ignoresInFlightData(subject, profile),
): FinishedVertices {
  const states = new Map(
    (restoredSnapshot(subject, profile)?.operators ?? []).map((state) => [state.operatorId, state]),
  );
  return new Map(
    subject.request.job.vertices.map((vertex) => [vertex, degreeOf(vertex, states, ignores)]),
  );
}

/** Whether in-flight data of the restored checkpoint is ignored. */
export function ignoresInFlightData(subject: RestoreCase, profile: Profile): boolean {
  const { ignoredInFlightDataOf } = subject.request.settings;
  return (
    profile.restore.ignoresInFlightData &&
    ignoredInFlightDataOf === restoredSnapshot(subject, profile)?.checkpointId
  );
}

/** Whether the graph is checked at an entry point: where a job starts, not where it fails over. */
export function checksFinished({ request }: RestoreCase): boolean {
  return (
    request.entryPoint === 'restoreSavepoint' ||
    request.entryPoint === 'restoreInitialCheckpointIfPresent'
  );
}

/** Whether any operator of a job had finished, or a part of one. */
export function isAnyFinished(vertices: FinishedVertices): boolean {
  return [...vertices.values()].some((degree) => degree !== 'running');
}

/** Each thing that does not fit; which of them is reported hangs on the order of a hash set. */
export function finishedFailures(
  vertices: FinishedVertices,
  { request }: RestoreCase,
): ReadonlySet<FinishedFailure> {
  const failures = new Set<FinishedFailure>();
  for (const [vertex, degree] of vertices) {
    if (degree === 'mixed') failures.add('FINISHED_CHAIN_MIXED');
    if (degree === 'running' || degree === 'mixed') continue;
    for (const { producer } of vertex.inputs) {
      const before = vertices.get(request.job.vertices[producer]!)!;
      const pattern = patternBetween(vertex, producer);
      if (mayPrecede(before, degree, pattern)) continue;
      failures.add(
        degree === 'fully' ? 'FINISHED_AFTER_UNFINISHED' : 'PARTLY_FINISHED_AFTER_UNFINISHED',
      );
    }
  }
  return failures;
}

/** Everything, if any of several edges is of this pattern. */
export function patternBetween(
  { inputs }: JobVertex,
  producer: number,
): 'ALL_TO_ALL' | 'POINTWISE' {
  const isAllToAll = inputs.some(
    (edge) => edge.producer === producer && edge.pattern === 'ALL_TO_ALL',
  );
  return isAllToAll ? 'ALL_TO_ALL' : 'POINTWISE';
}

function mayPrecede(
  before: Degree | 'mixed',
  degree: 'partly' | 'fully',
  pattern: 'ALL_TO_ALL' | 'POINTWISE',
): boolean {
  if (before === 'fully' || before === 'mixed') return true;
  return degree === 'partly' && pattern === 'POINTWISE' && before === 'partly';
}

/** By the state under the user-defined ID, if there is one, otherwise under the generated one. */
function degreeOf(
  { operators }: JobVertex,
  states: ReadonlyMap<OperatorId, OperatorState>,
  ignores: boolean,
): Degree | 'mixed' {
  const degrees = new Set(
    operators.map(({ generated, userDefined }) => {
      const state =
        (userDefined === null ? undefined : states.get(userDefined)) ?? states.get(generated);
      if (state?.fullyFinished === true) return 'fully';
      const hasFinished = state?.subtasks.some(({ finished }) => finished) ?? false;
      return hasFinished && !ignores ? 'partly' : 'running';
    }),
  );
  const [degree = 'running'] = degrees;
  return degrees.size > 1 ? 'mixed' : degree;
}
