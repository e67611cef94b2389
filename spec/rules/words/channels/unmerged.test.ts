import { describe, expect, it } from 'vitest';
import { channel, merged } from '../../testing/channel-case.ts';
import { unmerged } from './unmerged.ts';

const cut = (bytes: number) => {
  const whole = merged(3, 2);
  return { ...whole, serializedChannelOffsets: whole.serializedChannelOffsets.subarray(0, bytes) };
};

describe('merged channels', () => {
  it('are opened beside single ones, whatever follows them', () => {
    const whole = merged(3, 2);
    const followed = Uint8Array.from([...whole.serializedChannelOffsets, 9]);
    const all = unmerged([channel(0), { ...whole, serializedChannelOffsets: followed }]);
    expect(all).toMatchObject([
      { subtaskIndex: 0 },
      { subtaskIndex: 3, info: { first: 0, second: 0 }, offsets: [0n], delegate: whole.delegate },
      { subtaskIndex: 3, info: { first: 0, second: 1 }, offsets: [0n], size: 8n },
    ]);
  });

  it('cannot be opened where bytes are missing', () => {
    const { length } = merged(3, 2).serializedChannelOffsets;
    for (let bytes = 0; bytes < length; bytes++) expect(unmerged([cut(bytes)])).toBeNull();
    expect(unmerged([cut(length)])).toHaveLength(2);
    expect(unmerged([merged(3, 0)])).toEqual([]);
  });

  it('cannot be opened with negative counts, nor without a stream', () => {
    const negative = { ...merged(3, 1), serializedChannelOffsets: Uint8Array.of(255, 0, 0, 0) };
    expect(unmerged([negative])).toBeNull();
    expect(unmerged([{ ...merged(3, 1), delegate: null }])).toBeNull();
    expect(unmerged([{ ...merged(3, 0), delegate: null }])).toEqual([]);
  });
});
