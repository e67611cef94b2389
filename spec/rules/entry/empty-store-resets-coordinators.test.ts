import { describe, expect, it } from 'vitest';
import { FLINK_2_3, id, profile, vertex } from '../../testing/small-case.ts';
import { fromStore, START, stored, TO_ALL, TO_SUBTASKS } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { emptyStoreResetsCoordinators } from './empty-store-resets-coordinators.ts';

const JOB = { vertices: [vertex(1, { coordinators: [id(1)] })] };
const AT_FAILOVER = fromStore(TO_ALL, [], JOB);
const AT_START = fromStore(START, [], JOB);
const to = (checkpointId: bigint, state: Uint8Array | null = null) =>
  restoredWith({ coordinators: [{ operatorId: id(1), checkpointId, state }] });

describe('entry/empty-store-resets-coordinators', () => {
  it.each([
    [AT_FAILOVER, 'jobFailover'],
    [AT_START, 'otherwise'],
    [fromStore(TO_SUBTASKS, [], JOB), 'otherwise'],
    [fromStore(TO_ALL, [stored([])], JOB), null],
    [fromStore(TO_ALL, [], { vertices: [vertex(1)] }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(emptyStoreResetsCoordinators.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [AT_FAILOVER, to(-1n), 'held'],
    [AT_FAILOVER, to(0n), 'broken'],
    [AT_FAILOVER, to(-1n, new Uint8Array()), 'broken'],
    [AT_FAILOVER, restoredWith(), 'broken'],
    [AT_START, restoredWith(), 'held'],
    [AT_START, to(-1n), 'broken'],
    [AT_START, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(emptyStoreResetsCoordinators, subject, answer)).toBe(verdict);
  });

  it.each([
    ['flink-1.11.2', restoredWith(), 'held'],
    ['flink-1.11.2', to(-1n), 'broken'],
    ['flink-1.11.3', restoredWith(), 'broken'],
    ['flink-1.11.3', to(-1n), 'held'],
  ] as const)('judges a failover as %s: %o %s', (name, answer, verdict) => {
    const as = profile(name);
    expect(verdictOf(emptyStoreResetsCoordinators, AT_FAILOVER, answer, as)).toBe(verdict);
  });
});
