import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import { retainedOf } from './retention.ts';

/** `c3 s5`: a checkpoint 3, then a savepoint 5. */
const storeOf = (text: string) =>
  text.split(' ').map((word) => {
    return { checkpointId: BigInt(word.slice(1)), isSavepoint: word.startsWith('s') };
  });

const textOf = (store: ReturnType<typeof storeOf>) =>
  store.map((one) => `${one.isSavepoint ? 's' : 'c'}${one.checkpointId}`).join(' ');

describe('what is retained', () => {
  it.each([
    ['c1 c2 c3', 3, 'c1 c2 c3'],
    ['c1 c2 c3', 1, 'c3'],
    ['c1 c2 s3', 1, 'c2 s3'],
    ['s1 c2 s3 s4', 2, 'c2 s4'],
    ['s1 s2 s3', 1, 's3'],
    ['c1 s2 c3', 2, 's2 c3'],
    ['c1 s2', 1, 'c1 s2'],
  ])('of %s, where %i may stay, is %s', (store, most, left) => {
    expect(textOf([...retainedOf(storeOf(store), most, FLINK_2_3)])).toBe(left);
  });

  it('is the newest alone before Flink 1.12.2', () => {
    const old = profile('flink-1.11');
    expect(textOf([...retainedOf(storeOf('c1 s2'), 1, old)])).toBe('s2');
  });
});
