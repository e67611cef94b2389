/**
 * Makes readers from descriptions. Compiled once for each metadata version, dialect and release
 * behaviour, so that what depends on them is decided before the first byte.
 */
import { WriterCompiler } from './compile-writer.ts';
import { propertiesReader, tracedPropertiesReader } from './read-properties-node.ts';
import {
  bool,
  bytesReader,
  i32,
  i64,
  i8,
  offsetsReader,
  operatorId,
  utf,
} from './read-primitives.ts';
import { compileStruct } from './read-struct.ts';
import { compileUnion } from './read-union.ts';
import type { Reader } from './reader.ts';
import {
  compileBlob,
  compileFrame,
  compileIndexed,
  compileList,
  compilePresence,
} from './read-wrappers.ts';
import type { Layout } from './layout.ts';
import type { Node, Primitive } from '../../spec/format/node.ts';

/** Reads one node. `parent` is what has been read so far of the structure around it. */
export type Read = (reader: Reader, parent: Record<string, unknown>) => unknown;

/** Compiles nodes for one layout; each node once, however often it is referred to. */
export class ReaderCompiler {
  readonly layout: Layout;
  /** Whether the readers keep up `Reader.trace`. */
  readonly traced: boolean;
  private readonly compiled = new Map<Node, Read>();

  constructor(layout: Layout, traced: boolean) {
    this.layout = layout;
    this.traced = traced;
  }

  compile(node: Node): Read {
    let read = this.compiled.get(node);
    if (read === undefined) {
      read = this.compileNode(node);
      this.compiled.set(node, read);
    }
    return read;
  }

  /** Writers of the same layout. */
  writers(): WriterCompiler {
    return new WriterCompiler(this.layout);
  }

  private compileNode(node: Node): Read {
    if (node === 'properties') return this.traced ? tracedPropertiesReader : propertiesReader;
    if (typeof node === 'string') return this.leaf(PRIMITIVES[node], node);
    switch (node.type) {
      case 'bytes':
        return this.leaf(bytesReader(node.truncated, node.negative), 'bytes');
      case 'offsets':
        return offsetsReader((reader) => reader.i32(), node.negative, this.traced);
      case 'rangeOffsets':
        return offsetsReader(
          (_reader, parent) => (parent[node.range] as { count: number }).count,
          node.negative,
          this.traced,
        );
      case 'struct':
        return compileStruct(this, node.steps);
      case 'union':
        return compileUnion(this, node);
      case 'list':
        return compileList(this, node);
      case 'presence':
        return compilePresence(this, node);
      case 'frame':
        return compileFrame(this, node);
      case 'blob':
        return compileBlob(this, node);
      case 'indexed':
        return compileIndexed(this, node);
      case 'checked': {
        const read = this.compile(node.value);
        return (reader, parent) => {
          const start = reader.position;
          const value = read(reader, parent);
          if (node.if(value)) reader.refuse(node.refuse, start);
          return value;
        };
      }
      case 'reference':
        return this.reference(node.to);
    }
  }

  /** A reader of bytes without fields of their own. */
  private leaf(read: Read, type: string): Read {
    if (!this.traced) return read;
    return (reader, parent) => {
      const start = reader.offset;
      const value = read(reader, parent);
      reader.trace?.leaf(start, reader.offset, type, value);
      return value;
    };
  }

  private reference(to: () => Node): Read {
    let read: Read | undefined;
    return (reader, parent) => {
      read ??= this.compile(to());
      if (reader.depth >= reader.options.maxDepth)
        reader.refuse('NESTING_TOO_DEEP', reader.position);
      reader.depth++;
      const value = read(reader, parent);
      reader.depth--;
      return value;
    };
  }
}

const PRIMITIVES: Readonly<Record<Exclude<Primitive, 'properties'>, Read>> = {
  i8,
  i32,
  i64,
  bool,
  utf,
  bytes: bytesReader(),
  operatorId,
};
