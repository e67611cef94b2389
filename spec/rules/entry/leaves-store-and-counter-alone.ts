import type { Effects } from '../../model/outcome.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { listed } from '../words/compare.ts';
import { isStoreEmpty } from '../words/entry.ts';
import { recoveredStore } from '../words/recovery.ts';

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateInternal`. */
export const leavesStoreAndCounterAlone = defineRule({
  id: 'entry/leaves-store-and-counter-alone',
  question: 'restore',
  statement:
    'A restore from the store neither adds to it nor drops anything from it, and the checkpoint ID counter stays where it is, whether the restore succeeds, finds nothing or is refused.',
  matters: 'Failovers can happen any number of times without using up what there is to go back to.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['CheckpointCoordinator#restoreLatestCheckpointedStateInternal'],
  covers: ['F1', 'F8'],
  sides: ['restores', 'findsNothing'],
  side({ request }) {
    if (request.entryPoint === 'restoreSavepoint') return null;
    return isStoreEmpty(request) ? 'findsNothing' : 'restores';
  },
  judge({ request }, answer) {
    const effects: Effects | undefined =
      answer.kind === 'result' ? answer.result : answer.refusal.effects;
    if (effects === undefined) return NOT_REACHED;
    const { counter } = request.coordinator;
    if (effects.nextCheckpointId !== counter.value) {
      return broken(`next checkpoint ID ${counter.value}`, `${effects.nextCheckpointId}`);
    }
    const before = recoveredStore(request.coordinator).map(({ checkpointId }) => `${checkpointId}`);
    const after = effects.store.map(({ checkpointId }) => `${checkpointId}`);
    return before.join(' ') === after.join(' ')
      ? HELD
      : broken(`checkpoints ${listed(before)} in the store`, listed(after));
  },
});
