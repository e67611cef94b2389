/** Raw snapshots for tests: one for each metadata version, with something in every place. */
import type {
  RawChannelHandle,
  RawKeyedHandle,
  RawOperator,
  RawRunningSubtask,
  RawSnapshot,
  RawStreamHandle,
} from '../../../spec/format/raw-snapshot.ts';
import type { Dialect } from '../../../spec/profiles/format-differences.ts';

const bytes = (name: string): RawStreamHandle => ({
  kind: 'bytes',
  handleName: name,
  data: Uint8Array.of(1, 2, 3),
});
const file: RawStreamHandle = { kind: 'file', size: 10n, path: 'file:/data/state' };
const relative: RawStreamHandle = { kind: 'relativeFile', relativePath: 'part-1', size: -1n };
const segment: RawStreamHandle = {
  kind: 'segment',
  startPos: 0n,
  size: 5n,
  scope: 1,
  path: 'file:/data/merged',
  logicalFileId: 'logical',
};
const range = { start: 0, count: 2 };
const offsets = BigInt64Array.of(0n, 7n);
const asStream: RawStreamHandle = { kind: 'keyGroups', range, offsets, delegate: file };

/** Each kind of keyed handle, by its tag. */
export const KEYED_HANDLES: Readonly<Record<number, RawKeyedHandle>> = {
  3: { kind: 'keyGroups', range, offsets, delegate: bytes('k') },
  5: {
    kind: 'incremental',
    checkpointId: 4n,
    backendId: '2b7bd0a2-0b9e-4b8d-9d5f-6f6b7c1c5a10',
    range,
    meta: relative,
    shared: [{ localPath: '1.sst', handle: file }],
    private: [{ localPath: 'CURRENT', handle: bytes('c') }],
  },
  7: { kind: 'savepointKeyGroups', range, offsets, delegate: asStream },
  8: {
    kind: 'changelog',
    range,
    checkpointedSize: 3n,
    base: [],
    delta: [],
    materializationId: 2n,
    stateHandleId: 'id',
  },
  9: {
    kind: 'inMemoryChangelog',
    range,
    from: 0n,
    to: 3n,
    changes: [{ keyGroup: -1, change: Uint8Array.of(9) }],
    stateHandleId: 'id',
  },
  10: {
    kind: 'fileChangelog',
    range,
    handles: [{ offset: 0n, handle: file }],
    size: 4n,
    checkpointedSize: 4n,
    stateHandleId: 'id',
  },
  11: {
    kind: 'incrementalV2',
    checkpointId: 4n,
    backendId: 'b',
    range,
    checkpointedSize: -1n,
    meta: null,
    shared: [],
    private: [],
    stateHandleId: 'id',
  },
  12: { kind: 'keyGroupsV2', range, offsets, delegate: segment, stateHandleId: 'id' },
  13: {
    kind: 'fileChangelogV2',
    range,
    handles: [{ offset: 0n, handle: null }],
    size: 4n,
    checkpointedSize: 4n,
    stateHandleId: 'id',
    storageIdentifier: 'filesystem',
  },
};

/** A changelog handle with all kinds of parts. */
export const CHANGELOG_V2: RawKeyedHandle = {
  kind: 'changelogV2',
  range,
  checkpointedSize: 3n,
  base: [KEYED_HANDLES[12]!, null, KEYED_HANDLES[5]!],
  delta: [KEYED_HANDLES[9]!, KEYED_HANDLES[10]!, KEYED_HANDLES[13]!],
  materializationId: 2n,
  checkpointId: 4n,
  stateHandleId: 'id',
};

const channel = {
  subtaskIndex: 0,
  info: { first: 0, second: 1 },
  offsets: BigInt64Array.of(5n),
  size: 8n,
  delegate: bytes('in-flight'),
};

function channels(version: number, side: 'input' | 'output'): RawChannelHandle[] {
  if (version < 6) return [channel];
  const { info, size, offsets: at } = channel;
  const merged = side === 'input' ? 'mergedInput' : 'mergedOutput';
  return [
    { kind: side, ...channel },
    {
      kind: merged,
      subtaskIndex: 0,
      size: 8n,
      delegate: null,
      channels: [{ info, size, offsets: at }],
    },
  ];
}

function subtask(version: number, index: number, keyed: RawKeyedHandle | null): RawRunningSubtask {
  return {
    index,
    ...(version === 2 ? { duration: -1n, legacyStateCount: 0 } : {}),
    managedOperatorState: {
      kind: 'partitionable',
      states: [{ name: 'list', mode: 0, offsets: BigInt64Array.of(0n, 4n) }],
      delegate: bytes('o'),
    },
    rawOperatorState: {
      kind: 'fileMerging',
      states: [],
      taskOwnedDir: 'file:/owned',
      sharedDir: 'file:/shared',
      isEmpty: false,
      delegate: { kind: 'emptySegment' },
    },
    managedKeyedState: keyed,
    rawKeyedState: null,
    ...(version === 2
      ? {}
      : {
          inputChannelState: channels(version, 'input'),
          resultSubpartitionState: channels(version, 'output'),
        }),
  };
}

/** The first subtask, without any state, as versions from 3 on hold it. */
export const NO_STATE = {
  index: 0,
  managedOperatorState: null,
  rawOperatorState: null,
  managedKeyedState: null,
  rawKeyedState: null,
  inputChannelState: [],
  resultSubpartitionState: [],
};

/** An operator with one subtask, whose managed keyed state is given. */
export function sampleOperator(version: number, keyed: RawKeyedHandle | null): RawOperator {
  return {
    ...(version >= 5 ? { name: 'count', uid: 'count-uid' } : {}),
    operatorId: '000102030405060708090a0b0c0d0e0f',
    parallelism: 2,
    maxParallelism: 128,
    ...(version === 2 ? { chainLength: 1 } : { coordinatorState: bytes('coordinator') }),
    subtasks:
      version === 2
        ? [subtask(version, 0, keyed)]
        : [subtask(version, 0, keyed), { index: 1, finished: true }],
  };
}

/** A snapshot that holds every structure its version knows. */
export function sampleSnapshot(version: number): RawSnapshot {
  const keyed = [null, ...Object.values(KEYED_HANDLES), CHANGELOG_V2];
  return {
    metadataVersion: version,
    dialect: 'std',
    checkpointId: 7n,
    masterStates: [{ version: 1, name: 'hook', payload: Uint8Array.of(5, 6) }],
    operators: keyed.map((handle) => sampleOperator(version, handle)),
    ...(version >= 4 ? { properties: { kind: 'null' } as const } : {}),
  };
}

/** A snapshot of one operator, and of nothing else. */
export function snapshotOfOne(
  operator: RawOperator,
  metadataVersion: number,
  dialect: Dialect,
): RawSnapshot {
  return {
    metadataVersion,
    dialect,
    checkpointId: 1n,
    masterStates: [],
    operators: [operator],
    ...(metadataVersion >= 4 ? { properties: { kind: 'null' } as const } : {}),
  };
}
