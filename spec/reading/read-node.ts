/** Reads what a description describes: slow, plain, and sharing nothing with the codec in `impl`. */
import type { IndexedNode, Node, Scope, Step, StructNode, UnionNode } from '../format/node.ts';
import type { RawKeyGroupRange } from '../format/raw-snapshot.ts';
import type { FormatBehaviour } from '../profiles/format-differences.ts';
import { ByteReader, Unreadable } from './byte-reader.ts';
import { readJavaObject } from './java-object.ts';

/** What is read as what. */
export interface Layout {
  readonly metadataVersion: number;
  readonly format: FormatBehaviour;
}

type Fields = Record<string, unknown>;

/** Handles hold handles: deeper ones are not read. */
const DEEPEST = 200;

/** Reads the values of one file. */
export class NodeReader {
  readonly #from: ByteReader;
  readonly #layout: Layout;
  readonly #depth: number;

  constructor(from: ByteReader, layout: Layout, depth = 0) {
    this.#from = from;
    this.#layout = layout;
    this.#depth = depth;
  }

  /**
   * One value.
   *
   * @param around the fields of the structure that it stands in, as far as they have been read
   * @throws Unreadable where the release would refuse the bytes, too
   */
  read(node: Node, around: Fields = {}): unknown {
    if (typeof node === 'string') return this.#primitive(node);
    const from = this.#from;
    switch (node.type) {
      case 'bytes':
      case 'blob':
        return from.bytes(from.i32());
      case 'struct':
        return this.#struct(node);
      case 'union':
        return this.#union(node);
      case 'list':
        return this.#list(node.item, from.i32());
      case 'offsets':
        return this.#list('i64', from.i32());
      case 'rangeOffsets':
        return this.#list('i64', (around[node.range] as RawKeyGroupRange).count);
      case 'presence':
        return from.i32() === 0 ? null : this.read(node.value);
      case 'frame':
        return this.#frame(node.magic, node.value);
      case 'indexed':
        return this.#indexed(node, around);
      case 'checked': {
        const value = this.read(node.value);
        if (node.if(value)) throw new Unreadable(node.refuse);
        return value;
      }
      case 'reference':
        if (this.#depth > DEEPEST) throw new Unreadable('handles that are nested too deep');
        return new NodeReader(from, this.#layout, this.#depth + 1).read(node.to());
    }
  }

  #primitive(node: Extract<Node, string>): unknown {
    const from = this.#from;
    switch (node) {
      case 'i8':
        return from.i8();
      case 'i32':
        return from.i32();
      case 'i64':
        return from.i64();
      case 'bool':
        return from.u8() !== 0;
      case 'utf':
        return from.utf();
      case 'bytes':
        return from.bytes(from.i32());
      case 'operatorId':
        return Array.from(from.bytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
      case 'properties':
        return readJavaObject(from);
    }
  }

  #struct({ steps }: StructNode): Fields {
    const fields: Fields = {};
    const counts = new Map<string, number>();
    for (const step of steps) if (this.#stands(step)) this.#step(step, fields, counts);
    return fields;
  }

  #step(step: Step, fields: Fields, counts: Map<string, number>): void {
    if ('field' in step) fields[step.field] = this.read(step.node, fields);
    else if ('count' in step) {
      const count = this.#from.i32();
      counts.set(step.count, count);
      // Checks look at its sign before the items come.
      fields[step.count] = count < 0 ? { count } : [];
    } else if ('items' in step) {
      const count = counts.get(step.items) ?? 0;
      if (count > 0) fields[step.items] = this.#list(step.node, count, fields);
    } else if ('refuse' in step && step.if(fields)) throw new Unreadable(step.refuse);
  }

  #list(item: Node, count: number, around: Fields = {}): unknown[] {
    // Each item takes a byte at least.
    if (count < 0 || count > this.#from.left) throw new Unreadable(`a count of ${count}`);
    return Array.from({ length: count }, () => this.read(item, around));
  }

  #union({ name, tags, nullTag, variants }: UnionNode): Fields | null {
    const tag = this.#from.i8();
    if (tag === nullTag) return null;
    const variant = variants.find((one) => one.tag === tag);
    const isKnown = tags === null || this.#layout.format[tags].includes(tag);
    if (variant === undefined || !isKnown) throw new Unreadable(`${name} with the tag ${tag}`);
    const fields = this.#struct({ type: 'struct', name, steps: variant.steps });
    return { ...fields, kind: variant.kind };
  }

  #frame(magic: number, value: StructNode): unknown {
    if (this.#from.i32() !== magic) throw new Unreadable(`${value.name} without its magic number`);
    const inside = new ByteReader(this.#from.bytes(this.#from.i32()));
    const read = new NodeReader(inside, this.#layout, this.#depth).read(value);
    if (inside.left > 0) throw new Unreadable(`${value.name} that goes on after its end`);
    return read;
  }

  #indexed({ body, below, finished }: IndexedNode, around: Fields): Fields {
    const index = this.#from.i32();
    const isFinished = index < 0 && this.#stands(finished);
    const read = isFinished ? { index: ~index, finished: true } : { index, ...this.#struct(body) };
    if (read.index < 0 || read.index >= (around[below] as number)) {
      throw new Unreadable(`the index ${read.index}`);
    }
    return read;
  }

  #stands({ versions, dialects, when }: Scope): boolean {
    const { metadataVersion, format } = this.#layout;
    if (versions !== undefined && metadataVersion < versions[0]) return false;
    if (versions !== undefined && metadataVersion > versions[1]) return false;
    if (dialects !== undefined && !dialects.includes(format.dialect)) return false;
    return when === undefined || when(format);
  }
}
