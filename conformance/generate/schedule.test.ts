import { describe, expect, it } from 'vitest';
import { roundOf } from './schedule.ts';

describe('a round', () => {
  it('gives every entry its turns, spread over the round', () => {
    const entries = [
      { name: 'a', weight: 4 },
      { name: 'b', weight: 1 },
      { name: 'c', weight: 1 },
    ];
    const names = roundOf(entries).map(({ name }) => name);
    expect(names.join('')).toBe('aabaca');
  });

  it('is as long as the weights together', () => {
    expect(roundOf([{ weight: 7 }, { weight: 3 }])).toHaveLength(10);
  });
});
