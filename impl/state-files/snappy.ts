/** Parts of state files that are compressed. Flink: `SnappyStreamCompressionDecorator`. */
import { uncompress } from 'snappyjs';
import { SNAPPY_FRAMES } from '../../spec/state-files/entries.ts';
import type { ByteReader } from './byte-reader.ts';

const { headerBytes, checksumBytes, mostBytes } = SNAPPY_FRAMES;
const NOTHING = new Uint8Array();

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
