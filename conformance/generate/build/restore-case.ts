/** A case of the question `restore`, from what was drawn for it. */
import type { RestoreCase } from '../../../spec/model/case.ts';
import type { Job } from '../../../spec/model/job.ts';
import type { CaseFile, RestoreRequest } from '../../../spec/model/request.ts';
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import { asReadFrom } from '../as-read-from.ts';
import type { MetadataVersion, RestoreDraft, SetupDraft } from '../draft/restore-draft.ts';
import { applyEdits } from './edits/apply-edits.ts';
import { readableHandles } from './context.ts';
import { withContestants } from './contested.ts';
import { damaged, isReadable } from './damage.ts';
import { ignoredOf, regionOf, storeOf } from './entry.ts';
import { graphOf, jobOf } from './graph.ts';
import { filesReferredTo, sharingNothing } from './history/files.ts';
import { historyOf } from './history/history.ts';
import { layOut } from './lay-out.ts';
import { HOOK_NAMES, snapshotOf } from './snapshot.ts';

/** The version if the profile's release reads it, otherwise the one that the release writes. */
export function readableVersion(wanted: MetadataVersion, { format }: Profile): MetadataVersion {
  return (format.metadataVersions.includes(wanted) ? wanted : format.writes) as MetadataVersion;
}

/** The snapshot that a draft's first job left behind, as it is read from its metadata version. */
export function draftedSnapshot(draft: RestoreDraft, profile: Profile): Snapshot {
  const version = readableVersion(draft.snapshot.metadataVersion, profile);
  return asReadFrom(wholeSnapshot(draft, profile, version), version);
}

/** The same with all that the release keeps. */
function newestSnapshot(draft: RestoreDraft, profile: Profile): Snapshot {
  const newest = profile.format.writes as MetadataVersion;
  return asReadFrom(wholeSnapshot(draft, profile, newest), newest);
}

/** The same with all that is known, of handles only those that a version has. */
export function wholeSnapshot(
  draft: RestoreDraft,
  profile: Profile,
  metadataVersion: MetadataVersion,
): Snapshot {
  const { salt, job, snapshot, pointer, contested, history } = draft;
  const whole = snapshotOf(snapshot, job, graphOf(salt, job), contested, {
    salt,
    directory: layOut(pointer).directory,
    checkpointId: snapshot.checkpointId,
    reads: readableHandles(profile, metadataVersion),
  });
  return history.length === 0 ? whole : sharingNothing(whole);
}

/** Everything that the request asks but its files. */
export function draftedRequest(
  draft: RestoreDraft,
  profile: Profile,
): Omit<RestoreRequest, 'files'> {
  const { salt, edits, setup, pointer, contested, entry, history } = draft;
  const graph = withContestants(applyEdits(salt, graphOf(salt, draft.job), edits), salt, contested);
  const hooks = hooksOf(setup);
  const job = history.length === 0 ? jobOf(graph, hooks) : withoutCoordinators(jobOf(graph, hooks));
  return {
    pointer: layOut(pointer).pointer,
    settings: {
      allowNonRestoredState: setup.allowNonRestoredState,
      claimMode: profile.restore.claimModes ? setup.claimMode : 'LEGACY',
      ignoredInFlightDataOf: ignoredOf(entry, draft.snapshot.checkpointId, profile),
      recoversOutputDownstream:
        profile.channels.recoversOutputDownstream && setup.recoversOutputDownstream,
    },
    job,
    coordinator: coordinatorOf(draft, profile),
    entryPoint: entry.point,
    ...regionOf(entry, job),
  };
}

/** The few names that were drawn, and maybe an odd one. */
function hooksOf({ hooks, oddHook }: SetupDraft): readonly string[] {
  const names = HOOK_NAMES.filter((_, bit) => ((hooks >> bit) & 1) === 1);
  if (oddHook === 'none' || names.length === 0) return names;
  const odd = { repeated: names[0]!, empty: '', blank: ' \t' }[oddHook];
  return [...names, odd];
}

function coordinatorOf(draft: RestoreDraft, profile: Profile): RestoreRequest['coordinator'] {
  const { counterKind, counterValue, maxRetained, prefersCheckpoint, scheduler } = draft.setup;
  const canPrefer = profile.restore.prefersCheckpoints && draft.entry.point !== 'restoreSavepoint';
  return {
    counter: { kind: counterKind, value: counterValue },
    ...storeOf(draft, () => newestSnapshot(draft, profile), profile),
    maxRetained,
    scheduler: readableScheduler(scheduler, profile),
    ...(canPrefer && prefersCheckpoint ? { prefersCheckpoint: true } : {}),
  };
}

/** Before Flink 1.13 there is no reactive mode. */
function readableScheduler(
  scheduler: SetupDraft['scheduler'],
  { restore }: Profile,
): SetupDraft['scheduler'] {
  const isKnown = restore.maxParallelismBounds === 'validated';
  return scheduler === 'reactive' && !isKnown ? 'default' : scheduler;
}

/** The whole case. */
export function restoreCase(id: string, draft: RestoreDraft, profile: Profile): RestoreCase {
  const { metadata, otherFiles, leads } = layOut(draft.pointer);
  const { metadataVersion, damage } = draft.snapshot;
  const snapshot = draftedSnapshot(draft, profile);
  const version = readableVersion(metadataVersion, profile);
  const bytes = encodeSnapshot(snapshot, version, profile.format.dialect);
  const leadsTo = leads && draft.entry.point === 'restoreSavepoint';
  const found = damaged(bytes, damage, draft.salt, profile.format);
  const files = [{ path: metadata, bytes: found }, ...otherFiles];
  const request = draftedRequest(draft, profile);
  return {
    id,
    question: 'restore',
    request: { files, ...request, ...afterwardsOf(draft, request, files, snapshot, profile) },
    snapshot: leadsTo && isReadable(damage) ? snapshot : null,
  };
}

/** What happens to the restored job, and the files of that. */
function afterwardsOf(
  { history, salt }: RestoreDraft,
  request: Omit<RestoreRequest, 'files'>,
  files: readonly CaseFile[],
  snapshot: Snapshot,
  profile: Profile,
): Partial<Pick<RestoreRequest, 'files' | 'afterwards'>> {
  if (history.length === 0) return {};
  const afterwards = historyOf(history, request, snapshot, salt, profile);
  return { files: [...files, ...filesReferredTo([snapshot, afterwards])], afterwards };
}

/** No implementation here lets operator coordinators take part in checkpoints. */
function withoutCoordinators(job: Job): Job {
  return { ...job, vertices: job.vertices.map((vertex) => ({ ...vertex, coordinators: [] })) };
}
