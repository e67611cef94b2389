/**
 * What is wrong with each state of a snapshot when it is held against the job.
 * Flink: `Checkpoints#loadAndValidateCheckpoint`, which refuses at the first that is wrong.
 */
import type { RestoreCase } from '../../model/case.ts';
import { UPPER_BOUND_MAX_PARALLELISM } from '../../model/job.ts';
import type { JobVertex } from '../../model/job.ts';
import type { CoordinatorSetup, RestoreRequest } from '../../model/request.ts';
import { hasState } from '../../model/snapshot.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { claimsOf } from './claims.ts';
import { declaredMaxParallelism, normalizedMaxParallelism } from './max-parallelism.ts';

/** The refusals of the stage `validate`. */
export type ValidationFailure =
  'MAX_PARALLELISM_MISMATCH' | 'MAX_PARALLELISM_OUT_OF_BOUNDS' | 'NON_RESTORED_STATE';

/** A state of the snapshot, held against the job. */
export interface CheckedState {
  readonly state: OperatorState;
  /** The vertex that claims it; `null` where the job has no such operator. */
  readonly claimant: JobVertex | null;
  /** `null` where nothing is wrong with it. */
  readonly failure: ValidationFailure | null;
}

/** Flink's -1, which no vertex adopts. */
const NO_MAX_PARALLELISM = -1;

/**
 * The states in file order; of a repeated OperatorID every one. None where nothing is validated:
 * without a snapshot, at another entry point, in reactive mode before Flink 1.13, and where it is
 * left open which of two vertices claims a state.
 */
export function checkedStates(subject: RestoreCase, profile: Profile): readonly CheckedState[] {
  const last = known.get(subject);
  if (last?.profile === profile) return last.checked;
  const checked = checkStates(subject, profile);
  known.set(subject, { profile, checked });
  return checked;
}

/** Many rules ask for the states of one case in turn. */
const known = new WeakMap<
  RestoreCase,
  { readonly profile: Profile; readonly checked: readonly CheckedState[] }
>();

function checkStates({ request, snapshot }: RestoreCase, profile: Profile): CheckedState[] {
  const { coordinator, entryPoint, job } = request;
  if (snapshot === null || entryPoint !== 'restoreSavepoint') return [];
  const bounds = profile.restore.maxParallelismBounds;
  if (coordinator.scheduler === 'reactive' && bounds === 'adopted') return [];
  const claims = claimsOf(job, profile);
  if (snapshot.operators.some(({ operatorId }) => (claims.get(operatorId)?.length ?? 0) > 1)) {
    return [];
  }
  return snapshot.operators.map((state): CheckedState => {
    const claimant = claims.get(state.operatorId)?.[0] ?? null;
    return { state, claimant, failure: failureOf(state, claimant, request, profile) };
  });
}

/** The states with a failure. */
export function failuresAmong(
  checked: readonly CheckedState[],
  code: ValidationFailure,
): readonly CheckedState[] {
  return checked.filter(({ failure }) => failure === code);
}

/** What is wrong with a state that a vertex, or nobody, claims. */
export function failureOf(
  state: OperatorState,
  claimant: JobVertex | null,
  { coordinator, settings }: RestoreRequest,
  profile: Profile,
): ValidationFailure | null {
  if (claimant !== null) return maxParallelismFailure(state, claimant, coordinator, profile);
  return !settings.allowNonRestoredState && holdsState(state) ? 'NON_RESTORED_STATE' : null;
}

/** Whether an operator's state is more than empty entries of subtasks. */
export function holdsState({ coordinatorState, subtasks }: OperatorState): boolean {
  return coordinatorState !== null || subtasks.some(({ state }) => hasState(state));
}

function maxParallelismFailure(
  { maxParallelism }: OperatorState,
  vertex: JobVertex,
  { scheduler }: CoordinatorSetup,
  { restore }: Profile,
): ValidationFailure | null {
  const declared = declaredMaxParallelism(vertex);
  if (maxParallelism === declared) return null;
  if (maxParallelism === NO_MAX_PARALLELISM) return 'MAX_PARALLELISM_MISMATCH';
  const adopted = normalizedMaxParallelism(maxParallelism);
  if (restore.maxParallelismBounds === 'validated' && !isWithinBounds(adopted)) {
    return 'MAX_PARALLELISM_OUT_OF_BOUNDS';
  }
  const adjusts = scheduler === 'reactive' ? adopted >= declared : vertex.maxParallelism === null;
  return adjusts ? null : 'MAX_PARALLELISM_MISMATCH';
}

function isWithinBounds(maxParallelism: number): boolean {
  return maxParallelism >= 1 && maxParallelism <= UPPER_BOUND_MAX_PARALLELISM;
}
