import { describe, expect, it } from 'vitest';
import { hashOfLong, hashOfString } from './java-hash.ts';

describe('the hash of a key', () => {
  it.each([
    [0n, 0],
    [7n, 7],
    [-1n, 0],
    [0x1_0000_0001n, 0],
    [-(1n << 63n), -0x80000000],
  ])('of the long %s is that of Java', (value, hash) => {
    expect(hashOfLong(value)).toBe(hash);
  });

  it.each([
    ['', 0],
    ['a', 97],
    ['hello', 99_162_322],
    ['ü1', 7_861],
  ])('of the text %j is that of Java', (text, hash) => {
    expect(hashOfString(text)).toBe(hash);
  });
});
