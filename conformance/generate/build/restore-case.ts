/** A case of the question `restore`, from what was drawn for it. */
import type { RestoreCase } from '../../../spec/model/case.ts';
import { DEFAULT_LOWER_BOUND_MAX_PARALLELISM } from '../../../spec/model/job.ts';
import type { RestoreRequest, StoredCheckpoint } from '../../../spec/model/request.ts';
import type { OperatorId, Snapshot } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import { asReadFrom } from '../as-read-from.ts';
import type {
  MetadataVersion,
  RestoreDraft,
  SetupDraft,
  StoredDraft,
} from '../draft/restore-draft.ts';
import { applyEdits } from './edits/apply-edits.ts';
import { readableHandles } from './context.ts';
import { withContestants } from './contested.ts';
import { damaged, isReadable } from './damage.ts';
import { graphOf, jobOf, operatorIdOf } from './graph.ts';
import { layOut } from './lay-out.ts';
import { PROPERTIES } from './properties.ts';
import { HOOK_NAMES, snapshotOf } from './snapshot.ts';
import { stateWithoutEntries } from './state-without-entries.ts';

/** The version if the profile's release reads it, otherwise the one that the release writes. */
export function readableVersion(wanted: MetadataVersion, { format }: Profile): MetadataVersion {
  return (format.metadataVersions.includes(wanted) ? wanted : format.writes) as MetadataVersion;
}

/** The snapshot that a draft's first job left behind, with all that the release knows. */
export function wholeSnapshot(draft: RestoreDraft, profile: Profile): Snapshot {
  const { salt, job, snapshot, pointer, contested } = draft;
  return snapshotOf(snapshot, job, graphOf(salt, job), contested, {
    salt,
    directory: layOut(pointer).directory,
    checkpointId: snapshot.checkpointId,
    reads: readableHandles(profile),
  });
}

/** The same, as it is read from its metadata version. */
export function draftedSnapshot(draft: RestoreDraft, profile: Profile): Snapshot {
  const version = readableVersion(draft.snapshot.metadataVersion, profile);
  return asReadFrom(wholeSnapshot(draft, profile), version);
}

/** Everything that the request asks but its files. */
export function draftedRequest(
  draft: RestoreDraft,
  profile: Profile,
): Omit<RestoreRequest, 'files'> {
  const { salt, job, edits, setup, pointer, contested } = draft;
  const hooks = HOOK_NAMES.filter((_, bit) => ((setup.hooks >> bit) & 1) === 1);
  return {
    pointer: layOut(pointer).pointer,
    settings: {
      allowNonRestoredState: setup.allowNonRestoredState,
      claimMode: profile.restore.claimModes ? setup.claimMode : 'LEGACY',
      ignoredInFlightDataOf: null,
    },
    job: jobOf(
      withContestants(applyEdits(salt, graphOf(salt, job), edits), salt, contested),
      hooks,
    ),
    coordinator: coordinatorOf(setup, operatorIdOf(salt, 0)),
    entryPoint: 'restoreSavepoint',
  };
}

function coordinatorOf(
  setup: SetupDraft,
  firstOperator: OperatorId,
): RestoreRequest['coordinator'] {
  return {
    counter: { kind: setup.counterKind, value: setup.counterValue },
    store: setup.store
      .slice(-setup.maxRetained)
      .map((stored) => storedCheckpoint(stored, firstOperator)),
    maxRetained: setup.maxRetained,
    scheduler: setup.scheduler,
  };
}

/** A stored checkpoint; its state, if any, is without entries. */
function storedCheckpoint(
  { checkpointId, properties, hasState }: StoredDraft,
  operatorId: OperatorId,
): StoredCheckpoint {
  const state = stateWithoutEntries(operatorId, DEFAULT_LOWER_BOUND_MAX_PARALLELISM);
  return { checkpointId, operators: hasState ? [state] : [], properties: PROPERTIES[properties] };
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
