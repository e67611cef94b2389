import { describe, expect, it } from 'vitest';
import type { StreamStateHandle } from '../../../spec/model/handles.ts';
import { streamEquals, StreamMap } from './stream-map.ts';

const file: StreamStateHandle = { kind: 'file', path: 'file:/x', size: 1n };
const relative: StreamStateHandle = { ...file, kind: 'relativeFile', relativePath: 'x' };
const bytes = (data: number): StreamStateHandle => ({
  kind: 'bytes',
  handleName: 'name',
  data: Uint8Array.of(data),
});
const groups = (savepoint: boolean): StreamStateHandle => ({
  kind: 'keyGroups',
  savepoint,
  range: { start: 0, end: 0 },
  offsets: [0n],
  delegate: file,
  stateHandleId: null,
});

describe('streamEquals', () => {
  it('takes an absolute file for a relative one, and not the other way round (D9)', () => {
    expect(streamEquals(file, relative)).toBe(true);
    expect(streamEquals(relative, file)).toBe(false);
    expect(streamEquals(relative, { ...relative, relativePath: './x' })).toBe(false);
  });

  it('compares paths, not sizes, and names, not bytes', () => {
    expect(streamEquals(file, { ...file, size: 2n })).toBe(true);
    expect(streamEquals(file, { ...file, path: 'file:/y' })).toBe(false);
    expect(streamEquals(bytes(1), bytes(2))).toBe(true);
    expect(streamEquals(bytes(1), file)).toBe(false);
  });

  it('compares segments by all their fields', () => {
    const segment = {
      kind: 'segment',
      path: 'file:/x',
      startPos: 0n,
      size: 1n,
      scope: 'SHARED',
      logicalFileId: 'l',
    } as const;
    expect(streamEquals(segment, { ...segment })).toBe(true);
    expect(streamEquals(segment, { ...segment, size: 2n })).toBe(false);
    expect(streamEquals({ kind: 'emptySegment' }, { kind: 'emptySegment' })).toBe(true);
  });

  it('takes native key groups for those of a savepoint, and not the other way round', () => {
    expect(streamEquals(groups(false), groups(true))).toBe(true);
    expect(streamEquals(groups(true), groups(false))).toBe(false);
  });
});

describe('StreamMap', () => {
  it('keeps absolute and relative files apart, since their hashes differ', () => {
    const map = new StreamMap<string>(streamEquals);
    map.add(relative, 'relative');
    expect(map.get(file)).toBeUndefined();
    expect(map.get(relative)).toBe('relative');
  });

  it('asks the sought handle whether it equals the present one', () => {
    const map = new StreamMap<string>(streamEquals);
    map.add(groups(true), 'savepoint');
    expect(map.get(groups(false))).toBe('savepoint');
    map.add(groups(false), 'native');
    expect(map.get(groups(true))).toBe('savepoint');
    expect([...map.values()]).toEqual(['savepoint', 'native']);
  });
});
