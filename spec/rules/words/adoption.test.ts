import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { askedMaxParallelisms, isAskedBeyondBounds, restoredMaxParallelism } from './adoption.ts';
import { restoredVertices } from './restored-vertices.ts';

const FLINK_1_11 = profile('flink-1.11');

/** A chain of operators 1, 2, …, each with the max parallelism of its state, `null` for no state. */
function chainOf(...recorded: readonly (number | null)[]) {
  const operators = recorded.map((_, index) => pair(id(index + 1)));
  const states = recorded.flatMap((maxParallelism, index) =>
    maxParallelism === null
      ? []
      : [operator(index + 1, { maxParallelism, subtasks: subtasks({}) })],
  );
  const subject = restoreCase(snapshot(states), { vertices: [vertex(1, { operators })] });
  return restoredVertices(subject, FLINK_2_3)[0]!;
}

describe('the restored max parallelism', () => {
  it('is that of the last operator in the order of their hashes', () => {
    const chain = chainOf(8, 16, 32, 64);
    expect(askedMaxParallelisms(chain, FLINK_2_3)).toEqual([8, 16, 32, 64]);
    const turned = { ...chain, operators: chain.operators.toReversed() };
    expect(askedMaxParallelisms(turned, FLINK_2_3)).toEqual([8, 16, 32, 64]);
    expect(askedMaxParallelisms(turned, FLINK_1_11)).toEqual([64, 32, 16, 8]);
    expect(restoredMaxParallelism(turned, FLINK_2_3)).toBe(64);
    expect(restoredMaxParallelism(turned, FLINK_1_11)).toBe(8);
  });

  it('keeps the order of the chain inside a bucket', () => {
    const chain = chainOf(8, 16);
    const [first, second] = chain.operators;
    // Two operators have four buckets: 1 and 5 fall into one.
    const clash = { ...chain, operators: [{ ...second!, generated: id(5) }, first!] };
    expect(askedMaxParallelisms(clash, FLINK_2_3)).toEqual([16, 8]);
  });

  it('counts all four words of an ID, spread by their upper halves', () => {
    const { vertex: job, operators } = chainOf(8, 16);
    const inBucket2 = '00000003000000010000000000000000';
    const inBucket1 = '00010000000000000000000000000000';
    const chain = {
      vertex: job,
      operators: [
        { ...operators[0]!, generated: inBucket2 },
        { ...operators[1]!, generated: inBucket1 },
      ],
    };
    expect(askedMaxParallelisms(chain, FLINK_2_3)).toEqual([16, 8]);
  });

  it('may be that of an operator without state, which asks for the own one of the vertex', () => {
    expect(restoredMaxParallelism(chainOf(8, null), FLINK_2_3)).toBe(128);
    expect(restoredMaxParallelism(chainOf(null, 8), FLINK_2_3)).toBe(8);
  });

  it('is the own one of a vertex without entries, and 32768 for the largest int', () => {
    expect(restoredMaxParallelism(chainOf(null), FLINK_2_3)).toBe(128);
    expect(restoredMaxParallelism(chainOf(2_147_483_647), FLINK_2_3)).toBe(32_768);
  });
});

describe('a max parallelism beyond bounds', () => {
  it('is met late before 1.13 only', () => {
    expect(isAskedBeyondBounds([chainOf(32_769)], FLINK_1_11)).toBe(true);
    expect(isAskedBeyondBounds([chainOf(32_768)], FLINK_1_11)).toBe(false);
    expect(isAskedBeyondBounds([chainOf(32_769)], FLINK_2_3)).toBe(false);
  });
});
