import { describe, expect, it } from 'vitest';
import { randomOfCase, scatteredHex, scatteredUuid } from './random.ts';

const drawn = (seed: number, number: number, version = 1) => {
  const random = randomOfCase(seed, number, version);
  return Array.from({ length: 8 }, () => random.nextInt(0, 1_000_000)).join(' ');
};

describe('the chance of a case', () => {
  it('is the same for the same seed, number and suite version', () => {
    expect(drawn(7, 3)).toBe(drawn(7, 3));
  });

  it('differs in each of the three', () => {
    const all = [drawn(7, 3), drawn(8, 3), drawn(7, 4), drawn(7, 3, 2), drawn(3, 7)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('spreads neighbouring cases over the whole range', () => {
    const first = Array.from({ length: 1_000 }, (_, n) => randomOfCase(1, n, 1).nextInt(0, 9));
    for (let digit = 0; digit < 10; digit++) {
      const share = first.filter((value) => value === digit).length;
      expect(share).toBeGreaterThan(60);
      expect(share).toBeLessThan(140);
    }
  });
});

describe('scattered numbers', () => {
  it('are 32 hex digits, each pair of numbers its own', () => {
    const ids = Array.from({ length: 4_000 }, (_, i) => scatteredHex(i % 20, Math.floor(i / 20)));
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('make UUIDs in canonical form', () => {
    expect(scatteredUuid(3, 4)).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/,
    );
  });
});
