import { encode } from '@msgpack/msgpack';
import { describe, expect, it } from 'vitest';
import { FrameReader, frameOf, NoMessage } from './frames.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';

const WIRES: readonly Wire[] = ['ndjson', 'msgpack'];

function framed(body: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

function readAll(wire: Wire, ...pieces: Uint8Array[]): unknown[] {
  return readBy(new FrameReader(wire), pieces);
}

function readBy(reader: FrameReader, pieces: readonly Uint8Array[]): unknown[] {
  const messages: unknown[] = [];
  for (const piece of pieces) messages.push(...reader.read(Buffer.from(piece)));
  return messages;
}

/** Bytes in pieces of a length. */
function cut(bytes: Uint8Array, length: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  );
}

describe.each(WIRES)('messages on %s', (wire) => {
  const messages = [{ a: 'x' }, { b: ['\n', '"\\', 'y'.repeat(300)] }, { c: null }];

  it.each([1, 3, 7, 1_000])('come whole out of pieces of %i bytes', (length) => {
    const bytes = Buffer.concat(messages.map((message) => frameOf(message, wire)));
    expect(readAll(wire, ...cut(bytes, length))).toEqual(messages);
  });

  it('are put together in time that grows with their length, not with its square', () => {
    const time = (mebibytes: number): number => {
      const bytes = frameOf({ text: 'x'.repeat(mebibytes * 1024 * 1024) }, wire);
      const start = performance.now();
      expect(readAll(wire, ...cut(bytes, 4_096))).toHaveLength(1);
      return performance.now() - start;
    };
    time(1);
    const best = (mebibytes: number) => Math.min(...[1, 2, 3].map(() => time(mebibytes)));
    // With the length the ratio is 16, with its square 256.
    const shorter = best(2);
    expect(best(32) / shorter).toBeLessThan(100);
  });

  it('leave what was read as it was when more comes', () => {
    const body = Buffer.alloc(100, 7);
    const reader = new FrameReader('msgpack');
    const bytes = framed(encode({ body }));
    const [first] = readBy(reader, cut(bytes, 50));
    readBy(reader, cut(framed(encode({ body: Buffer.alloc(100, 9) })), 50));
    expect(Buffer.from((first as { body: Uint8Array }).body)).toEqual(body);
  });

  it('may nest and be many within bounds', () => {
    const message = { deep: nested(900), many: Array<number>(100_000).fill(7) };
    expect(readAll(wire, frameOf(message, wire))).toEqual([message]);
  });
});

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let i = 1; i < depth; i++) value = [value];
  return value;
}

/** One array in the other, each said to hold 30 million values. */
const NESTED_HUGE = Buffer.concat(Array<Buffer>(100).fill(Buffer.of(0xdd, 1, 0xc9, 0xc3, 0x80)));

describe('a frame that is no message is told as such, before anything is made of it:', () => {
  it.each<readonly [string, Uint8Array, string]>([
    ['nested huge arrays', NESTED_HUGE, '30000000 values, and'],
    ['a huge map', Buffer.of(0xdf, 0xff, 0xff, 0xff, 0xff), '8589934590 values, and 0 bytes'],
    ['a string longer than the frame', Buffer.of(0xdb, 0x7f, 0xff, 0xff, 0xff, 1), 'bytes, and 1'],
    ['bytes longer than the frame', Buffer.of(0xc6, 0xff, 0xff, 0xff, 0xff), 'bytes, and 0'],
    ['a head that breaks off', Buffer.of(0xdd, 1), 'announces'],
    ['nothing', Buffer.of(), '1 more values are announced'],
    ['two messages', Buffer.of(0x80, 0x80), '1 bytes follow'],
    ['deep nesting', Buffer.concat([Buffer.alloc(2_000, 0x91), Buffer.of(0xc0)]), 'deep'],
    ['too many values', tooMany(), 'more than 4000000 values'],
  ])('%s', (_, body, reason) => {
    expect(() => readAll('msgpack', framed(body))).toThrow(NoMessage);
    expect(() => readAll('msgpack', framed(body))).toThrow(reason);
  });

  function tooMany(): Buffer {
    const bytes = Buffer.alloc(5 + 5_000_000, 0x90);
    bytes[0] = 0xdd;
    bytes.writeUInt32BE(5_000_000, 1);
    return bytes;
  }

  it.each<readonly [string, string, string]>([
    ['deep nesting', `${'['.repeat(2_000)}${']'.repeat(2_000)}`, 'deep'],
    ['too many arrays', `[${'[],'.repeat(4_000_000)}[]]`, 'more than 4000000 values'],
    ['too many numbers', `[${'1,'.repeat(4_000_000)}1]`, 'more than 4000000 values'],
    ['a stray print', 'debug: here', 'print to standard error'],
  ])('%s in JSON', (_, line, reason) => {
    expect(() => readAll('ndjson', Buffer.from(`${line}\n`))).toThrow(reason);
  });

  it('counts what stands in strings for nothing', () => {
    const text = '[{,\\"'.repeat(10_000);
    expect(readAll('ndjson', frameOf({ text }, 'ndjson'))).toEqual([{ text }]);
  });
});

describe('the other wire is told by the first bytes:', () => {
  it.each<readonly [Wire, Uint8Array, string]>([
    ['msgpack', Buffer.from('{"type":"hello"}\n'), 'give --wire ndjson'],
    ['msgpack', Buffer.from('Loading…\n'), 'it wrote "Loading'],
    ['ndjson', framed(encode({ type: 'hello' })), 'leave out --wire ndjson'],
  ])('%s expected', (wire, bytes, reason) => {
    expect(() => readAll(wire, bytes)).toThrow(reason);
  });
});

describe('a message that is longer than asked for', () => {
  it.each(WIRES)('is refused on %s', (wire) => {
    const reader = new FrameReader(wire, 1_000);
    const bytes = Buffer.from(frameOf({ text: 'x'.repeat(2_000) }, wire));
    expect(() => [...reader.read(bytes.subarray(0, 1_500))]).toThrow(/1000 (bytes|are allowed)/);
  });
});
