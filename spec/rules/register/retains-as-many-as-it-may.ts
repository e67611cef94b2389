import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { claimModeOf } from '../words/claim-mode.ts';
import { isRecoveredAgain } from '../words/recovery.ts';
import { retainedBefore, retainedOf } from '../words/retention.ts';
import type { Retained } from '../words/retention.ts';
import { effectsOfAdding } from '../words/stored.ts';

/** Flink: `CheckpointSubsumeHelper#subsume`. */
export const retainsAsManyAsItMay = defineRule({
  id: 'register/retains-as-many-as-it-may',
  question: 'restore',
  statement:
    'When the store holds more checkpoints than are to be retained, the oldest leave it. The newest checkpoint that is no savepoint stays nevertheless, since later ones may build on it (Flink 1.12.2 and later). A restored snapshot counts as a savepoint, except in CLAIM mode.',
  matters:
    'It decides which checkpoints are there to go back to. Losing the last one that is no savepoint would break those that build on its files.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointSubsumeHelper#subsume',
    'StandaloneCompletedCheckpointStore#addCheckpointAndSubsumeOldestOne',
  ],
  covers: ['D4', 'D6'],
  sides: ['keepsLastCheckpoint', 'dropsOldest', 'hasRoom'],
  hasSide: (side, { restore }) =>
    side !== 'keepsLastCheckpoint' || restore.retention === 'keepsCheckpoint',
  side(subject, profile) {
    const { coordinator } = subject.request;
    if (subject.snapshot === null || retainedBefore(subject.request).length === 0) return null;
    if (isRecoveredAgain(coordinator, profile)) return null;
    const all = withAdded(subject, profile);
    const left = retainedOf(all, coordinator.maxRetained, profile);
    if (left.length === all.length && left.length <= coordinator.maxRetained) {
      return 'hasRoom';
    }
    return left[0] === all[0] ? 'keepsLastCheckpoint' : 'dropsOldest';
  },
  judge: judgeStore,
});

function judgeStore(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  _side: string,
  profile: Profile,
): RuleVerdict {
  const effects = effectsOfAdding(answer);
  if (effects === null) return NOT_REACHED;
  const { maxRetained } = subject.request.coordinator;
  const expected = storeText(retainedOf(withAdded(subject, profile), maxRetained, profile));
  const seen = storeText(effects.store);
  return seen === expected ? HELD : broken(`checkpoints in the store: ${expected}`, seen);
}

/** The store with the snapshot in it, before any checkpoint leaves. */
function withAdded({ request, snapshot }: RestoreCase, profile: Profile): readonly Retained[] {
  const isSavepoint = claimModeOf(request, profile) !== 'CLAIM';
  return [...retainedBefore(request), { checkpointId: snapshot!.checkpointId, isSavepoint }];
}

function storeText(store: readonly Pick<Retained, 'checkpointId'>[]): string {
  return `[${store.map(({ checkpointId }) => checkpointId).join(', ')}]`;
}
