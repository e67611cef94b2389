/** The smallest case of each hazard. */
import { encodeSnapshot } from '../../impl/codec/index.ts';
import type { RestoreCase } from '../../spec/model/case.ts';
import type {
  IncrementalRemoteKeyedStateHandle,
  StreamStateHandle,
} from '../../spec/model/handles.ts';
import type { ReportedState } from '../../spec/model/history.ts';
import { CASE_ROOT } from '../../spec/model/request.ts';
import { EMPTY_SUBTASK_STATE } from '../../spec/model/snapshot.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import {
  id,
  keyGroups,
  operator,
  pair,
  request,
  snapshot,
  subtasks,
  vertex,
} from '../../spec/testing/small-case.ts';

const GENERATED = id(1);
const USER_DEFINED = id(9);

/** Every release from 1.11 on reads it. */
const METADATA_VERSION = 3;

const COORDINATOR_STATE = {
  kind: 'bytes',
  handleName: 'coordinator',
  data: Uint8Array.of(1, 2, 3),
} as const;

/** Without a state handle ID, so that releases before 1.15 read it too. */
const keyed = (end: number, name?: string) =>
  subtasks({ managedKeyedState: [{ ...keyGroups(0, end, name), stateHandleId: null }] });

const HASHED = vertex(1, { operators: [pair(GENERATED, USER_DEFINED)] });

type Example = readonly [Snapshot, Parameters<typeof request>[0]];

const EXAMPLES: Readonly<Record<string, Example>> = {
  'max-parallelism-by-hash-order': [
    snapshot([operator(1, { maxParallelism: 64, subtasks: keyed(63) })]),
    { vertices: [vertex(1, { operators: [pair(GENERATED), pair(id(2))] })] },
  ],
  'state-under-generated-id-dropped': [
    snapshot([operator(1, { subtasks: keyed(127) })]),
    { vertices: [HASHED] },
  ],
  'state-under-two-ids': [
    snapshot([
      operator(1, { subtasks: keyed(127) }),
      operator(9, { subtasks: keyed(127, 'other') }),
    ]),
    { vertices: [HASHED] },
  ],
  'coordinator-state-under-uid-hash': [
    snapshot([operator(9, { coordinatorState: COORDINATOR_STATE })]),
    { vertices: [{ ...HASHED, coordinators: [GENERATED] }] },
  ],
  'ignored-in-flight-data-resets-coordinators': [
    snapshot([operator(1, { coordinatorState: COORDINATOR_STATE })]),
    {
      vertices: [vertex(1, { coordinators: [GENERATED] })],
      settings: { ignoredInFlightDataOf: 7n },
    },
  ],
  'master-state-without-hooks': [
    snapshot([], { masterStates: [{ version: 1, name: 'hook', payload: Uint8Array.of(1) }] }),
    { vertices: [vertex(1)] },
  ],
  'refused-after-registration': [
    snapshot([], { masterStates: [{ version: 1, name: 'hook', payload: Uint8Array.of(1) }] }),
    { vertices: [vertex(1)], job: { masterHooks: ['another'] } },
  ],
  'same-file-relative-and-absolute': [
    snapshot([
      operator(1, { subtasks: subtasks({ managedKeyedState: [sharing('relative')] }) }),
      operator(2, { subtasks: subtasks({ managedKeyedState: [sharing('absolute')] }) }),
    ]),
    { vertices: [vertex(1), vertex(2)], settings: { claimMode: 'CLAIM' } },
  ],
  'failover-forgets-whose-files': [
    snapshot([operator(1, { subtasks: subtasks({ managedKeyedState: [sharing('absolute')] }) })]),
    {
      vertices: [vertex(1)],
      settings: { claimMode: 'LEGACY' },
      rest: {
        files: [{ path: 'shared-file', bytes: new Uint8Array() }],
        afterwards: [
          { kind: 'checkpoint', states: [reported(sharing('absolute'))] },
          { kind: 'failover' },
          { kind: 'checkpoint', states: [] },
        ],
      },
    },
  ],
};

/** What the only task of the first operator reports. */
function reported(handle: IncrementalRemoteKeyedStateHandle): ReportedState {
  const state = { ...EMPTY_SUBTASK_STATE, managedKeyedState: [handle] };
  return { operatorId: GENERATED, subtask: 0, state };
}

function sharing(how: 'relative' | 'absolute'): IncrementalRemoteKeyedStateHandle {
  const path = `file:${CASE_ROOT}/shared-file`;
  const handle: StreamStateHandle =
    how === 'absolute'
      ? { kind: 'file', path, size: 1n }
      : { kind: 'relativeFile', relativePath: 'shared-file', path, size: 1n };
  return {
    kind: 'incremental',
    checkpointId: 7n,
    backendId: '00000000-0000-0000-0000-000000000001',
    range: { start: 0, end: 127 },
    checkpointedSize: 1n,
    meta: { kind: 'bytes', handleName: how, data: new Uint8Array() },
    shared: [{ handle, localPath: 'sst' }],
    private: [],
    stateHandleId: null,
  };
}

/**
 * The example of a hazard.
 *
 * @throws Error for an ID without one
 */
export function exampleOf(hazardId: string, claimModes: boolean): RestoreCase {
  const example = EXAMPLES[hazardId];
  if (example === undefined) throw new Error(`the hazard ${hazardId} has no example`);
  const [loaded, parts] = example;
  const metadata = encodeSnapshot(loaded, METADATA_VERSION);
  const files = [{ path: '_metadata', bytes: metadata }, ...(parts.rest?.files ?? [])];
  const asked = request({ ...parts, rest: { ...parts.rest, files } });
  const { settings } = asked;
  return {
    id: `hazard/${hazardId}`,
    question: 'restore',
    request: claimModes ? asked : { ...asked, settings: { ...settings, claimMode: 'LEGACY' } },
    snapshot: loaded,
  };
}
