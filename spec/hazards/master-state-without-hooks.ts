import type { Hazard } from './hazard.ts';

/** Flink: `MasterHooks#restoreMasterHooks`. */
export const masterStateWithoutHooks: Hazard = {
  id: 'master-state-without-hooks',
  title: 'State of master hooks is silently dropped by a job without any hook',
  happens:
    'State of a master hook that the job does not have is refused unless --allowNonRestoredState is given, but only if the job has at least one other hook. A job without hooks drops it, and says nothing.',
  advice: 'Look into the snapshot for master states before a job loses its last hook.',
  kind: 'undocumented',
  tickets: [],
  since: '1.11',
  until: null,
  sources: ['MasterHooks#restoreMasterHooks'],
  covers: ['F5'],
  shows: ({ request, snapshot }, answer) =>
    answer.kind === 'result' &&
    snapshot !== null &&
    snapshot.masterStates.length > 0 &&
    request.job.masterHooks.length === 0 &&
    !request.settings.allowNonRestoredState,
};
