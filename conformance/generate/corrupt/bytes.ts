/** Cuts, tags, texts, and what follows the end. */
import {
  inputChannelHandles,
  outputChannelHandles,
} from '../../../spec/format/channel-state-handle.ts';
import { keyedStateHandle } from '../../../spec/format/keyed-state-handle.ts';
import type { UnionNode } from '../../../spec/format/node.ts';
import { operatorStateHandle } from '../../../spec/format/operator-state-handle.ts';
import { streamStateHandle } from '../../../spec/format/stream-state-handle.ts';
import type { Field } from '../../../impl/codec/trace.ts';
import { replaced } from './corruption.ts';
import type { Change, CorruptionOperator, Intact } from './corruption.ts';

/** The unions of the format by their names, which are the types of their tags' fields. */
const UNIONS: ReadonlyMap<string, UnionNode> = new Map(
  [
    keyedStateHandle,
    operatorStateHandle,
    streamStateHandle,
    inputChannelHandles.item as UnionNode,
    outputChannelHandles.item as UnionNode,
  ].map((union) => [union.name, union]),
);

const UNKNOWN_TAGS = [18, 0x7f, 0x80, 0xff];

/** The operators. */
export const BYTE_OPERATORS: readonly CorruptionOperator[] = [
  { name: 'cut-before', about: 'the file ends before a field', changes: cutBefore },
  { name: 'cut-inside', about: 'the file ends inside of a field', changes: cutInside },
  {
    name: 'tag-unknown',
    about: 'the tag of a handle is one that no release knows',
    changes: (intact) => otherTags(intact, () => UNKNOWN_TAGS),
  },
  {
    name: 'tag-other',
    about: 'the tag of a handle is that of another kind, which some releases do not know',
    changes: (intact) => otherTags(intact, knownTags),
  },
  { name: 'text-malformed', about: 'a text is no modified UTF-8', changes: malformedTexts },
  { name: 'text-odd', about: 'a text is one that no writer writes', changes: oddTexts },
  { name: 'followed', about: 'something follows the end of the file', changes: followed },
];

function* cutBefore({ bytes, fields }: Intact): Generator<Change> {
  for (const { path, start } of fields) {
    yield { field: path, detail: '', offset: start, bytes: bytes.slice(0, start) };
  }
}

function* cutInside({ bytes, fields }: Intact): Generator<Change> {
  for (const { path, start, end } of fields) {
    const middle = start + Math.floor((end - start) / 2);
    if (middle === start) continue;
    yield { field: path, detail: '', offset: middle, bytes: bytes.slice(0, middle) };
  }
}

function* otherTags(
  { bytes, fields }: Intact,
  tagsFor: (union: UnionNode) => readonly number[],
): Generator<Change> {
  for (const { path, type, start } of fields) {
    const union = UNIONS.get(type);
    if (union === undefined) continue;
    for (const tag of tagsFor(union)) {
      if (tag === bytes[start]) continue;
      const changed = Uint8Array.from(bytes).with(start, tag);
      yield { field: path, detail: String(tag), offset: start, bytes: changed };
    }
  }
}

function knownTags({ nullTag, variants }: UnionNode): readonly number[] {
  const tags = variants.map(({ tag }) => tag);
  return nullTag === null ? tags : [nullTag, ...tags];
}

/** Bytes that start no character, or only start one, in the place of a text's last byte. */
const MALFORMED: Readonly<Record<string, number>> = {
  continuation: 0x80,
  'lead of two': 0xc3,
  'lead of three': 0xe2,
  'lead of four': 0xf0,
  'all ones': 0xff,
};

function* malformedTexts(intact: Intact): Generator<Change> {
  for (const { path, end } of textsOf(intact)) {
    for (const [detail, byte] of Object.entries(MALFORMED)) {
      const bytes = Uint8Array.from(intact.bytes).with(end - 1, byte);
      yield { field: path, detail, offset: end - 1, bytes };
    }
  }
}

/** In the place of the whole text. */
const ODD: Readonly<Record<string, Uint8Array>> = {
  empty: Buffer.of(),
  'raw NUL': Buffer.of(0x61, 0),
  'over-long': Buffer.of(0xc1, 0xa1),
  'lone surrogate': Buffer.of(0xed, 0xa0, 0x80),
  colon: Buffer.from(':'),
  'parent directory': Buffer.from('../x'),
};

function* oddTexts(intact: Intact): Generator<Change> {
  for (const { path, start, end } of textsOf(intact)) {
    for (const [detail, text] of Object.entries(ODD)) {
      const written = Buffer.concat([Buffer.of(0, text.length), text]);
      const bytes = replaced(intact.bytes, start, end, written);
      yield { field: path, detail, offset: start, bytes };
    }
  }
}

/** Those with any content; that of the properties is another encoding's affair. */
function textsOf({ fields }: Intact): readonly Field[] {
  return fields.filter(
    ({ type, path, start, end }) => type === 'utf' && end - start > 2 && !isOfProperties(path),
  );
}

function isOfProperties(path: string): boolean {
  return path.startsWith('properties');
}

function* followed({ bytes }: Intact): Generator<Change> {
  const offset = bytes.length;
  const more = { 'a byte': Buffer.of(0), 'itself again': bytes };
  for (const [detail, rest] of Object.entries(more)) {
    yield { field: 'file', detail, offset, bytes: Buffer.concat([bytes, rest]) };
  }
}
