/**
 * Files that no snapshot is written as, and that releases read in different ways: null handles where
 * writers put none, key groups that no change has, and handles of one release's layout.
 */
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import { NO_STATE, snapshotOfOne } from '../../impl/codec/samples/sample.ts';
import type {
  RawFile,
  RawIncrementalHandle,
  RawKeyedHandle,
  RawRunningSubtask,
  RawStreamHandle,
} from '../../spec/format/raw-snapshot.ts';
import type { DecodeCase } from '../../spec/model/case.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';

const METADATA = 'snapshot/_metadata';
const METADATA_VERSION = 3;

const range = { start: 0, count: 2 };
const offsets = BigInt64Array.of(0n, 0n);
const bytes = (handleName: string): RawStreamHandle => {
  return { kind: 'bytes', handleName, data: Uint8Array.of(1) };
};

/** What stands for a handle that is not there, where the model of raw files has none of it. */
const NULL_HANDLE = null as unknown as RawStreamHandle;

const changelog = (base: readonly (RawKeyedHandle | null)[]): RawKeyedHandle => ({
  kind: 'changelog',
  range,
  checkpointedSize: 1n,
  base,
  delta: [],
  materializationId: 2n,
  stateHandleId: 'changelog',
});

const change = (keyGroup: number): RawKeyedHandle => ({
  kind: 'inMemoryChangelog',
  range,
  from: 0n,
  to: 3n,
  changes: [{ keyGroup, change: Uint8Array.of(9) }],
  stateHandleId: 'changes',
});

const incremental = (shared: readonly RawFile[]): RawIncrementalHandle => ({
  kind: 'incremental',
  checkpointId: 4n,
  backendId: '2b7bd0a2-0b9e-4b8d-9d5f-6f6b7c1c5a10',
  range,
  meta: bytes('meta'),
  shared,
  private: [],
});

const keyGroups: RawKeyedHandle = { kind: 'keyGroups', range, offsets, delegate: bytes('groups') };

/** How 1.14 lays changelogs out, and how the others do. */
const DIALECTS: readonly Dialect[] = ['std', '1.14'];

const STATES: Readonly<Record<string, Partial<RawRunningSubtask>>> = {
  'announced-null-managed': { managedOperatorState: { flag: 1, value: null } },
  'announced-null-raw': { rawOperatorState: { flag: 1, value: null } },
  'changelog-without-base': { managedKeyedState: changelog([]) },
  'changelog-with-base': { managedKeyedState: changelog([keyGroups]) },
  'changelog-with-null-base': { managedKeyedState: changelog([null]) },
  'changelog-with-nested-null-base': { rawKeyedState: changelog([changelog([null])]) },
  'change-of-metadata': { managedKeyedState: change(-1) },
  'change-of-no-key-group': { managedKeyedState: change(-2) },
  'incremental-without-meta': { managedKeyedState: { ...incremental([]), meta: null } },
  'file-of-one-path-twice': {
    managedKeyedState: incremental([
      { localPath: '1.sst', handle: bytes('first') },
      { localPath: '1.sst', handle: bytes('second') },
    ]),
  },
  'null-file-of-one-path-before-another': {
    managedKeyedState: incremental([
      { localPath: '1.sst', handle: NULL_HANDLE },
      { localPath: '1.sst', handle: bytes('second') },
    ]),
  },
  'file-list-of-bytes': {
    managedKeyedState: {
      kind: 'fileChangelog',
      range,
      handles: [{ offset: 0n, handle: bytes('changes') }],
      size: 4n,
      checkpointedSize: 4n,
      stateHandleId: 'file-changes',
    },
  },
};

/**
 * Those of one layout alone: in the other Flink 1.14 runs out of heap, or trips over what is missing in
 * a way that several refusals have.
 */
const ONE_DIALECT: Readonly<Record<string, Dialect>> = {
  'changelog-without-base': '1.14',
  'changelog-with-null-base': 'std',
  'changelog-with-nested-null-base': 'std',
  'file-list-of-bytes': '1.14',
};

/** One operator with one subtask, which has such state, in each layout of metadata version 3. */
export const RAW_CASES: readonly DecodeCase[] = Object.entries(STATES).flatMap(([name, state]) =>
  DIALECTS.filter((dialect) => (ONE_DIALECT[name] ?? dialect) === dialect).map((dialect) =>
    rawCase(`raw/${name}/${dialect}`, state, dialect),
  ),
);

function rawCase(id: string, state: Partial<RawRunningSubtask>, dialect: Dialect): DecodeCase {
  const subtask: RawRunningSubtask = { ...NO_STATE, ...state };
  const operator = {
    operatorId: '0'.repeat(32),
    parallelism: 1,
    maxParallelism: 2,
    coordinatorState: null,
    subtasks: [subtask],
  };
  const file = encodeRaw(snapshotOfOne(operator, METADATA_VERSION, dialect));
  return {
    id,
    question: 'decode',
    request: { files: [{ path: METADATA, bytes: file }], metadata: METADATA, pointer: null },
    snapshot: null,
  };
}
