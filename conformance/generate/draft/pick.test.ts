import { sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent, pickName, pickOf, sometimes } from './pick.ts';

const DRAWS = { seed: 1, numRuns: 4_000 } as const;

function share<T>(values: readonly T[], wanted: T): number {
  return (100 * values.filter((value) => value === wanted).length) / values.length;
}

describe('weighted choice', () => {
  it('draws each value as often as it weighs', () => {
    const drawn = sample(pickName({ often: 3, rarely: 1, never: 0 }), DRAWS);
    expect(share(drawn, 'often')).toBeCloseTo(75, -1);
    expect(share(drawn, 'rarely')).toBeCloseTo(25, -1);
    expect(share(drawn, 'never')).toBe(0);
  });

  it('draws percentages', () => {
    expect(share(sample(percent(30), DRAWS), true)).toBeCloseTo(30, -1);
    expect(share(sample(percent(0), DRAWS), true)).toBe(0);
    expect(share(sample(percent(100), DRAWS), true)).toBe(100);
    expect(share(sample(sometimes(30, pickOf([[5, 1]]), null), DRAWS), 5)).toBeCloseTo(30, -1);
    expect(share(sample(sometimes(0, pickOf([[5, 1]]), null), DRAWS), 5)).toBe(0);
  });

  it('refuses to choose from nothing', () => {
    expect(() => pickOf([['a', 0]])).toThrow('nothing to pick from');
  });
});
