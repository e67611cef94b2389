/** Bytes put together by hand, since what reader and writer have wrong alike no round trip shows. */
import { describe, expect, it } from 'vitest';
import {
  inputChannelHandles,
  outputChannelHandles,
  untaggedChannelHandles,
} from '../../spec/format/channel-state-handle.ts';
import { keyedStateHandle } from '../../spec/format/keyed-state-handle.ts';
import { head, operator } from '../../spec/format/metadata.ts';
import type { Node } from '../../spec/format/node.ts';
import { operatorStateHandle } from '../../spec/format/operator-state-handle.ts';
import { streamStateHandle } from '../../spec/format/stream-state-handle.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import { WriterCompiler } from './compile-writer.ts';
import { Writer } from './writer.ts';

const i8 = (value: number): Buffer => Buffer.of(value & 0xff);
const i32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const i64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};
const utf = (text: string): Buffer =>
  Buffer.from(`\0${String.fromCharCode(text.length)}${text}`, 'latin1');

const range = { start: 4, count: 2 };
const RANGE = [i32(4), i32(2)];
const offsets = BigInt64Array.of(5n, -6n);
const OFFSETS = [i64(5n), i64(-6n)];
const inline = { kind: 'bytes', handleName: 'n', data: Uint8Array.of(8, 9) } as const;
const INLINE = [i8(1), utf('n'), i32(2), i8(8), i8(9)];
const relative = { kind: 'relativeFile', relativePath: 'r', size: 3n } as const;
const RELATIVE = [i8(6), utf('r'), i64(3n)];
const sst = [{ localPath: '1.sst', handle: relative }];
const SST = [i32(1), utf('1.sst'), ...RELATIVE];
const CURRENT = [i32(1), utf('CURRENT'), ...INLINE];
const states = [{ name: 'list', mode: 2, offsets }];
const STATES = [i32(1), utf('list'), i8(2), i32(2), ...OFFSETS];

interface Layout {
  readonly what: string;
  readonly node: Node;
  readonly value: unknown;
  readonly bytes: readonly Buffer[];
  /** 3 where nothing else is said. */
  readonly version?: number;
  readonly dialect?: Dialect;
}

const stream = (tag: number, value: unknown, ...bytes: Buffer[]): Layout => ({
  what: `stream tag ${tag}`,
  node: streamStateHandle,
  value,
  bytes: [i8(tag), ...bytes],
});
const keyed = (tag: number, value: unknown, ...bytes: Buffer[]): Layout => ({
  what: `keyed tag ${tag}`,
  node: keyedStateHandle,
  value,
  bytes: [i8(tag), ...bytes],
});
const as1_14 = (layout: Layout): Layout => ({
  ...layout,
  what: `${layout.what} of 1.14`,
  dialect: '1.14',
});

const keyGroups = { range, offsets, delegate: inline };
const KEY_GROUPS = [...RANGE, ...OFFSETS, ...INLINE];
const incremental = {
  checkpointId: 7n,
  backendId: 'b',
  range,
  meta: inline,
  shared: sst,
  private: [{ localPath: 'CURRENT', handle: inline }],
};
const changelog = {
  range,
  checkpointedSize: 10n,
  base: [null],
  delta: [],
  materializationId: 11n,
  stateHandleId: 'id',
};
const inMemory = {
  kind: 'inMemoryChangelog',
  range,
  from: 1n,
  to: 2n,
  changes: [{ keyGroup: -1, change: Uint8Array.of(3) }],
  stateHandleId: 'id',
};
const IN_MEMORY = [...RANGE, i64(1n), i64(2n), i32(1), i32(-1), i32(1), i8(3)];
const fileChangelog = {
  range,
  handles: [{ offset: 12n, handle: relative }],
  size: 13n,
  checkpointedSize: 14n,
  stateHandleId: 'id',
};
const FILE_CHANGELOG = [...RANGE, i32(1), i64(12n), ...RELATIVE, i64(13n)];
const info = { first: 20, second: 21 };
const channel = { subtaskIndex: 22, info, offsets, size: 23n, delegate: inline };
const CHANNEL = [i32(20), i32(21), i32(2), ...OFFSETS, i64(23n), ...INLINE];
const merged = {
  subtaskIndex: 22,
  size: 23n,
  delegate: null,
  channels: [{ info, size: 24n, offsets }],
};
const MERGED = [
  i32(22),
  i64(23n),
  i8(0),
  i32(40),
  i32(1),
  i32(20),
  i32(21),
  i64(24n),
  i32(2),
  ...OFFSETS,
];

const identity = {
  operatorId: '00112233445566778899aabbccddeeff',
  parallelism: 2,
  maxParallelism: 3,
};
const IDENTITY = [Buffer.from(identity.operatorId, 'hex'), i32(2), i32(3)];
const noState = {
  managedOperatorState: null,
  rawOperatorState: null,
  managedKeyedState: null,
  rawKeyedState: null,
};
const empty = { index: 1, ...noState, inputChannelState: [], resultSubpartitionState: [] };
const EMPTY = [i32(1), Buffer.alloc(18)];
const names = { name: 'N', uid: 'U' };
const NAMES = [utf('N'), utf('U')];
const running = {
  ...identity,
  coordinatorState: inline,
  subtasks: [empty, { index: 0, finished: true }],
};
const RUNNING = [...IDENTITY, ...INLINE, i32(2), ...EMPTY, i32(-1)];

// prettier-ignore
const LAYOUTS: readonly Layout[] = [
  { what: 'the head', node: head, value: { checkpointId: 9n, masterStates: [{ version: 1, name: 'm', payload: Uint8Array.of(2) }] },
    bytes: [i64(9n), i32(1), Buffer.from('c96b1696', 'hex'), i32(12), i32(1), utf('m'), i32(1), i8(2)] },

  stream(1, inline, utf('n'), i32(2), i8(8), i8(9)),
  stream(2, { kind: 'file', size: 3n, path: '/p' }, i64(3n), utf('/p')),
  stream(3, { kind: 'keyGroups', ...keyGroups }, ...KEY_GROUPS),
  stream(6, relative, utf('r'), i64(3n)),
  stream(15, { kind: 'segment', startPos: 1n, size: 2n, scope: 1, path: '/p', logicalFileId: 'l' }, i64(1n), i64(2n), i32(1), utf('/p'), utf('l')),
  stream(16, { kind: 'emptySegment' }),

  { what: 'operator tag 4', node: operatorStateHandle, value: { kind: 'partitionable', states, delegate: inline }, bytes: [i8(4), ...STATES, ...INLINE] },
  { what: 'operator tag 17', node: operatorStateHandle, bytes: [i8(17), ...STATES, utf('/o'), utf('/s'), i8(1), i8(16)],
    value: { kind: 'fileMerging', states, taskOwnedDir: '/o', sharedDir: '/s', isEmpty: true, delegate: { kind: 'emptySegment' } } },

  keyed(3, { kind: 'keyGroups', ...keyGroups }, ...KEY_GROUPS),
  keyed(5, { kind: 'incremental', ...incremental }, i64(7n), utf('b'), ...RANGE, ...INLINE, ...SST, ...CURRENT),
  keyed(7, { kind: 'savepointKeyGroups', ...keyGroups }, ...KEY_GROUPS),
  keyed(8, { kind: 'changelog', ...changelog }, ...RANGE, i64(10n), i32(1), i8(0), i32(0), i64(11n), utf('id')),
  as1_14(keyed(8, { kind: 'changelog', ...changelog }, ...RANGE, i32(1), i8(0), i32(0))),
  keyed(9, inMemory, ...IN_MEMORY, utf('id')),
  as1_14(keyed(9, inMemory, ...IN_MEMORY)),
  keyed(10, { kind: 'fileChangelog', ...fileChangelog }, ...FILE_CHANGELOG, i64(14n), utf('id')),
  as1_14(keyed(10, { kind: 'fileChangelog', ...fileChangelog }, ...FILE_CHANGELOG)),
  keyed(11, { kind: 'incrementalV2', ...incremental, checkpointedSize: 10n, stateHandleId: 'id' }, i64(7n), utf('b'), ...RANGE, i64(10n), ...INLINE, ...SST, ...CURRENT, utf('id')),
  keyed(12, { kind: 'keyGroupsV2', ...keyGroups, stateHandleId: 'id' }, ...KEY_GROUPS, utf('id')),
  keyed(13, { kind: 'fileChangelogV2', ...fileChangelog, storageIdentifier: 's' }, ...FILE_CHANGELOG, i64(14n), utf('id'), utf('s')),
  keyed(14, { kind: 'changelogV2', ...changelog, checkpointId: 15n }, ...RANGE, i64(10n), i32(1), i8(0), i32(0), i64(11n), i64(15n), utf('id')),

  { what: 'in-flight data', node: untaggedChannelHandles, value: [channel], bytes: [i32(1), i32(22), ...CHANNEL] },
  { what: 'in-flight data of 1.11', node: untaggedChannelHandles, value: [channel], bytes: [i32(1), ...CHANNEL], dialect: '1.11' },
  { what: 'input channel tags 1 and 3', node: inputChannelHandles, version: 6,
    value: [{ kind: 'input', ...channel }, { kind: 'mergedInput', ...merged }], bytes: [i32(2), i8(1), i32(22), ...CHANNEL, i8(3), ...MERGED] },
  { what: 'output channel tags 2 and 4', node: outputChannelHandles, version: 6,
    value: [{ kind: 'output', ...channel }, { kind: 'mergedOutput', ...merged }], bytes: [i32(2), i8(2), i32(22), ...CHANNEL, i8(4), ...MERGED] },

  { what: 'an operator', node: operator, value: running, version: 3, bytes: RUNNING },
  { what: 'an operator', node: operator, value: running, version: 4, bytes: RUNNING },
  { what: 'an operator', node: operator, value: { ...names, ...running }, version: 5, bytes: [...NAMES, ...RUNNING] },
  { what: 'an operator', node: operator, value: { ...names, ...running }, version: 6, bytes: [...NAMES, ...RUNNING] },
  { what: 'a finished operator', node: operator, value: { ...identity, coordinatorState: null, subtasks: { count: -1 } }, bytes: [...IDENTITY, i8(0), i32(-1)] },
  { what: 'an operator', node: operator, version: 2, value: { ...identity, chainLength: 1, subtasks: [{ index: 1, duration: -1n, legacyStateCount: 0, ...noState }] },
    bytes: [...IDENTITY, i32(1), i32(1), i32(1), i64(-1n), i32(0), i32(0), i32(0), i8(0), i8(0)] },
  { what: 'the order of a subtask', node: operator, bytes: [...IDENTITY, i8(0), i32(1), i32(0), i32(1), i8(4), i32(0), i8(16), i32(1), i8(4), ...STATES, i8(16), i8(7), ...KEY_GROUPS, i8(3), ...KEY_GROUPS, i32(0), i32(1), i32(22), ...CHANNEL],
    value: { ...identity, coordinatorState: null, subtasks: [{ index: 0,
      managedOperatorState: { kind: 'partitionable', states: [], delegate: { kind: 'emptySegment' } },
      rawOperatorState: { kind: 'partitionable', states, delegate: { kind: 'emptySegment' } },
      managedKeyedState: { kind: 'savepointKeyGroups', ...keyGroups }, rawKeyedState: { kind: 'keyGroups', ...keyGroups },
      inputChannelState: [], resultSubpartitionState: [channel] }] } },
];

describe('bytes put together by hand', () => {
  it.each(LAYOUTS)(
    '$what, version $version',
    ({ node, value, bytes, version = 3, dialect = 'std' }) => {
      const writer = new Writer();
      const layout = { metadataVersion: version, dialect, behaviour: null };
      new WriterCompiler(layout).compile(node)(writer, value);
      expect(writer.written().toString('hex')).toBe(Buffer.concat(bytes).toString('hex'));
    },
  );

  it('are there for every tag', () => {
    const tags = [streamStateHandle, operatorStateHandle, keyedStateHandle].flatMap((union) =>
      union.variants.map(
        ({ tag }) => `${union.name.replace(/State.*/, '').toLowerCase()} tag ${tag}`,
      ),
    );
    const whats = new Set(LAYOUTS.map(({ what }) => what));
    expect(tags.filter((tag) => !whats.has(tag))).toEqual([]);
  });
});
