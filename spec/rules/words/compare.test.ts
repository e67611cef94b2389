import { describe, expect, it } from 'vitest';
import { broken, HELD } from '../rule.ts';
import { firstBreach, listed, sameItems } from './compare.ts';

describe('same items', () => {
  it('are held in any order', () => {
    expect(sameItems('x', ['a', 'b', 'a'], ['b', 'a', 'a'])).toBe(HELD);
    expect(sameItems('x', [], [])).toBe(HELD);
  });

  it.each([
    [['a', 'b'], ['a'], 'x: b', 'nothing'],
    [['a'], ['b'], 'x: a', 'b'],
    [['a', 'a'], ['a'], 'x: a', 'nothing'],
    [['a'], ['a', 'b'], 'x: nothing but a', 'also b'],
    [[], ['b'], 'x: nothing', 'b'],
  ])('%j is not %j', (expected, seen, expectedText, seenText) => {
    expect(sameItems('x', expected, seen)).toEqual(broken(expectedText, seenText));
  });
});

describe('the first breach', () => {
  it('is the first verdict that is not held', () => {
    const breach = broken('a', 'b');
    expect(firstBreach([HELD, breach, broken('c', 'd')])).toBe(breach);
    expect(firstBreach([HELD])).toBe(HELD);
  });
});

describe('a list in words', () => {
  it('names three at most', () => {
    expect(listed(['a', 'b', 'c'])).toBe('a, b, c');
    expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  });
});
