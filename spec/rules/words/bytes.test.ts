import { describe, expect, it } from 'vitest';
import { bytesText } from './bytes.ts';

describe('bytes in words', () => {
  it('are told from no bytes at all', () => {
    expect(bytesText(null)).toBe('null');
    expect(bytesText(new Uint8Array())).toBe('[]');
    expect(bytesText(Uint8Array.of(0, 255))).toBe('[00ff]');
  });
});
