import { broken, defineRule, HELD } from '../rule.ts';
import { refusalOf, said } from '../say.ts';
import { listed } from '../words/compare.ts';
import { isStoreRefused, recoveredStore } from '../words/recovery.ts';
import { isRefusedWith } from '../words/refusals.ts';

const CODE = 'STORED_CHECKPOINT_UNREADABLE';

/** Flink: `DefaultCompletedCheckpointStoreUtils#retrieveCompletedCheckpoint`. */
export const readsEveryStoredCheckpoint = defineRule({
  id: 'entry/reads-every-stored-checkpoint',
  question: 'restore',
  statement:
    'A job whose store of high availability holds a checkpoint that cannot be read is refused, before anything is restored. In 1.11, up to 1.12.4 and in 1.13.0 the store goes without such checkpoints, and only one of which none can be read is refused.',
  matters:
    'One lost file of an old checkpoint keeps a job from starting. Before, a job could silently go on from an older checkpoint than its latest.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'DefaultCompletedCheckpointStoreUtils#retrieveCompletedCheckpoint',
    'ZooKeeperCompletedCheckpointStore#recover',
  ],
  covers: ['F11'],
  sides: ['refuses', 'leavesOut', 'readsAll'],
  hasSide: (side, { restore }) => side !== 'leavesOut' || restore.unreadableStored === 'leftOut',
  side({ request: { coordinator } }, profile) {
    const { highlyAvailable, store } = coordinator;
    if (!highlyAvailable || store.length === 0) return null;
    if (isStoreRefused(coordinator, profile)) return 'refuses';
    return store.some(({ unreadable }) => unreadable) ? 'leavesOut' : 'readsAll';
  },
  judge({ request }, answer, side) {
    const isRefused = isRefusedWith(CODE, answer);
    if (side === 'refuses') return isRefused ? HELD : broken(refusalOf(CODE), said(answer));
    if (isRefused) return broken('a store that is recovered', said(answer));
    if (answer.kind === 'refused' || request.entryPoint === 'restoreSavepoint') return HELD;
    const expected = idsOf(recoveredStore(request.coordinator));
    const seen = idsOf(answer.result.store);
    return seen.join(' ') === expected.join(' ')
      ? HELD
      : broken(`checkpoints ${listed(expected)} in the store`, listed(seen));
  },
});

function idsOf(store: readonly { readonly checkpointId: bigint }[]): string[] {
  return store.map(({ checkpointId }) => `${checkpointId}`);
}
