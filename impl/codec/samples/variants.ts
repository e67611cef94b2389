/**
 * Values made from the descriptions of the wire: between them they hold every variant of every union
 * in every place, and every odd value of every field. Each differs from an ordinary value in one
 * place, which its label names.
 */
import type { Node, Primitive, Step, UnionNode } from '../../../spec/format/node.ts';
import type { RawKeyGroupRange } from '../../../spec/format/raw-snapshot.ts';
import type { Layout } from '../layout.ts';
import { stands } from '../layout.ts';

/** A value and the place where it is unlike the first one, such as `.delegate<file>.size=-1`. */
export interface Variation {
  readonly label: string;
  readonly value: unknown;
}

type Value = Record<string, unknown>;

const MAX_INT = 0x7fff_ffff;
const MIN_INT = -0x8000_0000;

/** Lone surrogates, NUL, what is outside of ASCII, and encodings that no writer makes. */
const TEXTS: readonly Variation[] = [
  { label: '=plain', value: 'x' },
  { label: '=empty', value: '' },
  { label: '=unicode', value: 'é\0\u{1f600}' },
  { label: '=lone surrogate', value: 'a\udc00b' },
  { label: '=over-long', value: { mutf8: Buffer.from([0xc1, 0x81, 0xe0, 0x81, 0x81]) } },
  { label: '=raw NUL', value: { mutf8: Buffer.from([0x61, 0]) } },
];

const RANGES: readonly Variation[] = [
  { label: '=one', value: { start: 0, count: 1 } },
  { label: '=two', value: { start: 3, count: 2 } },
  { label: '=empty', value: { start: 5, count: 0 } },
  { label: '=negative count', value: { start: 0, count: -1 } },
  { label: '=negative start', value: { start: -1, count: 2 } },
  { label: '=last', value: { start: MAX_INT, count: 1 } },
];

/** The first one of each is ordinary. */
const PRIMITIVES: Readonly<Record<Primitive, readonly Variation[]>> = {
  i8: listed(1, 0, 2, 3, -1),
  i32: listed(1, 0, -1, MAX_INT, MIN_INT),
  i64: listed(1n, 0n, -1n, -2n, 2n ** 63n - 1n, -(2n ** 63n)),
  bool: listed(false, true, 2, 255),
  utf: TEXTS,
  bytes: [
    { label: '=bytes', value: Buffer.of(1, 0, 255) },
    { label: '=none', value: Buffer.alloc(0) },
  ],
  operatorId: listed('000102030405060708090a0b0c0d0e0f'),
  properties: [],
};

function listed(...values: readonly (number | bigint | boolean | string)[]): Variation[] {
  return values.map((value) => ({ label: `=${value}`, value }));
}

/** Makes the variations of nodes for one layout. */
export class VariantMaker {
  private readonly layout: Layout;

  constructor(layout: Layout) {
    this.layout = layout;
  }

  /** The variations of a node, an ordinary one first. */
  of(node: Node): readonly Variation[] {
    if (typeof node === 'string') return PRIMITIVES[node];
    switch (node.type) {
      case 'bytes':
        return PRIMITIVES.bytes;
      case 'offsets':
        return OFFSETS;
      case 'rangeOffsets':
        return OFFSETS.slice(0, 1);
      case 'struct':
        return node.name === 'KeyGroupRange' ? RANGES : this.struct(node.steps, {});
      case 'union':
        return this.union(node, (steps, start) => this.struct(steps, start));
      case 'list':
        return this.list(node.item, node.negative === 'none');
      case 'presence':
        return this.presence(node.value);
      case 'frame':
      case 'checked':
        return this.of(node.value);
      case 'blob':
        return [
          ...this.of(node.value),
          { label: '=unparsed', value: { unparsed: Buffer.of(0, 0, 0, 9, 1) } },
        ];
      case 'indexed':
        return [
          ...this.struct(node.body.steps, { index: 0 }),
          ...(stands(node.finished, this.layout)
            ? [{ label: '=finished', value: { index: 0, finished: true } }]
            : []),
        ];
      case 'reference':
        return this.eachVariant(node.to());
    }
  }

  private list(item: Node, orCount: boolean): Variation[] {
    const items = this.of(item);
    return [
      { label: '[]', value: [] },
      ...items.map(({ label, value }) => ({ label: `[0]${label}`, value: [value] })),
      { label: '[0..1]', value: [items[0]!.value, items[0]!.value] },
      ...(orCount ? [-1, MIN_INT].map((count) => ({ label: `=${count}`, value: { count } })) : []),
    ];
  }

  private presence(node: Node): Variation[] {
    const values = this.of(node);
    const value = values.find((variation) => variation.value !== null)!.value;
    return [
      { label: '=absent', value: null },
      ...values.map(({ label, value: present }) => ({
        label,
        value: present ?? { flag: 1, value: null },
      })),
      ...[2, -1].map((flag) => ({ label: `=flag ${flag}`, value: { flag, value } })),
    ];
  }

  private union(
    { variants, nullTag }: UnionNode,
    struct: (steps: readonly Step[], start: Value) => readonly Variation[],
  ): Variation[] {
    const present = variants.flatMap(({ kind, steps }) =>
      struct(steps, { kind }).map(({ label, value }) => ({ label: `<${kind}>${label}`, value })),
    );
    return nullTag === null ? present : [...present, { label: '<null>', value: null }];
  }

  /** One value for each variant: enough for what is defined elsewhere, and an end to recursion. */
  private eachVariant(node: Node): readonly Variation[] {
    if (typeof node === 'string' || node.type !== 'union') return this.of(node).slice(0, 1);
    return this.union(node, (steps, start) => [{ label: '', value: this.ordinary(steps, start) }]);
  }

  private struct(steps: readonly Step[], start: Value): Variation[] {
    const ordinary = this.ordinary(steps, start);
    const varied = this.fields(steps).flatMap(([field, node]) =>
      this.of(node).map(({ label, value }) => ({
        label: `.${field}${label}`,
        value: this.fitted(steps, { ...ordinary, [field]: value }),
      })),
    );
    return [{ label: '', value: ordinary }, ...varied];
  }

  /** A value that passes the checks of its structure, where one of its fields can be chosen so. */
  private ordinary(steps: readonly Step[], start: Value): Value {
    const fields = this.fields(steps);
    const value = { ...start };
    for (const [field, node] of fields) value[field] = this.first(node);
    for (const step of steps) {
      if (!('refuse' in step) || !stands(step, this.layout) || !step.if(value)) continue;
      const [, node] = fields.find(([field]) => field === step.at)!;
      const other = this.of(node).find((choice) => !step.if({ ...value, [step.at]: choice.value }));
      value[step.at] = other!.value;
    }
    return this.fitted(steps, value);
  }

  /** The ordinary value alone, without the others. */
  private first(node: Node): unknown {
    if (typeof node === 'string') return PRIMITIVES[node][0]!.value;
    if (node.type === 'list') return [];
    if (node.type === 'presence') return null;
    if (node.type === 'reference') return this.first(node.to());
    if (node.type === 'checked') return this.first(node.value);
    if (node.type !== 'union') return this.of(node)[0]!.value;
    const [{ kind, steps }] = node.variants as [UnionNode['variants'][number]];
    return this.ordinary(steps, { kind });
  }

  /** As many offsets as the range says, however many the range now has. */
  private fitted(steps: readonly Step[], value: Value): Value {
    for (const step of steps) {
      if (!('field' in step) || typeof step.node === 'string') continue;
      if (step.node.type !== 'rangeOffsets') continue;
      const { count } = value[step.node.range] as RawKeyGroupRange;
      value[step.field] = BigInt64Array.from({ length: Math.max(count, 0) }, (_, i) => BigInt(-i));
    }
    return value;
  }

  private fields(steps: readonly Step[]): [string, Node][] {
    return steps
      .filter((step) => stands(step, this.layout))
      .flatMap((step): [string, Node][] => {
        if ('field' in step) return [[step.field, step.node]];
        if ('items' in step)
          return [[step.items, { type: 'list', item: step.node, negative: 'none' }]];
        return [];
      });
  }
}

const OFFSETS: readonly Variation[] = [
  { label: '=one', value: BigInt64Array.of(7n) },
  { label: '=none', value: new BigInt64Array() },
  { label: '=extreme', value: BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n) },
];
