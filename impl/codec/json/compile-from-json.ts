/** Makes readers of JSON from the same descriptions that readers of bytes are made from. */
import type { IndexedNode, ListNode, Node, Step, UnionNode } from '../../../spec/format/node.ts';
import type { Layout } from '../layout.ts';
import { stands } from '../layout.ts';
import { InvalidSnapshotJson } from './invalid-snapshot-json.ts';
import { fromPrimitive } from './from-primitive.ts';
import { integer, offsets } from './values.ts';

/** Reads one JSON value; `path` is where it stands, for messages. */
export type FromJson = (json: unknown, path: string) => unknown;

type JsonObject = Readonly<Record<string, unknown>>;

/** Compiles nodes for one layout; each node once. */
export class FromJsonCompiler {
  private readonly layout: Layout;
  private readonly compiled = new Map<Node, FromJson>();

  constructor(layout: Layout) {
    this.layout = layout;
  }

  compile(node: Node): FromJson {
    let read = this.compiled.get(node);
    if (read === undefined) {
      read = this.compileNode(node);
      this.compiled.set(node, read);
    }
    return read;
  }

  private compileNode(node: Node): FromJson {
    if (typeof node === 'string') return fromPrimitive(node);
    switch (node.type) {
      case 'bytes':
        return fromPrimitive('bytes');
      case 'offsets':
      case 'rangeOffsets':
        return offsets;
      case 'struct':
        return this.struct(node.steps);
      case 'union':
        return this.union(node);
      case 'list':
        return this.list(node);
      case 'presence':
        return this.presence(node.value);
      case 'frame':
        return this.compile(node.value);
      case 'blob':
        return this.blob(node.value);
      case 'indexed':
        return this.indexed(node);
      case 'checked':
        return this.compile(node.value);
      case 'reference':
        return (json, path) => this.compile(node.to())(json, path);
    }
  }

  private struct(steps: readonly Step[], kind?: string): FromJson {
    const fields = steps
      .filter((step) => stands(step, this.layout))
      .flatMap((step): [string, FromJson][] => {
        if ('field' in step) return [[step.field, this.compile(step.node)]];
        return 'items' in step ? [[step.items, this.items(step.node, true)]] : [];
      });
    return (json, path) => {
      const object = objectAt(json, path);
      const value: Record<string, unknown> = kind === undefined ? {} : { kind };
      for (const [name, read] of fields) {
        if (!Object.hasOwn(object, name))
          throw new InvalidSnapshotJson(`${path}.${name}`, 'missing');
        value[name] = read(object[name], `${path}.${name}`);
      }
      return value;
    };
  }

  private union({ variants, nullTag, name }: UnionNode): FromJson {
    const byKind = new Map(variants.map((variant) => [variant.kind, variant.steps]));
    // Compiled when first met: a variant may hold the union again.
    const compiled = new Map<string, FromJson>();
    return (json, path) => {
      if (json === null && nullTag !== null) return null;
      const kind = String(objectAt(json, path)['kind']);
      let read = compiled.get(kind);
      if (read === undefined) {
        const steps = byKind.get(kind);
        if (steps === undefined) {
          const kinds = [...byKind.keys()].join(', ');
          throw new InvalidSnapshotJson(`${path}.kind`, `no ${name}; its kinds are ${kinds}`);
        }
        read = this.struct(steps, kind);
        compiled.set(kind, read);
      }
      return read(json, path);
    };
  }

  private list({ item, negative }: ListNode): FromJson {
    return this.items(item, negative === 'none');
  }

  /** Items, or, where it may stand there, the negative count that stands for none. */
  private items(item: Node, orCount: boolean): FromJson {
    const read = this.compile(item);
    return (json, path) => {
      if (Array.isArray(json)) {
        const items: unknown[] = [];
        // Deep handles recurse through here, where `map` would take room on the stack.
        for (let i = 0; i < json.length; i++) items.push(read(json[i], `${path}[${i}]`));
        return items;
      }
      if (!orCount) throw new InvalidSnapshotJson(path, 'not an array');
      const count = integer(objectAt(json, path)['count'], `${path}.count`);
      if (count >= 0)
        throw new InvalidSnapshotJson(`${path}.count`, 'only a negative count stands');
      return { count };
    };
  }

  private presence(node: Node): FromJson {
    const read = this.compile(node);
    return (json, path) => {
      if (json === null) return null;
      const object = objectAt(json, path);
      if (!Object.hasOwn(object, 'flag')) return read(json, path);
      return { flag: integer(object['flag'], path), value: read(object['value'], `${path}.value`) };
    };
  }

  private blob(node: Node): FromJson {
    const read = this.compile(node);
    const bytes = fromPrimitive('bytes');
    return (json, path) =>
      Array.isArray(json)
        ? read(json, path)
        : { unparsed: bytes(objectAt(json, path)['unparsed'], `${path}.unparsed`) };
  }

  private indexed({ body }: IndexedNode): FromJson {
    const read = this.struct(body.steps);
    return (json, path) => {
      const object = objectAt(json, path);
      const index = integer(object['index'], `${path}.index`);
      if (object['finished'] === true) return { index, finished: true };
      return { index, ...(read(json, path) as object) };
    };
  }
}

/** A JSON object, or a complaint. */
export function objectAt(json: unknown, path: string): JsonObject {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new InvalidSnapshotJson(path, 'not an object');
  }
  return json as JsonObject;
}
