/** Parts of state files that are compressed. Flink: `SnappyStreamCompressionDecorator`. */
import { compress, uncompress } from 'snappyjs';
import { SNAPPY_FRAMES } from '../../spec/state-files/entries.ts';
import type { ByteReader } from './byte-reader.ts';

const { headerBytes, checksumBytes, mostBytes } = SNAPPY_FRAMES;
const NOTHING = new Uint8Array();

/** Java: `SnappyFramedOutputStream`, which writes as it is what does not become shorter than this share. */
const WORTH_IT = 0.85;

/**
 * What the frames from here to the end hold. Where another part begins, with an identifier of its own,
 * it goes on. Checksums are not looked at, as Flink does not.
 *
 * @throws BrokenStateFile
 */
export function uncompressed(reader: ByteReader): Uint8Array {
  const parts: Uint8Array[] = [];
  let isFirst = true;
  while (reader.left >= headerBytes || (isFirst && reader.left > 0)) {
    const start = reader.position;
    const type = reader.u8();
    const length = reader.u8() + reader.u8() * 0x100 + reader.u8() * 0x1_0000;
    if (isFirst && type !== SNAPPY_FRAMES.identifier)
      reader.refuse('no stream of snappy frames', start);
    isFirst = false;
    parts.push(contentOf(type, reader.take(length), reader, start));
  }
  return Buffer.concat(parts);
}

function contentOf(type: number, data: Uint8Array, reader: ByteReader, at: number): Uint8Array {
  if (type === SNAPPY_FRAMES.identifier) {
    const text = Buffer.from(data).toString('latin1');
    return text === SNAPPY_FRAMES.identifierText ? NOTHING : reader.refuse('no identifier', at);
  }
  if (type !== SNAPPY_FRAMES.compressed && type !== SNAPPY_FRAMES.uncompressed)
    return type <= SNAPPY_FRAMES.lastUnskippable
      ? reader.refuse(`a frame of type ${type}`, at)
      : NOTHING;
  if (data.length < checksumBytes) return reader.refuse('a frame without its checksum', at);
  const content = data.subarray(checksumBytes);
  if (type === SNAPPY_FRAMES.uncompressed) return content;
  try {
    return uncompress(content, mostBytes);
  } catch (error) {
    return reader.refuse((error as Error).message, at);
  }
}

/** A part as Flink writes it; but for checksums, which are 0, since nobody looks at them. */
export function compressed(content: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [frame(SNAPPY_FRAMES.identifier, IDENTIFIER)];
  for (let at = 0; at < content.length; at += mostBytes) {
    const block = content.slice(at, at + mostBytes);
    const shorter = compress(block);
    const isWorthIt = shorter.length / block.length <= WORTH_IT;
    const type = isWorthIt ? SNAPPY_FRAMES.compressed : SNAPPY_FRAMES.uncompressed;
    parts.push(frame(type, new Uint8Array(checksumBytes), isWorthIt ? shorter : block));
  }
  return new Uint8Array(Buffer.concat(parts));
}

const IDENTIFIER = new TextEncoder().encode(SNAPPY_FRAMES.identifierText);

function frame(type: number, ...data: readonly Uint8Array[]): Uint8Array {
  const length = data.reduce((sum, { length: each }) => sum + each, 0);
  const header = Uint8Array.of(type, length & 0xff, (length >> 8) & 0xff, length >> 16);
  return Buffer.concat([header, ...data]);
}
