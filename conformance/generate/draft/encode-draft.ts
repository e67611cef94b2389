/** Everything that is drawn for one case of the question `encode`. */
import type { Arbitrary } from 'fast-check';
import { decodeExtras } from './decode-draft.ts';
import type { DecodeExtras } from './decode-draft.ts';
import { fields, percent, pickName } from './pick.ts';
import type { Weights } from './pick.ts';
import { restoreDraft } from './restore-draft.ts';
import type { RestoreConstraints, RestoreDraft } from './restore-draft.ts';

/** The one thing in a snapshot that files cannot hold; `longestText` is one that they just hold. */
export type Unwritable =
  'none' | 'emptyName' | 'emptyUid' | 'twoHandles' | 'mergedChannels' | 'longText' | 'longestText';

/** One case. */
export interface EncodeDraft {
  readonly base: RestoreDraft;
  readonly extras: DecodeExtras;
  /** Whether a version that the release does not write is asked for all the same. */
  readonly anyVersion: boolean;
  readonly unwritable: Unwritable;
}

/** Encode cases of snapshots within the constraints. */
export function encodeDraft(
  constraints: RestoreConstraints,
  unwritable: Weights<Unwritable>,
): Arbitrary<EncodeDraft> {
  return fields({
    base: restoreDraft(constraints),
    extras: decodeExtras({ directory: 1 }),
    anyVersion: percent(15),
    unwritable: pickName(unwritable),
  });
}
