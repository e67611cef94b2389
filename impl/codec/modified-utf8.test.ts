import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRawText } from '../../spec/model/text.ts';
import type { Text } from '../../spec/model/text.ts';
import { decodeText, encodeText, textLengthBytes, textToString } from './modified-utf8.ts';

function encode(text: Text): Buffer {
  const bytes = Buffer.alloc(textLengthBytes(text));
  expect(encodeText(text, bytes, 0)).toBe(bytes.length);
  return bytes;
}

function decode(hex: string): ReturnType<typeof decodeText> {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  return decodeText(bytes, 0, bytes.length);
}

describe('modified UTF-8', () => {
  it.each([
    ['', ''],
    ['abc', '61 62 63'],
    ['a text of more than a dozen', Buffer.from('a text of more than a dozen').toString('hex')],
    ['\0', 'c0 80'],
    ['\u007f\u0080\u07ff\u0800\uffff', '7f c2 80 df bf e0 a0 80 ef bf bf'],
    ['\u{1f600}', 'ed a0 bd ed b8 80'],
    ['\ud800', 'ed a0 80'],
    ['\udc00\ud800', 'ed b0 80 ed a0 80'],
  ])('writes and reads %j', (text, hex) => {
    expect(encode(text).toString('hex')).toBe(hex.replaceAll(' ', ''));
    expect(decode(hex)).toBe(text);
  });

  it.each([
    ['a raw NUL', '00', '\0'],
    ['two bytes for one', 'c1 81', 'A'],
    ['three bytes for one', 'e0 81 81', 'A'],
    ['three bytes for two', 'e0 9f bf', '\u07ff'],
    ['three bytes for NUL', 'e0 80 80', '\0'],
  ])('keeps %s, and knows what it means', (_what, hex, meaning) => {
    const decoded = decode(hex) as Text;
    expect(isRawText(decoded)).toBe(true);
    expect(textToString(decoded)).toBe(meaning);
    expect(encode(decoded).toString('hex')).toBe(hex.replaceAll(' ', ''));
  });

  it.each([
    ['a continuation first', '61 80', 1],
    ['a lead of four bytes', '61 f0 9f 98 80', 1],
    ['a lead of nothing', 'ff', 0],
    ['no continuation of two', 'c3 28', 0],
    ['no second continuation of three', '61 e2 82 28', 1],
    ['no first continuation of three', 'e2 28 82', 0],
    ['a cut pair', '61 61 c3', 2],
    ['a cut triple', 'e2 82', 0],
  ])('refuses %s', (_what, hex, malformedAt) => {
    expect(decode(hex)).toEqual({ malformedAt });
  });

  it('keeps any code units', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 });
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        expect(decode(encode(text).toString('hex'))).toBe(text);
      }),
      { seed: 42 },
    );
  });

  it('keeps or refuses any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        const decoded = decode(hex);
        const isRefused = typeof decoded === 'object' && 'malformedAt' in decoded;
        expect(
          isRefused ? decoded.malformedAt < bytes.length : encode(decoded).toString('hex'),
        ).toBe(isRefused || hex);
      }),
      { seed: 42, numRuns: 1_000 },
    );
  });
});
