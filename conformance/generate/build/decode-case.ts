/** A case of the question `decode`, from what was drawn for it. */
import type { DecodeCase } from '../../../spec/model/case.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import { asReadFrom } from '../as-read-from.ts';
import type { DecodeDraft } from '../draft/decode-draft.ts';
import { readableExtras, withExtras } from './decode-extras.ts';
import { damaged, isReadable } from './damage.ts';
import { withImpossible } from './impossible.ts';
import { layOut } from './lay-out.ts';
import { draftedSnapshot, readableVersion } from './restore-case.ts';

/** The whole case. */
export function decodeCase(
  id: string,
  { base, extras, impossible }: DecodeDraft,
  profile: Profile,
): DecodeCase {
  const version = readableVersion(base.snapshot.metadataVersion, profile);
  const readable = readableExtras(extras, profile);
  const snapshot = asReadFrom(withExtras(draftedSnapshot(base, profile), readable), version);
  const layout = layOut(base.pointer);
  const pointers = {
    directory: layout.directory,
    metadataFile: `${layout.directory}/_metadata`,
    none: null,
    empty: '',
    missing: `${CASE_ROOT}/nothing/here`,
  };
  const { damage } = base.snapshot;
  const changed = withImpossible(snapshot, impossible, base.salt, version, profile);
  const written = encodeSnapshot(changed ?? snapshot, version);
  const bytes = damaged(written, damage, base.salt, profile.format);
  return {
    id,
    question: 'decode',
    request: {
      files: [{ path: layout.metadata, bytes }],
      metadata: layout.metadata,
      pointer: pointers[extras.pointer],
    },
    snapshot: isReadable(damage) && changed === null ? snapshot : null,
    ...(bytes.length === written.length ? {} : { writtenLength: written.length }),
    ...(changed === null || impossible === 'nothing' ? {} : { impossible }),
  };
}
