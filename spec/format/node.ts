/**
 * The language in which the wire is described.
 *
 * A description is data: nodes that say what stands where, in wire order, and which checks Flink
 * makes between two fields. Reader, writer, JSON and the annotated view are all made from it, so none
 * of them can drift from the others. What all of them have wrong only bytes written by Flink can
 * show.
 */
import type { RefusalCode } from '../model/refusal.ts';
import type { Dialect, FormatBehaviour } from '../profiles/format-differences.ts';

/**
 * All numbers are big-endian.
 *
 * - `i8`, `i32`: signed, a `number`; `i64`: signed, a `bigint`
 * - `bool`: one byte; `true` and `false` for 1 and 0, the unsigned number for any other byte
 * - `utf`: two bytes of byte count, then modified UTF-8; a `Text`
 * - `bytes`: an `i32` byte count, then the bytes; a view into what was read
 * - `operatorId`: 16 bytes, as 32 lower-case hex digits
 * - `properties`: the serialised Java object of `./properties.ts`
 */
export type Primitive =
  'i8' | 'i32' | 'i64' | 'bool' | 'utf' | 'bytes' | 'operatorId' | 'properties';

/** Anything that stands in a file. */
export type Node =
  | Primitive
  | StructNode
  | UnionNode
  | ListNode
  | OffsetsNode
  | RangeOffsetsNode
  | PresenceNode
  | FrameNode
  | BlobNode
  | IndexedNode
  | CheckedNode
  | BytesNode
  | ReferenceNode;

/** Where a step applies. Absent: everywhere. */
export interface Scope {
  /** Metadata versions, both ends included. */
  readonly versions?: readonly [number, number];
  readonly dialects?: readonly Dialect[];
  /** Whether a release behaves so. Reading alone depends on it, never the layout. */
  readonly when?: (behaviour: FormatBehaviour) => boolean;
}

/** A field, in wire order. */
export interface FieldStep extends Scope {
  readonly field: string;
  readonly node: Node;
}

/** A check that Flink makes at this point, after the fields above and before those below. */
export interface CheckStep extends Scope {
  readonly refuse: RefusalCode;
  /** The field that is to blame. */
  readonly at: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- `structOf` checks the type where it is written
  readonly if: (value: any) => boolean;
}

/** A field that must be a Flink `Path`, checked at this point. */
export interface PathStep extends Scope {
  readonly path: string;
  /** Whether it is a child of the snapshot's directory. */
  readonly child?: boolean;
}

/** What must be known of the external pointer at this point. */
export interface PointerStep extends Scope {
  readonly pointer: 'given' | 'resolvable';
}

/** The `i32` count of a list whose items stand further down; checks may see its sign before. */
export interface CountStep extends Scope {
  readonly count: string;
  /** What a negative count leads to; `none`: no items, and the count is kept. */
  readonly negative: RefusalCode | 'none';
}

/** The items of a list whose count has been read. */
export interface ItemsStep extends Scope {
  readonly items: string;
  readonly node: Node;
}

/** One step of a structure. */
export type Step = FieldStep | CountStep | ItemsStep | CheckStep | PathStep | PointerStep;

/** Fields one after the other. */
export interface StructNode {
  readonly type: 'struct';
  readonly name: string;
  readonly steps: readonly Step[];
}

/** One of several layouts, chosen by a tag byte. The value carries the variant's name as `kind`. */
export interface UnionNode {
  readonly type: 'union';
  readonly name: string;
  /** How Flink reads the tag: `i8` with EOFException at the end, `u8` with -1 there. */
  readonly tag: 'i8' | 'u8';
  readonly unknown: RefusalCode;
  /** Which of the profile's tag sets limits it; `null` where the place itself fixes the tags. */
  readonly tags: 'operatorTags' | 'keyedTags' | 'streamTags' | null;
  /** The variant without content, whose value is `null`. */
  readonly nullTag: number | null;
  readonly variants: readonly Variant[];
}

/** One layout of a union. */
export interface Variant {
  readonly tag: number;
  readonly kind: string;
  readonly steps: readonly Step[];
}

/** An `i32` count, then the items. */
export interface ListNode {
  readonly type: 'list';
  readonly item: Node;
  /** What a negative count leads to; `none`: no items, and the count is kept. */
  readonly negative: RefusalCode | 'none';
}

/** An `i32` count, then so many `i64`: a `RawOffsets`. */
export interface OffsetsNode {
  readonly type: 'offsets';
  readonly negative: RefusalCode;
}

/** As many `i64` as an earlier field of the same structure counts key groups: a `RawOffsets`. */
export interface RangeOffsetsNode {
  readonly type: 'rangeOffsets';
  /** A field of the structure that is a `RawKeyGroupRange`. */
  readonly range: string;
  readonly negative: RefusalCode;
}

/** An `i32` that is 0 for nothing, and anything else, 1 when written, before a value. */
export interface PresenceNode {
  readonly type: 'presence';
  readonly value: Node;
}

/** A magic `i32`, an `i32` byte count, then a structure that must fill exactly so many bytes. */
export interface FrameNode {
  readonly type: 'frame';
  readonly magic: number;
  readonly otherMagic: RefusalCode;
  readonly value: StructNode;
  readonly notPositive: RefusalCode;
  readonly truncated: RefusalCode;
  readonly trailing: RefusalCode;
}

/**
 * An `i32` byte count, then bytes that Flink keeps unread. Shown as the structure that they should
 * be; as `{ unparsed }` where they are not exactly that.
 */
export interface BlobNode {
  readonly type: 'blob';
  readonly value: Node;
  readonly negative: RefusalCode;
}

/**
 * An `i32` index, then a body; a negative index `i` stands for the finished entry `~i` without a body,
 * where the release knows finished entries.
 */
export interface IndexedNode {
  readonly type: 'indexed';
  readonly body: StructNode;
  readonly finished: Scope;
  /** The field of the enclosing structure that the index must be below, checked after the body. */
  readonly below: string;
  readonly outOfRange: RefusalCode;
}

/** A value that is checked as soon as it has been read, wherever it stands. */
export interface CheckedNode {
  readonly type: 'checked';
  readonly value: Node;
  readonly refuse: RefusalCode;
  // oxlint-disable-next-line typescript/no-explicit-any -- `checkedNode` checks the type where it is written
  readonly if: (value: any) => boolean;
}

/** As `bytes`, with refusals of its own. */
export interface BytesNode {
  readonly type: 'bytes';
  /** Where the file ends inside; absent: as for any other field. */
  readonly truncated?: RefusalCode;
  /** Where the count is negative; absent: `BYTE_COUNT_NEGATIVE`. */
  readonly negative?: RefusalCode;
}

/** A node that is defined later, or that holds itself. Each passage counts as one level of depth. */
export interface ReferenceNode {
  readonly type: 'reference';
  readonly to: () => Node;
}

/** A step of a structure whose value is a `T`: field names and checks are held against the type. */
export type StepOf<T> = Scope &
  (
    | { readonly field: keyof T & string; readonly node: Node }
    | { readonly count: keyof T & string; readonly negative: RefusalCode | 'none' }
    | { readonly items: keyof T & string; readonly node: Node }
    | {
        readonly refuse: RefusalCode;
        readonly at: keyof T & string;
        readonly if: (value: T) => boolean;
      }
    | { readonly path: keyof T & string; readonly child?: boolean }
    | { readonly pointer: 'given' | 'resolvable' }
  );

/** Describes a structure. */
export function structOf<T>(name: string, steps: readonly StepOf<T>[]): StructNode {
  return { type: 'struct', name, steps };
}

/** Describes one layout of a union. */
export function variantOf<T>(tag: number, kind: string, steps: readonly StepOf<T>[]): Variant {
  return { tag, kind, steps };
}

/** Describes a list; a negative count is refused as `java.util.ArrayList` refuses its capacity. */
export function listOf(
  item: Node,
  negative: ListNode['negative'] = 'LIST_COUNT_NEGATIVE',
): ListNode {
  return { type: 'list', item, negative };
}

/** Describes offsets with a count of their own. */
export function offsetsOf(negative: RefusalCode = 'LIST_COUNT_NEGATIVE'): OffsetsNode {
  return { type: 'offsets', negative };
}

/** Describes a node that is defined later. */
export function referenceTo(to: () => Node): ReferenceNode {
  return { type: 'reference', to };
}

/** Describes a value that is checked as soon as it has been read. */
export function checkedNode<T>(
  value: Node,
  refuse: RefusalCode,
  check: (value: T) => boolean,
): CheckedNode {
  return { type: 'checked', value, refuse, if: check };
}
