/** The variants that a case's metadata shows. */
import type { DecodeCase, RestoreCase } from '../../../spec/model/case.ts';
import { DEFAULT_PROFILE, findProfile, PROFILE_NAMES } from '../../../spec/profiles/profile.ts';
import { DecodeRefusal } from '../../../impl/codec/decode-refusal.ts';
import type { RawSnapshot } from '../../../spec/format/raw-snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { rawSnapshotOf } from '../raw-snapshot-of.ts';
import { variantsOf } from './variants-of.ts';

/** The newest release, which accepts most, and the oldest, which accepts what no other does. */
const READERS = [DEFAULT_PROFILE, PROFILE_NAMES[0]!].map((name) => findProfile(name)!);

/** By their names; none where the metadata is refused. */
export function variantsOfCase({
  subject,
}: {
  readonly subject: DecodeCase | RestoreCase;
}): ReadonlySet<string> {
  const metadata = subject.request.files[0];
  if (metadata === undefined) return new Set();
  for (const profile of READERS) {
    const snapshot = readAs(metadata.bytes, profile);
    if (snapshot !== null) return variantsOf(snapshot);
  }
  return new Set();
}

function readAs(bytes: Uint8Array, profile: Profile): RawSnapshot | null {
  try {
    return rawSnapshotOf(bytes, profile);
  } catch (error) {
    if (error instanceof DecodeRefusal) return null;
    throw error;
  }
}
