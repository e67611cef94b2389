import { effectsAfter } from '../reached.ts';
import { defineRule, NOT_REACHED } from '../rule.ts';
import { bytesText } from '../words/bytes.ts';
import { sameItems } from '../words/compare.ts';
import { isStoreEmpty } from '../words/entry.ts';

/** Flink: `CheckpointCoordinator.OperatorCoordinatorRestoreBehavior`. */
export const emptyStoreResetsCoordinators = defineRule({
  id: 'entry/empty-store-resets-coordinators',
  question: 'restore',
  statement:
    'Where the store is empty, a failover of the whole job resets every operator coordinator once, to checkpoint -1 and null. The other entry points leave coordinators alone then, and before Flink 1.11.3 this one does, too.',
  matters:
    'A job that fails before its first checkpoint starts its sources over from the beginning; without the reset they would go on in the middle.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreLatestCheckpointedStateInternal',
    'OperatorCoordinator#resetToCheckpoint',
    'OperatorCoordinator#NO_CHECKPOINT',
  ],
  covers: ['F1', 'F3'],
  sides: ['jobFailover', 'otherwise'],
  side({ request }) {
    const hasCoordinators = request.job.vertices.some(
      ({ coordinators }) => coordinators.length > 0,
    );
    if (!isStoreEmpty(request) || !hasCoordinators) return null;
    return request.entryPoint === 'restoreLatestCheckpointedStateToAll'
      ? 'jobFailover'
      : 'otherwise';
  },
  judge({ request }, answer, side, { restore }) {
    const effects = effectsAfter('coordinators', answer);
    if (effects === null) return NOT_REACHED;
    const all = request.job.vertices.flatMap(({ coordinators }) => coordinators);
    const areReset = side === 'jobFailover' && restore.resetsCoordinators === 'all';
    return sameItems(
      'resets of coordinators',
      areReset ? all.map((id) => `${id} to -1 with ${bytesText(null)}`) : [],
      effects.coordinators.map(
        ({ operatorId, checkpointId, state }) =>
          `${operatorId} to ${checkpointId} with ${bytesText(state)}`,
      ),
    );
  },
});
