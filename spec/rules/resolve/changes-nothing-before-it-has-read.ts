import type { RestoreCase } from '../../model/case.ts';
import type { RestoreRequest } from '../../model/request.ts';
import type { Effects } from '../../model/outcome.ts';
import { isRefusedBefore } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';
import { restoreTarget } from '../words/pointer.ts';
import { isAboutRelativeHandles } from '../words/relative-handles.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`. */
export const changesNothingBeforeItHasRead = defineRule({
  id: 'resolve/changes-nothing-before-it-has-read',
  question: 'restore',
  statement:
    'The metadata is read to its end before anything is changed: where the pointer leads to none, or to bytes that are no snapshot, the restore is refused and the store, the counter and the tasks are as before.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreSavepoint',
    'Checkpoints#loadAndValidateCheckpoint',
    'Checkpoints#loadCheckpointMetadata',
  ],
  covers: ['B1', 'D1'],
  sides: ['noMetadata', 'unreadable', 'readable'],
  side({ request, snapshot }) {
    if (snapshot !== null) return 'readable';
    const target = restoreTarget(request);
    if (target === null) return null;
    return target.kind === 'metadata' ? 'unreadable' : 'noMetadata';
  },
  judge: (subject, answer, side) =>
    side === 'readable'
      ? judgeReadable(answer)
      : judgeRefused(subject, side === 'unreadable' ? 'decode' : 'resolve', answer),
});

function judgeReadable(answer: JudgedAnswer<'restore'>): RuleVerdict {
  if (isRefusedBefore('decode', answer)) return NOT_REACHED;
  const isUnread =
    answer.kind === 'refused' &&
    answer.refusal.stage === 'decode' &&
    !isAboutRelativeHandles(answer.refusal.code);
  return isUnread ? broken('metadata that is read', said(answer)) : HELD;
}

function judgeRefused(
  { request }: RestoreCase,
  stage: 'resolve' | 'decode',
  answer: JudgedAnswer<'restore'>,
): RuleVerdict {
  if (isRefusedBefore(stage, answer)) return NOT_REACHED;
  const what = stage === 'decode' ? 'its metadata' : 'its pointer';
  if (answer.kind === 'result' || answer.refusal.stage !== stage) {
    return broken(`refused because of ${what}`, said(answer));
  }
  const change = firstChange(request, answer.refusal.effects);
  return change === null ? HELD : broken('nothing changed by then', change);
}

/** The first thing that is not as it was before the restore, `null` for none. */
function firstChange({ coordinator }: RestoreRequest, effects: Effects | undefined): string | null {
  if (effects === undefined) return null;
  const { nextCheckpointId, store, vertices, coordinators, masterHooks } = effects;
  const before = coordinator.store.map(({ checkpointId }) => checkpointId).join(', ');
  const after = store.map(({ checkpointId }) => checkpointId).join(', ');
  if (after !== before) return `checkpoints [${after}] in the store, not [${before}]`;
  if (nextCheckpointId !== coordinator.counter.value) {
    return `next checkpoint ID ${nextCheckpointId}, not ${coordinator.counter.value}`;
  }
  const restored = vertices.find(({ subtasks }) => subtasks.some((task) => task !== null));
  if (restored !== undefined) return `restored tasks of vertex ${restored.id}`;
  if (coordinators.length > 0) return `a call of coordinator ${coordinators[0]!.operatorId}`;
  return masterHooks.length > 0 ? `a call of master hook ${masterHooks[0]!.hook}` : null;
}
