import { describe, expect, it } from 'vitest';
import type { BackendSetup, Opened, StateBackend } from '../../spec/model/backend.ts';
import type {
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  KeyGroupsStateHandle,
  StreamStateHandle,
} from '../../spec/model/handles.ts';
import type { Answer } from '../../spec/model/outcome.ts';
import { CASE_ROOT } from '../../spec/model/request.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { writeKeyedHeader } from '../state-files/headers.ts';
import { FULL, HEADER, HEAP, RANGE } from '../state-files/testing/small-state.ts';
import { open } from './open.ts';

function file(path: string): StreamStateHandle {
  return { kind: 'file', path: `file:${CASE_ROOT}/${path}`, size: 1n };
}

const HEAP_HANDLE: KeyGroupsStateHandle = {
  kind: 'keyGroups',
  savepoint: false,
  range: RANGE,
  offsets: HEAP.offsets,
  delegate: file('heap'),
  stateHandleId: null,
};
const FULL_HANDLE = {
  ...HEAP_HANDLE,
  savepoint: true,
  offsets: FULL.offsets,
  delegate: file('full'),
};

const DATABASE: IncrementalRemoteKeyedStateHandle = {
  kind: 'incremental',
  checkpointId: 1n,
  backendId: '00000000-0000-0000-0000-000000000000',
  range: RANGE,
  checkpointedSize: 1n,
  meta: file('meta'),
  shared: [{ localPath: '000001.sst', handle: file('sst') }],
  private: [{ localPath: 'CURRENT', handle: file('current') }],
  stateHandleId: null,
};

const SETUP: BackendSetup = {
  files: [
    { path: 'heap', bytes: HEAP.bytes },
    { path: 'full', bytes: FULL.bytes },
    { path: 'meta', bytes: writeKeyedHeader(HEADER) },
    { path: 'sst', bytes: new Uint8Array(1) },
    { path: 'current', bytes: new Uint8Array(1) },
  ],
  keyGroups: RANGE,
  maxParallelism: 128,
  keySerializer: 'int',
  timers: 'rocksdb',
};

function opened(
  backend: StateBackend,
  handles: readonly KeyedStateHandle[],
  setup: Partial<BackendSetup> = {},
  release = '2.3',
): Answer<Opened> {
  const state = { ...SETUP, ...setup };
  return open({ backend, handles, state }, findProfile(`flink-${release}`)!);
}

function without(path: string): Partial<BackendSetup> {
  return { files: SETUP.files.filter((each) => each.path !== path) };
}

function codeOf(answer: Answer<Opened>): string {
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

describe('a backend that is really opened', () => {
  it('holds the same of the heap as of a canonical savepoint', () => {
    const answer = opened('hashmap', [HEAP_HANDLE]);
    expect(answer).toMatchObject({ kind: 'result', result: { decidedBy: 'bytes' } });
    expect(opened('hashmap', [FULL_HANDLE])).toEqual(answer);
    expect(opened('rocksdb', [FULL_HANDLE])).toEqual(answer);
  });

  it('has states by name, and their entries by key, in the canonical form', () => {
    const answer = opened('hashmap', [HEAP_HANDLE]);
    const states = answer.kind === 'result' ? answer.result.states! : [];
    expect(states.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'l list',
      'm map',
      't timers',
      'v value',
    ]);
    const texts = states.flatMap(({ keyGroups }) =>
      keyGroups.flatMap(({ keyGroup, entries }) =>
        entries.map(({ key, value }) => `${keyGroup}: ${hex(key)} ${hex(value)}`),
      ),
    );
    expect(texts).toEqual([
      '5: 050000000700 000000012c00000002',
      '5: 0500000007000261 0000000003',
      '5: 0500000007000262 01',
      '5: 0580000000000000010000000700 ',
      '5: 050000000700 00000009',
    ]);
  });

  it('tells key groups apart by two bytes above 128', () => {
    const answer = opened('hashmap', [HEAP_HANDLE], { maxParallelism: 129 });
    const [first] = answer.kind === 'result' ? answer.result.states! : [];
    expect(hex(first!.keyGroups[0]!.entries[0]!.key)).toBe('00050000000700');
  });

  it('takes what is inline, and a part of a file', () => {
    const answer = opened('hashmap', [HEAP_HANDLE]);
    const inline = { kind: 'bytes', handleName: 'h', data: HEAP.bytes } as const;
    const merged = {
      kind: 'segment',
      path: `file:${CASE_ROOT}/merged`,
      startPos: 3n,
      size: BigInt(HEAP.bytes.length),
      scope: 'EXCLUSIVE',
      logicalFileId: 'l',
    } as const;
    const files = [{ path: 'merged', bytes: Uint8Array.of(1, 2, 3, ...HEAP.bytes, 4) }];
    expect(opened('hashmap', [{ ...HEAP_HANDLE, delegate: inline }])).toEqual(answer);
    expect(opened('hashmap', [{ ...HEAP_HANDLE, delegate: merged }], { files })).toEqual(answer);
  });

  it('is empty without handles', () => {
    expect(opened('rocksdb', [])).toEqual({
      kind: 'result',
      result: { decidedBy: 'bytes', states: [] },
    });
  });

  it.each([
    ['hashmap', [HEAP_HANDLE], { keySerializer: 'long' }, '2.3', 'KEY_SERIALIZER_INCOMPATIBLE'],
    ['rocksdb', [DATABASE], { keySerializer: 'long' }, '2.3', 'KEY_SERIALIZER_INCOMPATIBLE'],
    ['hashmap', [HEAP_HANDLE], { keyGroups: { start: 5, end: 6 } }, '1.12', 'KEY_GROUP_OUTSIDE'],
    ['hashmap', [HEAP_HANDLE], { keyGroups: { start: 5, end: 6 } }, '1.13', 'result'],
    ['hashmap', [FULL_HANDLE], { keyGroups: { start: 5, end: 6 } }, '2.3', 'KEY_GROUP_OUTSIDE'],
    ['rocksdb', [FULL_HANDLE], { timers: 'heap' }, '1.13', 'result'],
    ['rocksdb', [FULL_HANDLE], { timers: 'heap' }, '1.12', 'TIMERS_NOT_MOVABLE'],
    ['hashmap', [HEAP_HANDLE], without('heap'), '2.3', 'STATE_FILE_MISSING'],
    ['rocksdb', [DATABASE], without('sst'), '2.3', 'STATE_FILE_MISSING'],
    ['rocksdb', [HEAP_HANDLE], {}, '2.3', 'STATE_FILE_BROKEN'],
    ['hashmap', [{ ...FULL_HANDLE, savepoint: false }], {}, '2.3', 'STATE_FILE_BROKEN'],
    ['hashmap', [DATABASE], {}, '2.3', 'HANDLE_CLASS_UNEXPECTED'],
    // What the first handle does comes before the class of the second one.
    ['hashmap', [HEAP_HANDLE, DATABASE], without('heap'), '2.3', 'STATE_FILE_MISSING'],
    ['hashmap', [HEAP_HANDLE, DATABASE], {}, '2.3', 'HANDLE_CLASS_UNEXPECTED'],
    ['forst', [FULL_HANDLE], {}, '2.3', 'RESTORE_UNSUPPORTED'],
  ] as const)('%s, case %#: %s', (backend, handles, setup, release, expected) => {
    expect(codeOf(opened(backend, handles, setup, release))).toBe(expected);
  });

  it.each([
    ['the files of a database', 'rocksdb', DATABASE],
    ['a file system that is not read', 'hashmap', at('s3://bucket/x')],
    ['a segment of no file', 'hashmap', { ...HEAP_HANDLE, delegate: { kind: 'emptySegment' } }],
  ] as const)('skips %s, and does not guess', (_name, backend, handle) => {
    expect(codeOf(opened(backend, [handle]))).toBe('skipped');
  });

  it('skips a full format whose entries are of another key group than the handle says', () => {
    const [first, second, third] = FULL.offsets;
    const shifted = { ...FULL_HANDLE, offsets: [second!, first!, third!] };
    expect(codeOf(opened('hashmap', [shifted]))).toBe('skipped');
  });

  it('skips what a changelog wrote, but for what is refused before it', () => {
    const changelog = (base: KeyedStateHandle, delta: boolean): KeyedStateHandle => ({
      kind: 'changelog',
      range: RANGE,
      checkpointedSize: 1n,
      base: [base],
      delta: delta
        ? [
            {
              kind: 'inMemoryChangelog',
              range: RANGE,
              from: 0n,
              to: 1n,
              changes: [],
              stateHandleId: null,
            },
          ]
        : [],
      materializationId: 1n,
      checkpointId: 1n,
      stateHandleId: null,
    });
    const plain = opened('hashmap', [HEAP_HANDLE]);
    expect(opened('changelog(hashmap)', [changelog(HEAP_HANDLE, false)])).toEqual(plain);
    expect(codeOf(opened('hashmap', [changelog(HEAP_HANDLE, true)]))).toBe('skipped');
    expect(codeOf(opened('hashmap', [changelog(DATABASE, true)]))).toBe('HANDLE_CLASS_UNEXPECTED');
  });
});

function at(path: string): KeyGroupsStateHandle {
  return { ...HEAP_HANDLE, delegate: { kind: 'file', path, size: 1n } };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
