import { describe, expect, it } from 'vitest';
import { capacityFor, idHash, JavaHashMap, stringHash } from './hash-map.ts';

function keys(map: JavaHashMap<number>): string[] {
  return Array.from(map.entries(), ([key]) => key);
}

function putAll(map: JavaHashMap<number>, ...names: string[]): JavaHashMap<number> {
  for (const name of names) map.put(name, 0);
  return map;
}

describe('JavaHashMap', () => {
  it('visits buckets in ascending order, and inside one the order of insertion', () => {
    // 'q' is 113 and 'a' is 97: both in bucket 1 of 16; 'b' in bucket 2.
    expect(keys(putAll(new JavaHashMap(stringHash), 'b', 'q', 'a'))).toEqual(['q', 'a', 'b']);
  });

  it('puts a key that is computed at the head of its bucket (E15)', () => {
    const map = new JavaHashMap<number>(stringHash);
    for (const key of ['b', 'q', 'a']) map.computeIfAbsent(key, () => 0);
    expect(keys(map)).toEqual(['a', 'q', 'b']);
  });

  it('grows after a put of more than three quarters', () => {
    const map = putAll(new JavaHashMap<number>(stringHash, 2), 'b');
    expect(keys(putAll(map, 'a'))).toEqual(['a', 'b']);
    // In 4 buckets 'e' (101) would meet 'a' (97); in 8 it stands behind 'd' (100).
    expect(keys(putAll(map, 'e', 'd'))).toEqual(['a', 'b', 'd', 'e']);
  });

  it('grows before it computes, even for a key that is there', () => {
    const map = new JavaHashMap<number>(stringHash, 2);
    for (const key of ['c', 'a']) map.computeIfAbsent(key, () => 0);
    expect(keys(map)).toEqual(['a', 'c']); // both in bucket 1 of 2
    map.computeIfAbsent('c', () => 1);
    map.computeIfAbsent('b', () => 0);
    expect(keys(map)).toEqual(['a', 'b', 'c']);
  });

  it('doubles a small table when a bucket holds too many', () => {
    const colliding = ['AaAaAa', 'AaAaBB', 'AaBBAa', 'AaBBBB', 'BBAaAa', 'BBAaBB', 'BBBBAa'];
    const map = putAll(new JavaHashMap<number>(stringHash), ...colliding, 'BBBBBB');
    expect(new Set(colliding.map(stringHash)).size).toBe(1);
    expect(keys(putAll(map, 'r', 'b'))).toHaveLength(10);
  });

  it('keeps the place of a key that is put again', () => {
    const map = putAll(new JavaHashMap(stringHash), 'q', 'a');
    map.put('q', 5);
    expect([...map.entries()]).toEqual([
      ['q', 5],
      ['a', 0],
    ]);
  });

  it('copies into a table of its own size', () => {
    // 'p' (112) and '`' (96) share bucket 0 of 16, and part in 32 only.
    const map = putAll(new JavaHashMap(stringHash, 64), 'p', '`');
    expect(keys(map)).toEqual(['`', 'p']);
    expect(keys(JavaHashMap.copyOf(map))).toEqual(['`', 'p']);
    expect(keys(JavaHashMap.copyOf(putAll(new JavaHashMap(stringHash, 16), 'p', '`')))).toEqual([
      'p',
      '`',
    ]);
  });
});

describe('capacityFor', () => {
  it.each([
    [0, 1],
    [1, 2],
    [2, 4],
    [3, 4],
    [4, 8],
    [6, 8],
    [7, 16],
    [16, 32],
  ])('makes room for %i keys in %i buckets (E7)', (expected, capacity) => {
    expect(capacityFor(expected)).toBe(capacity);
  });
});

describe('hashes', () => {
  it('are those of Java', () => {
    expect(stringHash('')).toBe(0);
    expect(stringHash('Aa')).toBe(2112);
    expect(stringHash('savepoint')).toBe(stringHash('savepoint') | 0);
    expect(stringHash('hello world')).toBe(1794106052);
    expect(idHash('00000001000000020000000400000008')).toBe(15);
    expect(idHash('ffffffff000000000000000000000000')).toBe(-1);
  });
});
