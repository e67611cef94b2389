import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { refusalOf, said } from '../say.ts';
import { firstChange } from '../words/changes.ts';
import { isStoreRefused } from '../words/recovery.ts';
import { isRefusedWith } from '../words/refusals.ts';
import { effectsOfAdding } from '../words/stored.ts';

const CODE = 'CHECKPOINT_ALREADY_STORED';

/** Flink: `DefaultCompletedCheckpointStore#addCheckpointAndSubsumeOldestOne`. */
export const refusesStoredIds = defineRule({
  id: 'register/refuses-stored-ids',
  question: 'restore',
  statement:
    'A store of high availability refuses a snapshot whose ID it has already, also where it could not read the checkpoint of that ID; store and counter stay as they were. Any other ID is taken.',
  matters:
    'A savepoint cannot be restored twice into one store of high availability; with a store in memory it can.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'DefaultCompletedCheckpointStore#addCheckpointAndSubsumeOldestOne',
    'ZooKeeperStateHandleStore#addAndLock',
  ],
  covers: ['D5'],
  sides: ['stored', 'new'],
  side({ request, snapshot }, profile) {
    const { coordinator } = request;
    if (snapshot === null || !coordinator.highlyAvailable) return null;
    if (isStoreRefused(coordinator, profile)) return null;
    const isStored = coordinator.store.some((one) => one.checkpointId === snapshot.checkpointId);
    return isStored ? 'stored' : 'new';
  },
  judge({ request }, answer, side) {
    if (side === 'new') {
      return isRefusedWith(CODE, answer)
        ? broken('a snapshot that is added to the store', said(answer))
        : HELD;
    }
    if (effectsOfAdding(answer) !== null) return broken(refusalOf(CODE), said(answer));
    if (answer.kind === 'result' || answer.refusal.code !== CODE) return NOT_REACHED;
    const change = firstChange(request, answer.refusal.effects);
    return change === null ? HELD : broken('nothing changed by then', change);
  },
});
