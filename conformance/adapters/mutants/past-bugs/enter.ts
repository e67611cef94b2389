/** Bugs of the past in what is restored, and whether it may be. */
import { isSavepoint } from '../../../../impl/restore/decisions/register.ts';
import { UPPER_BOUND_MAX_PARALLELISM } from '../../../../spec/model/job.ts';
import type { RestoreRequest, StoredCheckpoint } from '../../../../spec/model/request.ts';
import type { AroundRestore } from '../../reference/answer.ts';
import type { Mutant } from '../mutant.ts';
import { asking } from './tasks.ts';

export const ENTER_BUGS: readonly Mutant[] = [
  {
    id: 'forgets-that-non-restored-state-is-allowed',
    ruleId: 'validate/unclaimed-state-is-refused',
    fault: 'The setting that allows non-restored state does not reach the restore.',
    tickets: ['FLINK-29633', 'FLINK-30638'],
    aroundRestore: asking((request) => ({
      ...request,
      settings: { ...request.settings, allowNonRestoredState: false },
    })),
  },
  {
    id: 'reactive-mode-configures-max-parallelism',
    ruleId: 'validate/reactive-mode-only-raises',
    fault: 'In reactive mode a vertex without a configured max parallelism has the largest.',
    tickets: ['FLINK-21844'],
    aroundRestore: asking((request) =>
      request.coordinator.scheduler === 'reactive' ? withLargestMaxParallelism(request) : request,
    ),
  },
  {
    id: 'accepts-any-graph-of-finished-operators',
    ruleId: 'validate/finished-follows-finished',
    fault: 'Finished operators are not held against the graph.',
    tickets: ['FLINK-23021'],
    restore: { checksFinishedOperators: () => false },
  },
  {
    id: 'restores-the-oldest',
    ruleId: 'entry/restores-the-latest-of-the-store',
    fault: 'The oldest checkpoint of the store is restored.',
    tickets: ['FLINK-19816'],
    restore: { latestOf: (store) => store[0] },
  },
  {
    id: 'passes-over-the-latest',
    ruleId: 'entry/restores-the-latest-of-the-store',
    fault: 'Where checkpoints go before savepoints, the search for one begins behind the latest.',
    tickets: ['FLINK-14145'],
    restore: {
      latestOf: (store) =>
        store.slice(0, -1).findLast((stored) => !isSavepoint(stored)) ?? store.at(-1),
    },
  },
  {
    id: 'starts-empty-after-failover',
    ruleId: 'entry/restores-the-latest-of-the-store',
    fault: 'A job that starts from its store finds it empty.',
    tickets: ['FLINK-34518'],
    aroundRestore: recovering(() => []),
  },
  {
    id: 'falls-back-to-older-checkpoints',
    ruleId: 'entry/restores-the-latest-of-the-store',
    fault:
      'A job that starts from its store goes without the latest checkpoint, if it has another.',
    tickets: ['FLINK-22502'],
    aroundRestore: recovering((store) => (store.length > 1 ? store.slice(0, -1) : store)),
  },
  {
    id: 'recovery-removes-checkpoints',
    ruleId: 'entry/leaves-store-and-counter-alone',
    fault: 'When a job starts, all but the latest checkpoint are removed from its store.',
    tickets: ['FLINK-7783'],
    aroundRestore: recovering((store) => store.slice(-1)),
  },
];

/** What a job finds in its store when it starts. */
function recovering(
  change: (store: readonly StoredCheckpoint[]) => readonly StoredCheckpoint[],
): AroundRestore {
  return asking((request) => {
    if (request.entryPoint !== 'restoreInitialCheckpointIfPresent') return request;
    const { coordinator } = request;
    return { ...request, coordinator: { ...coordinator, store: change(coordinator.store) } };
  });
}

function withLargestMaxParallelism(request: RestoreRequest): RestoreRequest {
  const vertices = request.job.vertices.map((vertex) => ({
    ...vertex,
    maxParallelism: vertex.maxParallelism ?? UPPER_BOUND_MAX_PARALLELISM,
  }));
  return { ...request, job: { ...request.job, vertices } };
}
