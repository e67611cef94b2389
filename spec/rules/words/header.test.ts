import { describe, expect, it } from 'vitest';
import { decodeCase } from '../testing/decode-case.ts';
import { headerOf, metadataBytes } from './header.ts';

describe('the header of a metadata file', () => {
  it('is read big-endian, from wherever the bytes start', () => {
    const { request } = decodeCase({ version: 4, checkpointId: -2n });
    const bytes = Uint8Array.of(9, 9, 9, ...metadataBytes(request)).subarray(3);
    expect(headerOf(bytes)).toEqual({ magic: 0x4960_672d, version: 4, checkpointId: -2n });
  });

  it.each([
    [3, { magic: undefined, version: undefined, checkpointId: undefined }],
    [7, { magic: 0x4960_672d, version: undefined, checkpointId: undefined }],
    [15, { magic: 0x4960_672d, version: 6, checkpointId: undefined }],
    [16, { magic: 0x4960_672d, version: 6, checkpointId: 7n }],
  ])('of %i bytes says what is there', (length, header) => {
    expect(headerOf(metadataBytes(decodeCase({ length }).request))).toEqual(header);
  });

  it('needs the file', () => {
    const { request } = decodeCase({});
    expect(() => metadataBytes({ ...request, metadata: 'other' })).toThrow('no file other');
  });
});
