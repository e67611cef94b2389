/**
 * Makes writers from the same descriptions that readers are made from. Checks are not made again:
 * a writer writes what it is given, so that files can be made that Flink refuses.
 */
import type {
  IndexedNode,
  ListNode,
  Node,
  Primitive,
  Step,
  UnionNode,
} from '../../spec/format/node.ts';
import type { RawProperties } from '../../spec/format/properties.ts';
import type { Text } from '../../spec/model/text.ts';
import type { Layout } from './layout.ts';
import { stands } from './layout.ts';
import { writeProperties } from './properties/write-properties.ts';
import { UnwritableValue } from './unwritable-value.ts';
import type { Writer } from './writer.ts';

/** Writes one value. */
export type Write = (writer: Writer, value: unknown) => void;

type Value = Record<string, unknown>;

/** Compiles nodes for one layout; each node once. */
export class WriterCompiler {
  readonly layout: Layout;
  private readonly compiled = new Map<Node, Write>();

  constructor(layout: Layout) {
    this.layout = layout;
  }

  compile(node: Node): Write {
    let write = this.compiled.get(node);
    if (write === undefined) {
      write = this.compileNode(node);
      this.compiled.set(node, write);
    }
    return write;
  }

  private compileNode(node: Node): Write {
    if (typeof node === 'string') return PRIMITIVES[node];
    switch (node.type) {
      case 'bytes':
        return PRIMITIVES.bytes;
      case 'offsets':
        return (writer, value) => {
          writer.i32((value as BigInt64Array).length);
          writeOffsets(writer, value);
        };
      case 'rangeOffsets':
        return writeOffsets;
      case 'struct':
        return this.struct(node.steps);
      case 'union':
        return this.union(node);
      case 'list':
        return this.list(node);
      case 'presence':
        return this.presence(node.value);
      case 'frame':
        return this.frame(node.magic, node.value);
      case 'blob':
        return this.blob(node.value);
      case 'indexed':
        return this.indexed(node);
      case 'checked':
        return this.compile(node.value);
      case 'reference': {
        let write: Write | undefined;
        return (writer, value) => (write ??= this.compile(node.to()))(writer, value);
      }
    }
  }

  struct(steps: readonly Step[]): Write {
    const moves = steps
      .filter((step) => stands(step, this.layout))
      .flatMap((step) => this.step(step) ?? []);
    // Deep handles recurse through here: one call for a structure keeps a level of them small.
    return (writer, value) => {
      for (let i = 0; i < moves.length; i++) {
        const { field, write } = moves[i]!;
        write(writer, (value as Value)[field]);
      }
    };
  }

  private step(step: Step): { field: string; write: Write } | undefined {
    if ('field' in step) return { field: step.field, write: this.compile(step.node) };
    if ('count' in step) return { field: step.count, write: writeCount };
    if ('items' in step) return { field: step.items, write: this.items(step.node) };
    return undefined;
  }

  private items(node: Node): Write {
    const write = this.compile(node);
    return (writer, items) => {
      if (Array.isArray(items)) for (const item of items) write(writer, item);
    };
  }

  private union({ variants, nullTag, name }: UnionNode): Write {
    const byKind = new Map(variants.map((variant) => [variant.kind, variant]));
    // Compiled when first met: a variant may hold the union again.
    const compiled = new Map<string, Write>();
    return (writer, value) => {
      if (value === null && nullTag !== null) return writer.i8(nullTag);
      const kind = (value as { kind?: string } | null)?.kind ?? '';
      const variant = byKind.get(kind);
      if (variant === undefined) throw new UnwritableValue(`${name} has no variant '${kind}'`);
      writer.i8(variant.tag);
      let write = compiled.get(kind);
      if (write === undefined) {
        write = this.struct(variant.steps);
        compiled.set(kind, write);
      }
      write(writer, value);
    };
  }

  private list({ item }: ListNode): Write {
    const write = this.compile(item);
    return (writer, value) => {
      writeCount(writer, value);
      if (Array.isArray(value)) for (const entry of value) write(writer, entry);
    };
  }

  private presence(node: Node): Write {
    const write = this.compile(node);
    return (writer, value) => {
      const { flag, value: present } = flagged(value);
      writer.i32(flag);
      if (flag !== 0) write(writer, present);
    };
  }

  private frame(magic: number, node: Node): Write {
    const write = this.compile(node);
    return (writer, value) => {
      writer.i32(magic);
      lengthPrefixed(writer, () => write(writer, value));
    };
  }

  private blob(node: Node): Write {
    const write = this.compile(node);
    return (writer, value) =>
      lengthPrefixed(writer, () => {
        if (isUnparsed(value)) writer.raw(value.unparsed);
        else write(writer, value);
      });
  }

  private indexed({ body }: IndexedNode): Write {
    const write = this.compile(body);
    return (writer, value) => {
      const { index, finished } = value as { index: number; finished?: boolean };
      writer.i32(finished === true ? ~index : index);
      if (finished !== true) write(writer, value);
    };
  }
}

const PRIMITIVES: Readonly<Record<Primitive, Write>> = {
  i8: (writer, value) => writer.i8(value as number),
  i32: (writer, value) => writer.i32(value as number),
  i64: (writer, value) => writer.i64(value as bigint),
  bool: (writer, value) => writer.i8(Number(value)),
  utf: (writer, value) => writer.utf(value as Text),
  bytes: (writer, value) => {
    writer.i32((value as Uint8Array).length);
    writer.raw(value as Uint8Array);
  },
  operatorId: (writer, value) => writer.operatorId(value as string),
  properties: (writer, value) => writer.raw(writeProperties(value as RawProperties)),
};

function writeOffsets(writer: Writer, value: unknown): void {
  writer.offsets(value as BigInt64Array);
}

function writeCount(writer: Writer, value: unknown): void {
  writer.i32(Array.isArray(value) ? value.length : (value as { count: number }).count);
}

function lengthPrefixed(writer: Writer, write: () => void): void {
  const start = writer.position;
  writer.i32(0);
  write();
  writer.patchI32(start, writer.position - start - 4);
}

function flagged(value: unknown): { flag: number; value: unknown } {
  if (value === null) return { flag: 0, value: null };
  return typeof value === 'object' && 'flag' in value
    ? (value as { flag: number; value: unknown })
    : { flag: 1, value };
}

function isUnparsed(value: unknown): value is { unparsed: Uint8Array } {
  return typeof value === 'object' && value !== null && 'unparsed' in value;
}
