import { describe, expect, it } from 'vitest';
import type {
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import type { ClaimMode, StoredCheckpoint } from '../../../spec/model/request.ts';
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import { FLINK_DECISIONS } from '../decisions.ts';
import { restoreLoaded } from '../restore.ts';
import { POINTER, refused, restored, stateOf } from '../testing/run.ts';
import {
  FLINK_2_3,
  id,
  keyGroups,
  operator,
  profile,
  request,
  snapshot,
  subtasks,
  vertex,
} from '../../../spec/testing/small-case.ts';

const absolute = (size: bigint): StreamStateHandle => ({ kind: 'file', path: 'file:/f', size });
const relative: StreamStateHandle = {
  kind: 'relativeFile',
  path: 'file:/f',
  relativePath: 'f',
  size: 3n,
};

function incremental(
  name: string,
  ...shared: StreamStateHandle[]
): IncrementalRemoteKeyedStateHandle {
  return {
    kind: 'incremental',
    checkpointId: 1n,
    backendId: '00000000-0000-0000-0000-000000000000',
    range: { start: 0, end: 127 },
    checkpointedSize: 0n,
    meta: absolute(0n),
    shared: shared.map((handle, i) => ({ localPath: `${i}`, handle })),
    private: [],
    stateHandleId: name,
  };
}

/** One operator with two subtasks, each with one handle. */
function two(first: KeyedStateHandle, second: KeyedStateHandle): Snapshot {
  const states = subtasks({ managedKeyedState: [first] }, { rawKeyedState: [second] });
  return snapshot([operator(1, { parallelism: 2, subtasks: states })]);
}

const job = (claimMode: ClaimMode) =>
  request({ vertices: [vertex(1, { parallelism: 2 })], settings: { claimMode } });

describe('shared state', () => {
  it('clashes where two unequal handles stand for one file (D9)', () => {
    const clash = two(incremental('a', relative), incremental('b', absolute(1n)));
    const { code, effects } = refused(clash, job('CLAIM'));
    expect(code).toBe('SHARED_STATE_CLASH');
    expect(effects).toMatchObject({ store: [], nextCheckpointId: 1n });
    expect(refused(clash, job('LEGACY')).code).toBe('SHARED_STATE_CLASH');
  });

  it('of equal handles goes on with the one that was registered first', () => {
    const equal = two(incremental('a', absolute(1n)), incremental('b', relative));
    const { rawKeyedState } = stateOf(restored(equal, job('CLAIM')), 0, 1, id(1));
    expect(rawKeyedState).toEqual([incremental('b', absolute(1n))]);
  });

  it.each([
    ['file:/plain', 'file:/plain', 'refused'],
    ['file:/with blank', 'file:/with blank', 'result'],
    ['file:/with blank', 'file:/with%20blank', 'refused'],
  ])('in the file %s meets inline bytes of the name %s under its URI', (path, handleName, kind) => {
    const file: StreamStateHandle = { kind: 'file', path, size: 1n };
    const bytes: StreamStateHandle = { kind: 'bytes', handleName, data: new Uint8Array() };
    const shared = two(incremental('a', file), incremental('b', bytes));
    expect(restoreLoaded(shared, POINTER, job('CLAIM'), FLINK_2_3).kind).toBe(kind);
  });

  it('is not registered without a claim (A16)', () => {
    const clash = two(incremental('a', relative), incremental('b', absolute(1n)));
    const { rawKeyedState } = stateOf(restored(clash, job('NO_CLAIM')), 0, 1, id(1));
    expect(rawKeyedState).toEqual([incremental('b', absolute(1n))]);
  });

  it("of a changelog clashes with a later handle that has its base's ID", () => {
    const composite: KeyedStateHandle = {
      kind: 'changelog',
      range: { start: 0, end: 127 },
      checkpointedSize: 0n,
      base: [incremental('same')],
      delta: [],
      materializationId: 0n,
      checkpointId: 1n,
      stateHandleId: 'composite',
    };
    expect(refused(two(composite, incremental('same')), job('CLAIM')).code).toBe(
      'SHARED_STATE_CLASH',
    );
    expect(restored(two(incremental('same'), composite), job('CLAIM')).checkpointId).toBe(7n);
  });

  it('of a changelog stream without a handle cannot be registered', () => {
    const delta: KeyedStateHandle = {
      kind: 'fileChangelog',
      range: { start: 0, end: 127 },
      handles: [{ offset: 0n, handle: null }],
      size: 0n,
      checkpointedSize: 0n,
      stateHandleId: 'delta',
      storageIdentifier: 'filesystem',
    };
    expect(refused(two(delta, keyGroups(0, 1)), job('CLAIM')).code).toBe('SHARED_HANDLE_MISSING');
  });
});

describe('properties', () => {
  it.each([
    ['NO_CLAIM', { unclaimed: true, discardSubsumed: false }, 'savepoint'],
    ['LEGACY', { unclaimed: false, discardSubsumed: false }, 'savepoint'],
    ['CLAIM', { unclaimed: false, discardSubsumed: true, discardFailed: true }, 'checkpoint'],
  ] as const)('of %s (A16)', (claimMode, flags, kind) => {
    const { properties } = restored(snapshot([]), request({ settings: { claimMode } })).store[0]!;
    expect(properties).toMatchObject({ ...flags, forced: false, type: { kind } });
  });

  it('are those of LEGACY before there were claim modes (A15)', () => {
    const claimed = request({ settings: { claimMode: 'CLAIM' } });
    const { store } = restored(snapshot([]), claimed, profile('flink-1.13'));
    expect(store[0]?.properties.discardSubsumed).toBe(false);
  });

  it('that the metadata carried are kept beside them (B10)', () => {
    const properties = FLINK_DECISIONS.propertiesFor('CLAIM');
    const carried = snapshot([], { properties });
    expect(restored(carried, request({})).store[0]?.restoredProperties).toBe(properties);
    expect(
      restored(carried, request({}), profile('flink-1.15')).store[0]?.restoredProperties,
    ).toBeNull();
  });
});

describe('the counter', () => {
  it.each([
    ['standalone', 7n, 8n],
    ['standalone', 0n, 1n],
    ['standalone', 9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n],
    ['zookeeper', 2_147_483_646n, 2_147_483_647n],
    ['zookeeper', 9_223_372_036_854_775_807n, 0n],
  ] as const)('of kind %s goes on from %s with %s (D3)', (kind, checkpointId, next) => {
    const asked = request({ coordinator: { counter: { kind, value: 99n } } });
    expect(restored(snapshot([], { checkpointId }), asked).nextCheckpointId).toBe(next);
  });
});

describe('the store', () => {
  const stored = (checkpointId: bigint, claimMode: ClaimMode): StoredCheckpoint => ({
    checkpointId,
    operators: [],
    masterStates: [],
    properties: FLINK_DECISIONS.propertiesFor(claimMode),
  });
  const idsAfter = (claimMode: ClaimMode, maxRetained: number, ...store: StoredCheckpoint[]) =>
    restored(
      snapshot([]),
      request({ settings: { claimMode }, coordinator: { store, maxRetained } }),
    ).store.map(({ checkpointId }) => checkpointId);

  it('keeps as many as it may, the oldest going first (D6)', () => {
    expect(idsAfter('LEGACY', 2, stored(1n, 'LEGACY'), stored(2n, 'LEGACY'))).toEqual([2n, 7n]);
    expect(idsAfter('LEGACY', 3, stored(1n, 'LEGACY'), stored(2n, 'LEGACY'))).toEqual([1n, 2n, 7n]);
  });

  it('keeps the newest checkpoint that is no savepoint (D6)', () => {
    const store = [stored(1n, 'CLAIM'), stored(2n, 'CLAIM'), stored(3n, 'LEGACY')];
    expect(idsAfter('LEGACY', 1, ...store)).toEqual([2n, 7n]);
    expect(idsAfter('CLAIM', 1, ...store)).toEqual([7n]);
  });

  it('let the oldest go in any case before Flink 1.12.2 (D6)', () => {
    const store = [stored(1n, 'CLAIM'), stored(3n, 'LEGACY')];
    const asked = request({ coordinator: { store, maxRetained: 2 } });
    const idsFor = (release: string) =>
      restored(snapshot([]), asked, profile(release)).store.map((s) => s.checkpointId);
    expect(idsFor('flink-1.11')).toEqual([3n, 7n]);
    expect(idsFor('flink-1.12.1')).toEqual([3n, 7n]);
    expect(idsFor('flink-1.12.2')).toEqual([1n, 7n]);
  });

  it('takes an ID twice (D4)', () => {
    expect(idsAfter('LEGACY', 5, stored(7n, 'LEGACY'))).toEqual([7n, 7n]);
  });
});

describe('shared state beside that of the store', () => {
  const earlier = (handle: StreamStateHandle, unclaimed = false): StoredCheckpoint => ({
    checkpointId: 3n,
    operators: two(incremental('a', handle), keyGroups(0, 1)).operators,
    masterStates: [],
    properties: FLINK_DECISIONS.propertiesFor(unclaimed ? 'NO_CLAIM' : 'CLAIM'),
  });
  const own = (handle: StreamStateHandle) => two(incremental('b', handle), keyGroups(0, 1));
  const ask = (...store: StoredCheckpoint[]) =>
    request({
      vertices: [vertex(1, { parallelism: 2 })],
      settings: { claimMode: 'CLAIM' },
      coordinator: { store, maxRetained: 3 },
    });
  const fileOf = (
    handle: StreamStateHandle,
    asked: ReturnType<typeof ask>,
    release = 'flink-2.3',
  ) => {
    const result = restored(own(handle), asked, profile(release));
    const [found] = stateOf(result, 0, 0, id(1)).managedKeyedState;
    return (found as IncrementalRemoteKeyedStateHandle).shared[0]?.handle;
  };
  const other: StreamStateHandle = { kind: 'file', path: 'file:/g', size: 2n };

  it('goes on with the handle of the store (F9)', () => {
    expect(fileOf(absolute(2n), ask(earlier(absolute(1n))))).toEqual(absolute(1n));
    expect(fileOf(absolute(2n), ask(earlier(absolute(1n), true)))).toEqual(absolute(2n));
  });

  it('clashes with an unequal handle of the store (D9)', () => {
    expect(refused(own(absolute(1n)), ask(earlier(relative))).code).toBe('SHARED_STATE_CLASH');
  });

  it.each([
    ['flink-1.14', absolute(1n)],
    ['flink-1.15', other],
    ['flink-1.16.2', other],
    ['flink-1.16.3', other],
    ['flink-1.17.1', other],
  ])('of one name and another file is in %s the file %o (D9)', (release, file) => {
    expect(fileOf(other, ask(earlier(absolute(1n))), release)).toEqual(file);
  });

  it.each([
    ['flink-1.16.2', relative],
    ['flink-1.17.1', absolute(1n)],
  ])('asks in %s the one or the other whether both are equal', (release, file) => {
    expect(fileOf(relative, ask(earlier(absolute(1n))), release)).toEqual(file);
  });

  it('decides the size of a handle before Flink 1.15', () => {
    const size = (release: string) => {
      const result = restored(own(absolute(2n)), ask(earlier(absolute(1n))), profile(release));
      const [found] = stateOf(result, 0, 0, id(1)).managedKeyedState;
      return (found as IncrementalRemoteKeyedStateHandle).checkpointedSize;
    };
    expect(size('flink-1.14')).toBe(1n);
    expect(size('flink-1.15')).toBe(0n);
  });
});
