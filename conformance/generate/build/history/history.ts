/** What happens to a job after its restore, from what was drawn for it. */
import type { HistoryStep, ReportedState } from '../../../../spec/model/history.ts';
import type { Job } from '../../../../spec/model/job.ts';
import type { RestoreRequest } from '../../../../spec/model/request.ts';
import type { Snapshot } from '../../../../spec/model/snapshot.ts';
import type { Profile } from '../../../../spec/profiles/profile.ts';
import type { HistoryDraft, StepDraft } from '../../draft/history-draft.ts';
import type { MetadataVersion } from '../../draft/restore-draft.ts';
import { readableHandles } from '../context.ts';
import { connectedParts } from '../entry.ts';
import { reportsOf, taskKey } from './tasks.ts';
import type { States } from './tasks.ts';

/** How a job stands between two steps. */
interface Standing {
  readonly job: Job;
  /** What the newest snapshot holds: another job is restored from it. */
  readonly newest: States;
  /** What the latest of the store holds: a failover restores it. */
  readonly stored: States;
  /** What tasks go on from. */
  readonly last: States;
  /** Whether checkpoints have to be full ones, now and after a failover. */
  readonly full: boolean;
}

/** The steps of a history that a restored job goes through. */
export function historyOf(
  draft: HistoryDraft,
  request: Omit<RestoreRequest, 'files'>,
  snapshot: Snapshot,
  salt: number,
  profile: Profile,
): readonly HistoryStep[] {
  const restored = statesOf(snapshot);
  const { claimMode } = request.settings;
  let standing: Standing = {
    job: request.job,
    newest: restored,
    stored: restored,
    last: restored,
    full: claimMode === 'NO_CLAIM',
  };
  return draft.map((step, index) => {
    const taken = stepOf(step, index + 1, standing, request, salt, profile);
    standing = taken.standing;
    return taken.step;
  });
}

function statesOf({ operators }: Snapshot): States {
  return new Map(
    operators.flatMap(({ operatorId, subtasks }) =>
      subtasks.map(({ index, state }) => [taskKey(operatorId, index), state]),
    ),
  );
}

function stepOf(
  draft: StepDraft,
  number: number,
  standing: Standing,
  request: Omit<RestoreRequest, 'files'>,
  salt: number,
  profile: Profile,
): { readonly step: HistoryStep; readonly standing: Standing } {
  const { kind } = draft;
  switch (kind) {
    case 'checkpoint':
    case 'savepoint': {
      const reads = readableHandles(profile, profile.format.writes as MetadataVersion);
      const { job, last, full } = standing;
      const states = reportsOf(job, { kind, draft, number, last, full, salt, reads });
      return { step: { kind, states }, standing: afterTaking(kind, states, standing, profile) };
    }
    case 'failover': {
      const region = regionOf(draft, standing.job);
      return {
        step: { kind, ...(region === null ? {} : { region }) },
        standing: { ...standing, last: standing.stored },
      };
    }
    case 'rescale': {
      const job = rescaled(draft, standing.job);
      return { step: { kind, job }, standing: { ...standing, job, last: standing.stored } };
    }
    case 'restore': {
      const job = rescaled(draft, standing.job);
      const claimMode = profile.restore.claimModes ? draft.claimMode : 'LEGACY';
      const { allowNonRestoredState } = draft;
      const settings = { ...request.settings, claimMode, allowNonRestoredState };
      const { newest } = standing;
      const full = claimMode === 'NO_CLAIM';
      return {
        step: { kind, job, settings },
        standing: { job, newest, stored: newest, last: newest, full },
      };
    }
  }
}

function afterTaking(
  kind: 'checkpoint' | 'savepoint',
  reported: readonly ReportedState[],
  standing: Standing,
  { restore }: Profile,
): Standing {
  const newest: States = new Map(
    reported.map(({ operatorId, subtask, state }) => [taskKey(operatorId, subtask), state]),
  );
  if (kind === 'checkpoint') {
    return { ...standing, newest, stored: newest, last: newest, full: false };
  }
  return { ...standing, newest, stored: restore.savepointsEnterStore ? newest : standing.stored };
}

/** The vertices of one part of a job; `null` for the whole job. */
function regionOf({ region }: StepDraft, job: Job): readonly number[] | null {
  if (region === 0) return null;
  const parts = connectedParts(job);
  return parts[(region - 1) % parts.length]!.toSorted((a, b) => a - b);
}

/** The job with one vertex at another parallelism, as far as the vertex allows it. */
function rescaled({ target, parallelism }: StepDraft, job: Job): Job {
  const at = target % job.vertices.length;
  return {
    ...job,
    vertices: job.vertices.map((vertex, index) =>
      index === at
        ? { ...vertex, parallelism: Math.min(parallelism, vertex.maxParallelism ?? parallelism) }
        : vertex,
    ),
  };
}
