import { describe, expect, it } from 'vitest';
import { caseFileSystem } from './case-files.ts';
import { lengthOf } from './handle-bytes.ts';

const FILES = {
  ...caseFileSystem([]),
  status: (path: string) => (path === '/file' ? ('file' as const) : null),
  sizeOf: () => 50,
};

describe('the length of a segment', () => {
  it.each([
    [0n, 50n, 50],
    [10n, 20n, 20],
    // As long as the file, and not in it to its end.
    [20n, 50n, 30],
    [60n, 50n, 0],
  ])('from %s, of %s bytes, is %s', (startPos, size, length) => {
    const place = { kind: 'segment', path: 'file:/file', startPos, size } as const;
    const handle = { ...place, scope: 'EXCLUSIVE', logicalFileId: 'x' } as const;
    expect(lengthOf(handle, FILES)).toEqual({ kind: 'length', length });
  });

  it('is not known of a file that is missing', () => {
    const handle = { kind: 'file', path: 'file:/other', size: 1n } as const;
    expect(lengthOf(handle, FILES)).toEqual({ kind: 'missing' });
  });
});
