import { describe, expect, it } from 'vitest';
import type { StreamStateHandle } from '../../model/handles.ts';
import { keyGroups } from '../../testing/small-case.ts';
import { changelog, fileChanges, incremental, memoryChanges } from '../testing/keyed-handles.ts';
import { ownStreams, sharedFileName, streamName } from './streams.ts';

const FILE = { kind: 'file', path: 'file:/a', size: 1n } as const;
const RELATIVE = { kind: 'relativeFile', path: 'file:/a', relativePath: 'a', size: 1n } as const;
const BYTES = { kind: 'bytes', handleName: 'a', data: Uint8Array.of(1) } as const;
const SEGMENT = {
  kind: 'segment',
  path: 'file:/a',
  startPos: 0n,
  size: 1n,
  scope: 'SHARED',
  logicalFileId: 'a',
} as const;

describe('the name of a stream', () => {
  const equal: readonly (readonly [StreamStateHandle, StreamStateHandle])[] = [
    [FILE, { ...FILE, size: 2n }],
    [RELATIVE, { ...RELATIVE, size: 2n }],
    [BYTES, { ...BYTES, data: new Uint8Array() }],
    [keyGroups(0, 1), { ...keyGroups(0, 1), stateHandleId: null }],
  ];
  it.each(equal)('is one for streams that Java finds equal: %#', (one, other) => {
    expect(streamName(one)).toBe(streamName(other));
  });

  const unequal: readonly (readonly [StreamStateHandle, StreamStateHandle])[] = [
    [FILE, RELATIVE],
    [FILE, { ...FILE, path: 'file:/b' }],
    [RELATIVE, { ...RELATIVE, relativePath: './a' }],
    [BYTES, { ...BYTES, handleName: 'b' }],
    [SEGMENT, { ...SEGMENT, startPos: 1n }],
    [SEGMENT, { kind: 'emptySegment' }],
    [keyGroups(0, 1), { ...keyGroups(0, 1), offsets: [0n, 1n] }],
  ];
  it.each(unequal)('differs for others: %#', (one, other) => {
    expect(streamName(one)).not.toBe(streamName(other));
  });
});

describe('the name of a shared file', () => {
  it('is one for one file', () => {
    expect(sharedFileName(FILE)).toBe(sharedFileName(RELATIVE));
    expect(sharedFileName(SEGMENT)).toBe('a');
    expect(sharedFileName({ ...keyGroups(0, 1), delegate: FILE })).toBe('file:/a');
    expect(sharedFileName({ kind: 'emptySegment' })).not.toBe(sharedFileName(BYTES));
  });
});

describe('the name of a shared file, where it is a URI', () => {
  it.each([
    ['file:/with blank/f', 'file:/with%20blank/f'],
    ['file:/per%20cent/f', 'file:/per%2520cent/f'],
    ['file:/plus+and&more/f', 'file:/plus+and&more/f'],
    ['file://host:1/ä?#"<>[\\]^`{|}', 'file://host:1/ä%3F%23%22%3C%3E%5B%5C%5D%5E%60%7B%7C%7D'],
    ['file:/no\u00a0break', 'file:/no%C2%A0break'],
  ])('has %s quoted as %s', (path, quoted) => {
    expect(sharedFileName({ ...FILE, path })).toBe(quoted);
    expect(sharedFileName({ ...BYTES, handleName: quoted })).toBe(quoted);
  });
});

describe('the streams of a keyed handle', () => {
  it('are all but those that it shares', () => {
    expect(ownStreams(incremental(2, 3))).toEqual([
      'file file:/state/meta 2',
      'file file:/state/manifest 2',
    ]);
    expect(ownStreams({ ...incremental(2, 3), meta: null })).toHaveLength(1);
    const whole = changelog(0, 1, [keyGroups(0, 1)], [fileChanges(0, 1), memoryChanges(0, 1, [])]);
    expect(ownStreams(whole)).toEqual(['file file:/state/kg 0', 'file file:/state/changes 0']);
  });
});
