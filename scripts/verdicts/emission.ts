/** Writes nodes as their descriptions say, and wherever there is a choice takes the one it is told. */
import type {
  BlobNode,
  FrameNode,
  IndexedNode,
  Node,
  Step,
  StructNode,
  UnionNode,
} from '../../spec/format/node.ts';
import type { Layout } from '../../impl/codec/layout.ts';
import { stands } from '../../impl/codec/layout.ts';
import { COUNTED_BYTES, I32_COUNTS, OFFSET_LISTS, PRESENCE_FLAGS, valuesOf } from './odd-values.ts';

/** Handles within handles: enough for each kind to stand in each place, and once in itself. */
const MAX_NESTING = 2;

/** The value for a list whose items stand elsewhere, or a number that later fields depend on. */
type Numbers = Map<string, number>;

export class Emission {
  /** How many options each place had that was passed. */
  readonly places = new Map<string, number>();
  private readonly layout: Layout;
  private readonly choices: ReadonlyMap<string, number>;
  private parts: Uint8Array[] = [];
  private nesting = 0;

  constructor(layout: Layout, choices: ReadonlyMap<string, number>) {
    this.layout = layout;
    this.choices = choices;
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.parts);
  }

  i32(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value | 0);
    this.parts.push(bytes);
  }

  /** Writes a node; `numbers` are those of the structure around it. */
  node(node: Node, place: string, numbers: Numbers = new Map()): void {
    if (typeof node === 'string') this.parts.push(this.choose(place, valuesOf(node, place)));
    else
      switch (node.type) {
        case 'bytes':
          return void this.parts.push(this.choose(place, COUNTED_BYTES));
        case 'offsets':
          return void this.parts.push(this.choose(place, OFFSET_LISTS));
        case 'rangeOffsets':
          return this.rangeOffsets(numbers);
        case 'struct':
          return this.struct(node.steps, place);
        case 'union':
          return this.union(node, place);
        case 'list':
          return this.list(node.item, place, numbers);
        case 'presence':
          return this.presence(node.value, place);
        case 'frame':
          return this.frame(node, place);
        case 'blob':
          return this.blob(node, place);
        case 'indexed':
          return this.indexed(node, place);
        case 'checked':
          return this.node(node.value, place, numbers);
        case 'reference':
          this.nesting++;
          this.node(node.to(), place, numbers);
          this.nesting--;
      }
  }

  private choose<T>(place: string, options: readonly T[]): T {
    this.places.set(place, options.length);
    return options[this.choices.get(place) ?? 0]!;
  }

  private struct(steps: readonly Step[], place: string): void {
    const numbers: Numbers = new Map();
    for (const step of steps) {
      if (!stands(step, this.layout)) continue;
      if ('field' in step) this.field(step.field, step.node, place, numbers);
      else if ('count' in step) {
        const count = this.choose(`${place}.${step.count}#`, I32_COUNTS);
        this.i32(count.written);
        numbers.set(step.count, count.items);
      } else if ('items' in step) {
        this.items(step.node, `${place}.${step.items}`, numbers, numbers.get(step.items)!);
      }
    }
  }

  private field(field: string, node: Node, place: string, numbers: Numbers): void {
    const before = this.parts.length;
    this.node(node, `${place}.${field}`, numbers);
    // The two kinds of numbers that later fields depend on: an `i32`, and a range's count.
    if (node === 'i32') numbers.set(field, numberIn(this.parts[before]!));
    else if (field === 'range') numbers.set(field, numberIn(this.parts[before + 1]!));
  }

  private rangeOffsets(numbers: Numbers): void {
    const count = Math.max(0, Math.min(numbers.get('range')!, 8));
    this.parts.push(new Uint8Array(8 * count));
  }

  private union(node: UnionNode, place: string): void {
    const known = node.variants.map(({ tag }) => tag);
    const nullTag = node.nullTag === null ? [] : [node.nullTag];
    const isDelta = place.endsWith('.delta');
    const preferred = isDelta ? known.filter((tag) => tag === 9) : [];
    const nullFirst = place.endsWith('KeyedState');
    const tags = nullFirst ? [...nullTag, ...known] : [...preferred, ...known, ...nullTag];
    const options =
      this.nesting >= MAX_NESTING ? [...nullTag, known[0]!] : [...new Set(tags), ...UNKNOWN_TAGS];
    const tag = this.choose(`${place}?`, options);
    this.parts.push(Uint8Array.of(tag));
    const variant = node.variants.find((candidate) => candidate.tag === tag);
    if (variant !== undefined) this.struct(variant.steps, `${place}:${variant.kind}`);
  }

  private list(item: Node, place: string, numbers: Numbers): void {
    const { written, items } = this.choose(`${place}#`, I32_COUNTS);
    this.i32(written);
    this.items(item, place, numbers, items);
  }

  private items(item: Node, place: string, numbers: Numbers, count: number): void {
    for (let i = 0; i < count; i++) this.node(item, place, numbers);
  }

  private presence(value: Node, place: string): void {
    const flag = this.choose(`${place}!`, PRESENCE_FLAGS);
    this.i32(flag);
    if (flag !== 0) this.node(value, place);
  }

  private frame(node: FrameNode, place: string): void {
    this.i32(this.choose(`${place}.magic`, [node.magic, ~node.magic]));
    const value = this.apart(() => this.struct(node.value.steps, place));
    const lengths = [0, 1, -1, -value.length, -value.length - 1, 0x7fff_ffff - value.length];
    this.i32(value.length + this.choose(`${place}.length`, lengths));
    this.parts.push(value);
  }

  private blob(node: BlobNode, place: string): void {
    const value = this.apart(() => this.node(node.value, place));
    const exact = [value, Buffer.concat([value, Uint8Array.of(0)]), value.subarray(1), EMPTY];
    const bytes = this.choose(`${place}.bytes`, exact);
    this.i32(this.choose(`${place}.length`, [bytes.length, -1, bytes.length + 1, 0x7fff_ffff]));
    this.parts.push(bytes);
  }

  private indexed(node: IndexedNode, place: string): void {
    const index = this.choose(`${place}.index`, SUBTASK_INDICES);
    this.i32(index);
    if (index >= 0 || !stands(node.finished, this.layout)) this.bodyOf(node.body, place);
  }

  private bodyOf(body: StructNode, place: string): void {
    this.struct(body.steps, place);
  }

  /** What is written meanwhile, which is not put among the rest. */
  private apart(write: () => void): Uint8Array {
    const outer = this.parts;
    this.parts = [];
    write();
    const bytes = this.bytes();
    this.parts = outer;
    return bytes;
  }
}

const EMPTY = new Uint8Array();

function numberIn(bytes: Uint8Array): number {
  return Buffer.from(bytes).readInt32BE();
}

/** Tags that no union has, those with the sign bit among them. */
const UNKNOWN_TAGS = [18, 0x7f, 0x80, 0xff];

/** The parallelism is 2: within it, finished, and on both sides outside of it. */
const SUBTASK_INDICES = [0, 1, ~0, ~1, 2, ~2, -0x8000_0000, 0x7fff_ffff];
