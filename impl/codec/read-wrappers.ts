/** Readers of lists, presence flags, frames, blobs and indexed entries. */
import type {
  BlobNode,
  FrameNode,
  IndexedNode,
  ListNode,
  PresenceNode,
} from '../../spec/format/node.ts';
import type { Read, ReaderCompiler } from './compile-reader.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { stands } from './layout.ts';
import { itemsReader } from './read-items.ts';
import { compileStruct } from './read-struct.ts';
import { Reader } from './reader.ts';
import { encodesTo } from './writer.ts';

export function compileList(compiler: ReaderCompiler, { item, negative }: ListNode): Read {
  return itemsReader(compiler, item, (reader) => {
    const start = reader.position;
    const count = reader.i32();
    traceCount(compiler, reader, start, count);
    if (count < 0 && negative !== 'none') reader.refuse(negative, start);
    return count;
  });
}

export function compilePresence(compiler: ReaderCompiler, { value }: PresenceNode): Read {
  const read = compiler.compile(value);
  return (reader, parent) => {
    const start = reader.position;
    const flag = reader.i32();
    if (compiler.traced)
      reader.trace?.leaf(reader.base + start, reader.offset, 'i32', flag, '.present');
    if (flag === 0) return null;
    const present = read(reader, parent);
    return flag === 1 && present !== null ? present : { flag, value: present };
  };
}

export function compileFrame(compiler: ReaderCompiler, node: FrameNode): Read {
  const read = compiler.compile(node.value);
  return (reader, parent) => {
    const magicStart = reader.position;
    const magic = reader.i32();
    if (compiler.traced)
      reader.trace?.leaf(reader.base + magicStart, reader.offset, 'i32', magic, '.magic');
    if (magic !== node.magic) reader.refuse(node.otherMagic, magicStart);
    const start = reader.position;
    const length = reader.i32();
    traceCount(compiler, reader, start, length);
    if (length <= 0) reader.refuse(node.notPositive, start);
    reader.require(length);
    return readFrame(reader, node, length, () => read(reader, parent));
  };
}

function readFrame(reader: Reader, node: FrameNode, length: number, read: () => unknown): unknown {
  const { limit, truncated } = reader;
  reader.limit = reader.position + length;
  reader.truncated = node.truncated;
  const value = read();
  if (reader.position < reader.limit) reader.refuse(node.trailing, reader.position);
  reader.limit = limit;
  reader.truncated = truncated;
  return value;
}

export function compileBlob(compiler: ReaderCompiler, node: BlobNode): Read {
  const read = compiler.compile(node.value);
  const write = compiler.writers().compile(node.value);
  return (reader, parent) => {
    const start = reader.position;
    const length = reader.i32();
    traceCount(compiler, reader, start, length);
    if (length < 0) reader.refuse(node.negative, start);
    reader.require(length);
    const from = reader.position;
    const bytes = reader.take(length);
    const inner = new Reader(bytes, length, reader.options);
    const value = readWhole(inner, () => read(inner, parent));
    if (value === undefined || !encodesTo(write, value, bytes)) {
      if (compiler.traced)
        reader.trace?.leaf(reader.base + from, reader.offset, 'bytes', bytes, '.unparsed');
      return { unparsed: bytes };
    }
    if (!compiler.traced) return value;
    reader.position = from;
    return read(reader, parent);
  };
}

/** What stands in bytes that nobody vouches for; `undefined` if it is not exactly that. */
function readWhole(inner: Reader, read: () => unknown): unknown {
  try {
    const value = read();
    return inner.position === inner.limit ? value : undefined;
  } catch (error) {
    if (error instanceof DecodeRefusal) return undefined;
    throw error;
  }
}

export function compileIndexed(compiler: ReaderCompiler, node: IndexedNode): Read {
  const readBody = compileStruct(compiler, node.body.steps);
  const knowsFinished = stands(node.finished, compiler.layout);
  return (reader, parent) => {
    const start = reader.position;
    const written = reader.i32();
    if (compiler.traced)
      reader.trace?.leaf(reader.base + start, reader.offset, 'i32', written, '.index');
    const finished = written < 0 && knowsFinished;
    const index = finished ? ~written : written;
    const value = finished
      ? { index, finished }
      : Object.assign({ index }, readBody(reader, parent));
    if (index < 0 || index >= (parent[node.below] as number)) reader.refuse(node.outOfRange, start);
    return value;
  };
}

function traceCount(compiler: ReaderCompiler, reader: Reader, start: number, count: number): void {
  if (compiler.traced)
    reader.trace?.leaf(reader.base + start, reader.offset, 'i32', count, '.length');
}
