import { effectsAfter } from '../reached.ts';
import { defineRule, NOT_REACHED } from '../rule.ts';
import { sameItems } from '../words/compare.ts';
import { isStoreEmpty } from '../words/entry.ts';
import { hooksOf } from '../words/master-states.ts';

/** In which order hooks are reset is left open. Flink: `MasterHooks#reset`. */
export const emptyStoreResetsHooks = defineRule({
  id: 'entry/empty-store-resets-hooks',
  question: 'restore',
  statement:
    'Where the store is empty every master hook is reset once, and none is told to restore; from Flink 1.11.3 to 1.12.2 only at a failover of the whole job, and otherwise no hook is called.',
  matters:
    'A first start is told to hooks as well from 1.12.3 on. An external system that counts on it stays as it was in older releases.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreLatestCheckpointedStateInternal',
    'MasterHooks#reset',
    'MasterTriggerRestoreHook#reset',
  ],
  covers: ['F3'],
  sides: ['jobFailover', 'start', 'regionFailover'],
  side({ request }) {
    if (!isStoreEmpty(request) || request.job.masterHooks.length === 0) return null;
    switch (request.entryPoint) {
      case 'restoreLatestCheckpointedStateToAll':
        return 'jobFailover';
      case 'restoreLatestCheckpointedStateToSubtasks':
        return 'regionFailover';
      default:
        return 'start';
    }
  },
  judge({ request }, answer, side, { restore }) {
    const effects = effectsAfter('hooks', answer);
    if (effects === null) return NOT_REACHED;
    const isReset = side === 'jobFailover' || restore.emptyStoreResetsHooks === 'always';
    return sameItems(
      'calls of master hooks',
      isReset ? hooksOf(request.job).map((hook) => `${hook} reset`) : [],
      effects.masterHooks.map(({ hook, call }) => `${hook} ${call}`),
    );
  },
});
