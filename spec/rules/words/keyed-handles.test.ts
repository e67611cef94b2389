import { describe, expect, it } from 'vitest';
import type { KeyedStateHandle } from '../../model/handles.ts';
import { keyGroups, profile } from '../../testing/small-case.ts';
import { changelog, fileChanges, incremental, memoryChanges } from '../testing/keyed-handles.ts';
import { hasIdOf, keyedHandleText, partOf } from './keyed-handles.ts';

const OWN = { start: 2, end: 5 };

const textOf = (handle: KeyedStateHandle | null) =>
  handle === null ? null : keyedHandleText(handle);

describe('the part of a keyed handle that falls into key groups 2 to 5', () => {
  it('of key groups is their slice of the offsets', () => {
    const slice = partOf(keyGroups(0, 3), OWN);
    expect(slice).toMatchObject({ range: { start: 2, end: 3 }, offsets: [200n, 300n] });
    expect(partOf(keyGroups(6, 9), OWN)).toBeNull();
  });

  it('of an incremental handle is all of it', () => {
    const handle = incremental(5, 9);
    expect(partOf(handle, OWN)).toBe(handle);
    expect(partOf(incremental(6, 9), OWN)).toBeNull();
  });

  it('of changes in memory is all of them, if one is owned', () => {
    const owned = memoryChanges(0, 9, [-1, 5]);
    expect(partOf(owned, OWN)).toBe(owned);
    expect(partOf(memoryChanges(0, 9, [-1, 6]), OWN)).toBeNull();
    expect(partOf(memoryChanges(0, 9, [-1]), OWN)).toBeNull();
  });

  it('of changes in a file has the narrower range and no sizes', () => {
    expect(partOf(fileChanges(0, 3), OWN)).toMatchObject({
      range: { start: 2, end: 3 },
      size: 0n,
      checkpointedSize: 0n,
    });
    expect(partOf(fileChanges(0, 1), OWN)).toBeNull();
  });

  it('of a changelog handle is made of the parts of its parts', () => {
    const handle = changelog(
      0,
      4,
      [keyGroups(0, 4), keyGroups(0, 1)],
      [fileChanges(0, 4), memoryChanges(0, 4, [0])],
    );
    expect(partOf(handle, OWN)).toMatchObject({
      range: { start: 2, end: 4 },
      base: [{ range: { start: 2, end: 4 } }],
      delta: [{ kind: 'fileChangelog' }],
    });
    expect(partOf(changelog(6, 9, [], []), OWN)).toBeNull();
  });
});

describe('a keyed handle in words', () => {
  const handles: readonly (readonly [KeyedStateHandle, KeyedStateHandle])[] = [
    [keyGroups(0, 1), { ...keyGroups(0, 1), savepoint: true }],
    [keyGroups(0, 1), { ...keyGroups(0, 1), offsets: [0n, 1n] }],
    [keyGroups(0, 1, 'a'), keyGroups(0, 1, 'b')],
    [incremental(0, 1), incremental(0, 2)],
    [incremental(0, 1), { ...incremental(0, 1), backendId: 'another' }],
    [incremental(0, 1), { ...incremental(0, 1), meta: null }],
    [incremental(0, 1), { ...incremental(0, 1), private: [] }],
    [incremental(0, 1), { ...incremental(0, 1), shared: [] }],
    [changelog(0, 1, [], []), changelog(0, 1, [keyGroups(0, 1)], [])],
    [changelog(0, 1, [], []), changelog(0, 1, [], [fileChanges(0, 1)])],
    [fileChanges(0, 1), { ...fileChanges(0, 1), size: 0n }],
    [memoryChanges(0, 1, [0]), memoryChanges(0, 1, [1])],
  ];

  it.each(handles)('differs where the handles do: %#', (one, other) => {
    expect(textOf(one)).not.toBe(textOf(other));
  });

  it('does not tell the ID', () => {
    const other = { ...keyGroups(0, 1), stateHandleId: 'another' };
    expect(textOf(other)).toBe(textOf(keyGroups(0, 1)));
  });

  it('does not hang on the order of its files, which older releases keep in a map', () => {
    const { shared, private: own } = incremental(0, 1);
    const two = [...shared, { ...shared[0]!, localPath: 'another' }];
    const [one, other] = [two, two.toReversed()].map((files) =>
      textOf({ ...incremental(0, 1), shared: files, private: own }),
    );
    expect(one).toBe(other);
    expect(one).not.toBe(textOf(incremental(0, 1)));
  });

  it('calls a shared file by its path, however it is referred to', () => {
    const { shared } = incremental(0, 1);
    const path = 'file:/state/shared';
    const relative = { kind: 'relativeFile', path, relativePath: 'shared', size: 1n } as const;
    const other = { ...incremental(0, 1), shared: [{ ...shared[0]!, handle: relative }] };
    expect(textOf(other)).toBe(textOf(incremental(0, 1)));
  });
});

describe('an incremental handle whose shared files were registered', () => {
  const { shared, ...rest } = incremental(0, 1);
  const bytes = { kind: 'bytes', handleName: 'another', data: new Uint8Array(1) } as const;
  const registered = {
    ...rest,
    shared: [{ ...shared[0]!, handle: bytes }],
    checkpointedSize: 1n,
  };

  it.each([
    ['flink-1.14.6', true],
    ['flink-1.15.4', false],
  ])('reads as before as %s: %s, alone and in a changelog', (release, isSame) => {
    const textOfRelease = (handle: KeyedStateHandle) => keyedHandleText(handle, profile(release));
    const inChangelog = (handle: KeyedStateHandle) => changelog(0, 1, [handle], []);
    const before = incremental(0, 1);
    expect(textOfRelease(registered) === textOfRelease(before)).toBe(isSame);
    expect(textOfRelease(inChangelog(registered)) === textOfRelease(inChangelog(before))).toBe(
      isSame,
    );
  });
});

describe('the ID of a handle', () => {
  it('is that of another one, or is not, or nobody can tell', () => {
    const handle = keyGroups(0, 1, 'a');
    expect(hasIdOf(handle, [keyGroups(2, 3, 'b'), handle])).toBe(true);
    expect(hasIdOf(handle, [keyGroups(2, 3, 'b')])).toBe(false);
    expect(hasIdOf(handle, [{ ...handle, stateHandleId: null }])).toBeNull();
  });
});
