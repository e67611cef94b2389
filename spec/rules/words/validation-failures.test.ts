import { describe, expect, it } from 'vitest';
import type { JobVertex } from '../../model/job.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  keyGroups,
  operator,
  pair,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { checkedStates } from './validation-failures.ts';

const MAX_INT = 2_147_483_647;

function failureOf(
  maxParallelism: number,
  configured: number | null,
  {
    as = 'flink-2.3',
    scheduler = 'default',
  }: { as?: string; scheduler?: 'reactive' | 'default' } = {},
) {
  const vertices = [vertex(1, { maxParallelism: configured })];
  const subject = restoreCase(snapshot([operator(1, { maxParallelism })]), {
    vertices,
    coordinator: { scheduler },
  });
  return checkedStates(subject, profile(as)).map(({ failure }) => failure);
}

describe('what is wrong with a claimed state', () => {
  it.each([
    [128, 128, null],
    [128, null, null],
    [64, null, null],
    [64, 128, 'MAX_PARALLELISM_MISMATCH'],
    [-1, null, 'MAX_PARALLELISM_MISMATCH'],
    [0, null, 'MAX_PARALLELISM_OUT_OF_BOUNDS'],
    [32_769, 128, 'MAX_PARALLELISM_OUT_OF_BOUNDS'],
    [MAX_INT, null, null],
    [MAX_INT, 32_768, 'MAX_PARALLELISM_MISMATCH'],
  ])('of max parallelism %i, where %s is configured, is %s', (recorded, configured, failure) => {
    expect(failureOf(recorded, configured)).toEqual([failure]);
  });

  it('is no matter of bounds before Flink 1.13', () => {
    expect(failureOf(40_000, null, { as: 'flink-1.11' })).toEqual([null]);
    expect(failureOf(40_000, 128, { as: 'flink-1.11' })).toEqual(['MAX_PARALLELISM_MISMATCH']);
  });

  it('hangs in reactive mode on whether it is lower', () => {
    const scheduler = 'reactive';
    expect(failureOf(256, 128, { scheduler })).toEqual([null]);
    expect(failureOf(64, null, { scheduler })).toEqual(['MAX_PARALLELISM_MISMATCH']);
    expect(failureOf(64, null, { scheduler, as: 'flink-1.11' })).toEqual([]);
  });
});

describe('what is wrong with an unclaimed state', () => {
  const checked = (state: Partial<OperatorState>, allowNonRestoredState = false) =>
    checkedStates(
      restoreCase(snapshot([operator(9, state)]), { settings: { allowNonRestoredState } }),
      FLINK_2_3,
    );
  const FILLED = { subtasks: subtasks({}, { rawKeyedState: [keyGroups(0, 0)] }) };

  it('is that it holds something', () => {
    expect(checked(FILLED)).toMatchObject([{ claimant: null, failure: 'NON_RESTORED_STATE' }]);
    expect(checked({ subtasks: subtasks({}) })).toMatchObject([{ failure: null }]);
  });

  it('is nothing where it may be skipped', () => {
    expect(checked(FILLED, true)).toMatchObject([{ failure: null }]);
  });
});

describe('the checked states', () => {
  const contested = (...vertices: JobVertex[]) =>
    checkedStates(restoreCase(snapshot([operator(9)]), { vertices }), FLINK_2_3);

  it('are none where it is left open who claims one', () => {
    const claiming = (number: number) =>
      vertex(1, { id: id(number), operators: [pair(id(number), id(9))] });
    expect(contested(claiming(5), claiming(37))).toEqual([]);
    expect(contested(claiming(5), claiming(6))).toHaveLength(1);
  });

  it('are none without a snapshot, and at other entry points', () => {
    expect(checkedStates(restoreCase(null), FLINK_2_3)).toEqual([]);
    const elsewhere = { entryPoint: 'restoreInitialCheckpointIfPresent' } as const;
    const subject = restoreCase(snapshot([operator(1)]), { rest: elsewhere });
    expect(checkedStates(subject, FLINK_2_3)).toEqual([]);
  });
});
