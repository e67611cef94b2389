import { describe, expect, it } from 'vitest';
import type { OperatorState } from '../../spec/model/snapshot.ts';
import { refused, restored } from './testing/run.ts';
import {
  id,
  keyGroups,
  operator,
  pair,
  profile,
  request,
  snapshot,
  subtasks,
  vertex,
} from '../../spec/testing/small-case.ts';

const KEYED = subtasks({ managedKeyedState: [keyGroups(0, 127)] });

function codeFor(
  states: readonly OperatorState[],
  maxParallelism: number | null,
  release = 'flink-2.3',
): string {
  return refused(
    snapshot(states),
    request({ vertices: [vertex(1, { maxParallelism })] }),
    profile(release),
  ).code;
}

describe('max parallelism', () => {
  it('must match where it is configured (C4)', () => {
    expect(codeFor([operator(1, { maxParallelism: 64 })], 128)).toBe('MAX_PARALLELISM_MISMATCH');
    const job = request({ vertices: [vertex(1, { maxParallelism: 64 })] });
    expect(restored(snapshot([operator(1, { maxParallelism: 64 })]), job).checkpointId).toBe(7n);
  });

  it('is checked even for operators without state, whatever the flag (C6)', () => {
    const job = request({
      vertices: [vertex(1, { maxParallelism: 128 })],
      settings: { allowNonRestoredState: true },
    });
    expect(refused(snapshot([operator(1, { maxParallelism: 64 })]), job).code).toBe(
      'MAX_PARALLELISM_MISMATCH',
    );
  });

  it('may be adjusted where it is derived (C7)', () => {
    const states = [operator(1, { maxParallelism: 64, subtasks: KEYED })];
    const { vertices } = restored(snapshot(states), request({ vertices: [vertex(1)] }));
    expect(vertices[0]?.maxParallelism).toBe(64);
  });

  it.each([
    [1, 128],
    [85, 128],
    [86, 256],
    [170, 256],
    [171, 256],
    [200, 512],
    [30_000, 32_768],
  ])('is derived from parallelism %i as %i (C7)', (parallelism, expected) => {
    const { vertices } = restored(
      snapshot([]),
      request({ vertices: [vertex(1, { parallelism })] }),
    );
    expect(vertices[0]?.maxParallelism).toBe(expected);
  });

  it.each([0, 32_769, 40_000])(
    'of %i is out of bounds, before it is a mismatch (C4, C8)',
    (max) => {
      const states = [operator(1, { parallelism: 0, maxParallelism: max })];
      expect(codeFor(states, null)).toBe('MAX_PARALLELISM_OUT_OF_BOUNDS');
      expect(codeFor(states, 128)).toBe('MAX_PARALLELISM_OUT_OF_BOUNDS');
      expect(codeFor(states, 128, 'flink-1.11')).toBe('MAX_PARALLELISM_MISMATCH');
    },
  );

  it('of the largest int stands for 32768, and of -1 for nothing (C4)', () => {
    const states = [operator(1, { maxParallelism: 2_147_483_647, subtasks: KEYED })];
    const { vertices } = restored(snapshot(states), request({ vertices: [vertex(1)] }));
    expect(vertices[0]?.maxParallelism).toBe(32_768);
    expect(codeFor([operator(1, { maxParallelism: -1 })], null)).toBe('MAX_PARALLELISM_MISMATCH');
  });

  it('out of bounds is noticed late by 1.11, after store and counter have changed (C8)', () => {
    const states = [operator(1, { maxParallelism: 40_000, subtasks: KEYED })];
    const job = request({ vertices: [vertex(1)] });
    const refusal = refused(snapshot(states), job, profile('flink-1.11'));
    expect(refusal.code).toBe('ADOPTED_MAX_PARALLELISM_OUT_OF_BOUNDS');
    expect(refusal.effects?.nextCheckpointId).toBe(8n);
  });

  it('may only grow in reactive mode, configured or not (C10)', () => {
    const job = request({
      vertices: [vertex(1, { maxParallelism: 128 })],
      coordinator: { scheduler: 'reactive' },
    });
    const states = (maxParallelism: number): OperatorState[] => [
      operator(1, { maxParallelism, subtasks: KEYED }),
    ];
    expect(restored(snapshot(states(256)), job).vertices[0]?.maxParallelism).toBe(256);
    expect(refused(snapshot(states(64)), job).code).toBe('MAX_PARALLELISM_MISMATCH');
  });
});

describe('a vertex', () => {
  it('has no parallelism above its max parallelism (C9)', () => {
    const job = request({ vertices: [vertex(1, { parallelism: 5, maxParallelism: 4 })] });
    expect(refused(snapshot([]), job)).toMatchObject({
      code: 'VERTEX_PARALLELISM_ABOVE_MAX',
      stage: 'build',
      message:
        "Vertex vertex 1's parallelism (5) is higher than the max parallelism (4). Please lower the parallelism or increase the max parallelism.",
    });
  });
});

describe('unclaimed state', () => {
  const job = (allowNonRestoredState: boolean) =>
    request({ vertices: [vertex(1)], settings: { allowNonRestoredState } });

  it.each([
    ['a keyed handle without key groups', { managedKeyedState: [keyGroups(0, -1)] }],
    ['raw keyed state', { rawKeyedState: [keyGroups(0, 1)] }],
  ])('counts with %s (C12)', (_name, state) => {
    const states = [operator(2, { subtasks: subtasks(state) })];
    const refusal = refused(snapshot(states), job(false));
    expect(refusal.code).toBe('NON_RESTORED_STATE');
    expect(refusal.effects).toBeUndefined();
    expect(refusal.message).toContain(
      `checkpoint/savepoint file:/savepoint. Cannot map checkpoint/savepoint state for operator ${id(2)} to`,
    );
    expect(restored(snapshot(states), job(true)).store[0]?.operatorIds).toEqual([]);
  });

  it('counts with coordinator state of no bytes (C12)', () => {
    const coordinatorState = { kind: 'bytes', handleName: 'c', data: new Uint8Array() } as const;
    const states = [operator(2, { coordinatorState })];
    expect(refused(snapshot(states), job(false)).code).toBe('NON_RESTORED_STATE');
  });

  it.each([
    ['no entries', operator(2)],
    ['an empty entry', operator(2, { subtasks: subtasks({}) })],
    ['a fully finished operator', operator(2, { fullyFinished: true })],
  ])('does not count with %s (C11, C12)', (_name, state) => {
    expect(restored(snapshot([state]), job(false)).store[0]?.operatorIds).toEqual([]);
  });

  it('is refused in file order with everything else (C14)', () => {
    const mismatch = operator(1, { maxParallelism: 64 });
    const unclaimed = operator(2, { subtasks: KEYED });
    expect(codeFor([mismatch, unclaimed], 128)).toBe('MAX_PARALLELISM_MISMATCH');
    expect(codeFor([unclaimed, mismatch], 128)).toBe('NON_RESTORED_STATE');
  });
});

describe('claimed state', () => {
  it('is claimed by generated and by user-defined IDs (C1)', () => {
    const job = request({ vertices: [vertex(1, { operators: [pair(id(1), id(2))] })] });
    const states = [operator(1, { subtasks: KEYED }), operator(2, { subtasks: KEYED })];
    expect(restored(snapshot(states), job).store[0]?.operatorIds).toEqual([id(1), id(2)]);
  });

  it('of one operator twice leaves the later one (B9)', () => {
    const states = ['first', 'second'].map((name) =>
      operator(1, { subtasks: subtasks({ managedKeyedState: [keyGroups(0, 127, name)] }) }),
    );
    const { vertices } = restored(snapshot(states), request({ vertices: [vertex(1)] }));
    expect(vertices[0]?.subtasks[0]?.operators[0]?.state.managedKeyedState).toEqual([
      keyGroups(0, 127, 'second'),
    ]);
  });

  it('is kept alone, beside all master states (C15)', () => {
    const masterStates = [{ version: 0, name: 'm', payload: new Uint8Array() }];
    const states = [operator(1), operator(2)];
    const { store } = restored(
      snapshot(states, { masterStates }),
      request({ vertices: [vertex(1)] }),
    );
    expect(store[0]).toMatchObject({ operatorIds: [id(1)], masterStates: ['m'] });
  });
});
