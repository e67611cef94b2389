/** Files that differ from an ordinary one in one place: every kind in every place, and every odd value. */
import { operator } from '../../../spec/format/metadata.ts';
import type { RawOperator } from '../../../spec/format/raw-snapshot.ts';
import { DEFAULT_PROFILE, findProfile } from '../../../spec/profiles/profile.ts';
import { DecodeRefusal } from '../../../impl/codec/decode-refusal.ts';
import { decodeRaw, encodeRaw } from '../../../impl/codec/raw-codec.ts';
import { snapshotOfOne } from '../../../impl/codec/samples/sample.ts';
import { VariantMaker } from '../../../impl/codec/samples/variants.ts';
import { layoutName, LAYOUTS } from './bases.ts';
import type { Layout } from './bases.ts';
import { askedToDecode } from './pack-case.ts';
import type { PackCase } from './pack-case.ts';

/** What a variation is: another kind or number of things, or a value at some edge. */
export type VariationKind = 'kind' | 'value';

const NEWEST = findProfile(DEFAULT_PROFILE)!;

/** The variations of one kind that the newest release accepts, layout by layout. */
export function variantCases(suite: string, wanted: VariationKind): PackCase[][] {
  return LAYOUTS.map((layout) =>
    new VariantMaker({ ...layout, behaviour: null }).of(operator).flatMap(({ label, value }) => {
      if (kindOf(label) !== wanted) return [];
      const { metadataVersion, dialect } = layout;
      const bytes = encodeRaw(snapshotOfOne(value as RawOperator, metadataVersion, dialect));
      return isAccepted(bytes, layout) ? [variantCase(suite, layout, label, bytes)] : [];
    }),
  );
}

function kindOf(label: string): VariationKind {
  return label.includes('=') ? 'value' : 'kind';
}

function variantCase(suite: string, layout: Layout, label: string, bytes: Uint8Array): PackCase {
  const id = `${suite}/${layoutName(layout)}/operators[0]${label}`;
  const about =
    label === '' ? 'an ordinary operator' : `differs in one place: operators[0]${label}`;
  return { id, about, subject: askedToDecode(id, bytes) };
}

function isAccepted(bytes: Uint8Array, { dialect }: Layout): boolean {
  try {
    decodeRaw(bytes, { behaviour: NEWEST.format, dialect, pointer: 'resolvable' });
    return true;
  } catch (error) {
    if (error instanceof DecodeRefusal) return false;
    throw error;
  }
}
