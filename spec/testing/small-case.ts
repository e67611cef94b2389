/** Small requests and snapshots for tests: everything has a default, and what matters is given. */
import type { RestoreCase } from '../model/case.ts';
import type { Job, JobVertex, OperatorIdPair } from '../model/job.ts';
import type {
  KeyGroupsStateHandle,
  OperatorStateHandle,
  OperatorStateMode,
} from '../model/handles.ts';
import { CASE_ROOT } from '../model/request.ts';
import type { RestoreRequest } from '../model/request.ts';
import { EMPTY_SUBTASK_STATE } from '../model/snapshot.ts';
import type { OperatorId, OperatorState, Snapshot, SubtaskState } from '../model/snapshot.ts';
import { findProfile } from '../profiles/profile.ts';
import type { Profile } from '../profiles/profile.ts';

/** An ID of 32 digits that ends with a number. */
export function id(number: number): OperatorId {
  return number.toString(16).padStart(32, '0');
}

/** A profile that is known to be there. */
export function profile(name: string): Profile {
  const found = findProfile(name);
  if (found === undefined) throw new Error(`no profile ${name}`);
  return found;
}

export const FLINK_2_3 = profile('flink-2.3');

export function pair(generated: OperatorId, userDefined: OperatorId | null = null): OperatorIdPair {
  return { generated, userDefined, name: null, uid: null };
}

export function vertex(number: number, rest: Partial<JobVertex> = {}): JobVertex {
  return {
    id: id(1000 + number),
    name: `vertex ${number}`,
    parallelism: 1,
    maxParallelism: null,
    operators: [pair(id(number))],
    inputs: [],
    coordinators: [],
    ...rest,
  };
}

export function operator(number: number, rest: Partial<OperatorState> = {}): OperatorState {
  return {
    operatorId: id(number),
    name: null,
    uid: null,
    parallelism: 1,
    maxParallelism: 128,
    coordinatorState: null,
    fullyFinished: false,
    subtasks: [],
    ...rest,
  };
}

/** Entries of subtasks 0, 1, …; `undefined` leaves one out. */
export function subtasks(
  ...states: (Partial<SubtaskState> | undefined)[]
): OperatorState['subtasks'] {
  return states.flatMap((state, index) =>
    state === undefined
      ? []
      : [{ index, finished: false, state: { ...EMPTY_SUBTASK_STATE, ...state } }],
  );
}

export function keyGroups(start: number, end: number, name = `kg ${start}`): KeyGroupsStateHandle {
  return {
    kind: 'keyGroups',
    savepoint: false,
    range: { start, end },
    offsets: Array.from({ length: end - start + 1 }, (_, i) => BigInt(100 * (start + i))),
    delegate: { kind: 'file', path: `file:/state/${name}`, size: 1n },
    stateHandleId: `id of ${name}`,
  };
}

/** Operator state in a stream, each state given as its mode and its offsets. */
export function lists(
  stream: string,
  states: Record<string, readonly [OperatorStateMode, ...number[]]>,
): OperatorStateHandle {
  return {
    kind: 'operatorStream',
    states: Object.entries(states).map(([name, [mode, ...offsets]]) => ({
      name,
      mode,
      offsets: offsets.map(BigInt),
    })),
    delegate: { kind: 'bytes', handleName: stream, data: new Uint8Array() },
  };
}

export function snapshot(
  operators: readonly OperatorState[],
  rest: Partial<Snapshot> = {},
): Snapshot {
  return { checkpointId: 7n, masterStates: [], operators, properties: null, ...rest };
}

interface RequestParts {
  readonly vertices?: readonly JobVertex[];
  readonly job?: Partial<Job>;
  readonly settings?: Partial<RestoreRequest['settings']>;
  readonly coordinator?: Partial<RestoreRequest['coordinator']>;
  readonly rest?: Partial<RestoreRequest>;
}

export function request({
  vertices,
  job,
  settings,
  coordinator,
  rest,
}: RequestParts): RestoreRequest {
  return {
    files: [],
    pointer: CASE_ROOT,
    settings: {
      allowNonRestoredState: false,
      claimMode: 'NO_CLAIM',
      ignoredInFlightDataOf: null,
      recoversOutputDownstream: false,
      ...settings,
    },
    job: { vertices: vertices ?? [], masterHooks: [], ...job },
    coordinator: {
      counter: { kind: 'standalone', value: 1n },
      store: [],
      maxRetained: 1,
      scheduler: 'default',
      ...coordinator,
    },
    entryPoint: 'restoreSavepoint',
    ...rest,
  };
}

/** A case of the question `restore`, from the parts of its request. */
export function restoreCase(loaded: Snapshot | null, parts: RequestParts = {}): RestoreCase {
  return { id: 'test', question: 'restore', request: request(parts), snapshot: loaded };
}
