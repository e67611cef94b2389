/** A case of the question `restore`, from what was drawn for it. */
import type { RestoreCase } from '../../../spec/model/case.ts';
import type { RestoreRequest } from '../../../spec/model/request.ts';
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import { asReadFrom } from '../as-read-from.ts';
import type { MetadataVersion, RestoreDraft, SetupDraft } from '../draft/restore-draft.ts';
import { applyEdits } from './edits/apply-edits.ts';
import { readableHandles } from './context.ts';
import { damaged, isReadable } from './damage.ts';
import { graphOf, jobOf } from './graph.ts';
import { layOut } from './lay-out.ts';
import { HOOK_NAMES, snapshotOf } from './snapshot.ts';

/** The version if the profile's release reads it, otherwise the one that the release writes. */
export function readableVersion(wanted: MetadataVersion, { format }: Profile): MetadataVersion {
  return (format.metadataVersions.includes(wanted) ? wanted : format.writes) as MetadataVersion;
}

/** The snapshot that a draft's first job left behind, as it is read from its metadata version. */
export function draftedSnapshot(draft: RestoreDraft, profile: Profile): Snapshot {
  const { salt, job, snapshot, pointer } = draft;
  const whole = snapshotOf(snapshot, job, graphOf(salt, job), {
    salt,
    directory: layOut(pointer).directory,
    checkpointId: snapshot.checkpointId,
    reads: readableHandles(profile),
  });
  return asReadFrom(whole, readableVersion(snapshot.metadataVersion, profile));
}

/** Everything that the request asks but its files. */
export function draftedRequest(
  draft: RestoreDraft,
  profile: Profile,
): Omit<RestoreRequest, 'files'> {
  const { salt, job, edits, setup, pointer } = draft;
  const hooks = HOOK_NAMES.filter((_, bit) => ((setup.hooks >> bit) & 1) === 1);
  return {
    pointer: layOut(pointer).pointer,
    settings: {
      allowNonRestoredState: setup.allowNonRestoredState,
      claimMode: profile.restore.claimModes ? setup.claimMode : 'LEGACY',
      ignoredInFlightDataOf: null,
    },
    job: jobOf(applyEdits(salt, graphOf(salt, job), edits), hooks),
    coordinator: coordinatorOf(setup),
    entryPoint: 'restoreSavepoint',
  };
}

function coordinatorOf(setup: SetupDraft): RestoreRequest['coordinator'] {
  return {
    counter: { kind: setup.counterKind, value: setup.counterValue },
    store: [],
    maxRetained: setup.maxRetained,
    scheduler: setup.scheduler,
  };
}

/** The whole case. */
export function restoreCase(id: string, draft: RestoreDraft, profile: Profile): RestoreCase {
  const { metadata, otherFiles, leads } = layOut(draft.pointer);
  const { metadataVersion, damage } = draft.snapshot;
  const snapshot = draftedSnapshot(draft, profile);
  const bytes = encodeSnapshot(snapshot, readableVersion(metadataVersion, profile));
  const found = damaged(bytes, damage, draft.salt, profile.format);
  return {
    id,
    question: 'restore',
    request: {
      files: [{ path: metadata, bytes: found }, ...otherFiles],
      ...draftedRequest(draft, profile),
    },
    snapshot: leads && isReadable(damage) ? snapshot : null,
  };
}
