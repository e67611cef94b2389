import { describe, expect, it } from 'vitest';
import { operator } from '../../spec/format/metadata.ts';
import type { Node } from '../../spec/format/node.ts';
import type { RawOperator, RawSnapshot } from '../../spec/format/raw-snapshot.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { rawSnapshotFromJson } from './json/raw-snapshot-from-json.ts';
import { toJson } from './json/to-json.ts';
import { stands } from './layout.ts';
import type { Layout } from './layout.ts';
import { decodeRaw, encodeRaw } from './raw-codec.ts';
import { snapshotOfOne } from './samples/sample.ts';
import { VariantMaker } from './samples/variants.ts';
import type { Variation } from './samples/variants.ts';

const newest = findProfile('flink-2.3')!.format;

const LAYOUTS: readonly [number, Dialect][] = [
  [2, 'std'],
  [3, 'std'],
  [3, '1.11'],
  [3, '1.14'],
  [4, 'std'],
  [5, 'std'],
  [6, 'std'],
];

/**
 * What Flink 2.3 refuses, by the place and value that a label ends with; everything else it accepts.
 * The first that fits counts: a coordinator's handle is read before it is found to be none of bytes.
 */
// prettier-ignore
const REFUSED: readonly [RegExp, RefusalCode][] = [
  [/^\.parallelism=-/,                                            'PARALLELISM_NEGATIVE'],
  [/^\.parallelism=2147483647$|^\.maxParallelism=(0|-\d+)$/,      'PARALLELISM_ABOVE_MAX'],
  [/\.legacyStateCount=(1|2147483647)$/,                          'LEGACY_STATE_UNSUPPORTED'],
  [/<(relativeFile|file)>\.size=-(2|9223372036854775808)$/,       'FILE_SIZE_INVALID'],
  [/\.(path|relativePath|taskOwnedDir|sharedDir)=empty$/,         'PATH_EMPTY'],
  [/<segment>\.scope=(-\d+|2147483647)$/,                         'SEGMENT_SCOPE_UNKNOWN'],
  [/\.range=negative start$/,                                     'KEY_GROUP_RANGE_INVALID'],
  [/eyGroups(V2)?>\.range=negative count$/,                       'OFFSET_COUNT_NEGATIVE'],
  [/eyGroups(V2)?>\.delegate<null>$/,                             'KEY_GROUPS_DELEGATE_MISSING'],
  [/\.mode=(3|-1)$/,                                              'OPERATOR_STATE_MODE_UNKNOWN'],
  [/<partitionable>\.delegate<null>$/,                            'OPERATOR_STATE_DELEGATE_MISSING'],
  [/<fileMerging>\.delegate<(?!segment|emptySegment)/,            'FILE_MERGING_DELEGATE_NOT_SEGMENT'],
  [/OperatorState<null>$/,                                        'OPERATOR_STATE_HANDLE_MISSING'],
  [/\.(shared|private)\[0\]\.handle<null>$/,                      'FILE_LIST_HANDLE_MISSING'],
  [/<changelog(V2)?>\.range=(empty|negative count)$/,             'CHANGELOG_RANGE_EMPTY'],
  [/\.delta\[0\]<null>$/,                                         'CHANGELOG_DELTA_MISSING'],
  [/\.delta(\[0\]<(?!inMemoryChangelog|fileChangelog)|\[0..1\])/, 'CHANGELOG_DELTA_NOT_CHANGELOG'],
  [/\.(from|to)=-/,                                               'SEQUENCE_NUMBER_NEGATIVE'],
  [/\.keyGroup=-2147483648$/,                                     'CHANGE_KEY_GROUP_INVALID'],
  [/(Channel|Subpartition)State\[0\](<(in|out)put>)?\.delegate<null>$/, 'CHANNEL_DELEGATE_MISSING'],
  [/^\.coordinatorState<(?!bytes|null)/,                          'COORDINATOR_STATE_NOT_BYTES'],
  [/^\.subtasks=-/,                                               'COORDINATOR_STATE_ON_FINISHED_OPERATOR'],
];

describe.each(LAYOUTS)('every variant in every place of version %i, %s', (version, dialect) => {
  const layout: Layout = { metadataVersion: version, dialect, behaviour: null };
  const cases = new VariantMaker(layout).of(operator);
  const read = (bytes: Uint8Array): RawSnapshot =>
    decodeRaw(bytes, { behaviour: newest, dialect, pointer: 'resolvable' });

  it('is accepted or refused as FORMAT has it, and kept to the byte if accepted', () => {
    const faults = cases.flatMap((variation) => faultOf(variation, read, version, dialect) ?? []);
    expect(faults).toEqual([]);
  });

  it('stands there at least once', () => {
    const labels = cases.map(({ label }) => label);
    for (const place of placesOf(operator, layout)) {
      expect(
        labels.some((label) => place.test(label)),
        place.source,
      ).toBe(true);
    }
  });
});

it('leaves no row of the table unmet', () => {
  const labels = LAYOUTS.flatMap(([metadataVersion, dialect]) =>
    new VariantMaker({ metadataVersion, dialect, behaviour: null }).of(operator),
  ).map(({ label }) => label);
  for (const [pattern] of REFUSED) {
    expect(
      labels.some((label) => pattern.test(label)),
      pattern.source,
    ).toBe(true);
  }
});

/** What is wrong with a variation. */
function faultOf(
  { label, value }: Variation,
  read: (bytes: Uint8Array) => RawSnapshot,
  version: number,
  dialect: Dialect,
): string | null {
  const bytes = encodeRaw(snapshotOfOne(value as RawOperator, version, dialect));
  const expected = expectedCode(label, version);
  let decoded: RawSnapshot;
  try {
    decoded = read(bytes);
  } catch (error) {
    if (!(error instanceof DecodeRefusal)) throw error;
    return error.code === expected ? null : `${label}: ${error.code}, not ${expected}`;
  }
  if (expected !== null) return `${label}: accepted, not ${expected}`;
  if (!encodeRaw(decoded).equals(bytes)) return `${label}: other bytes`;
  const json: unknown = JSON.parse(JSON.stringify(toJson(decoded)));
  return encodeRaw(rawSnapshotFromJson(json)).equals(bytes)
    ? null
    : `${label}: other bytes from JSON`;
}

function expectedCode(label: string, version: number): RefusalCode | null {
  const [, code] = REFUSED.find(([pattern]) => pattern.test(label)) ?? [];
  // A negative count of version 2 says nothing.
  const says = code !== 'COORDINATOR_STATE_ON_FINISHED_OPERATOR' || version > 2;
  return code !== undefined && says ? code : null;
}

/** A pattern for each variant in each place, found without the maker of the values. */
function placesOf(node: Node, layout: Layout, place = ''): RegExp[] {
  if (typeof node === 'string') return [];
  switch (node.type) {
    case 'struct':
      return node.steps
        .filter((step) => stands(step, layout))
        .flatMap((step) => {
          if ('field' in step) return placesOf(step.node, layout, `${place}\\.${step.field}`);
          return 'items' in step
            ? placesOf(step.node, layout, `${place}\\.${step.items}\\[0\\]`)
            : [];
        });
    case 'union':
      return [
        ...(node.nullTag === null ? [] : [new RegExp(`^${place}<null>$`)]),
        ...node.variants.flatMap(({ kind, steps }) => {
          const variant = `${place}<${kind}>`;
          const struct = { type: 'struct', name: kind, steps } as const;
          return [new RegExp(`^${variant}`), ...placesOf(struct, layout, variant)];
        }),
      ];
    case 'list':
      return placesOf(node.item, layout, `${place}\\[0\\]`);
    case 'reference': {
      const to = node.to() as Extract<Node, { type: 'union' }>;
      return to.variants.map(({ kind }) => new RegExp(`^${place}<${kind}>`));
    }
    case 'presence':
    case 'frame':
    case 'checked':
    case 'blob':
      return placesOf(node.value, layout, place);
    case 'indexed':
      return placesOf(node.body, layout, place);
    default:
      return [];
  }
}
