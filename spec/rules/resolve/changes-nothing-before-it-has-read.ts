import type { RestoreCase } from '../../model/case.ts';
import { isRefusedBefore } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';
import { firstChange } from '../words/changes.ts';
import { restoreTarget } from '../words/pointer.ts';
import { isAboutRelativeHandles } from '../words/relative-handles.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`. */
export const changesNothingBeforeItHasRead = defineRule({
  id: 'resolve/changes-nothing-before-it-has-read',
  question: 'restore',
  statement:
    'The metadata is read to its end before anything is changed: where the pointer leads to none, or to bytes that are no snapshot, the restore is refused and the store, the counter and the tasks are as before.',
  matters:
    'A restore that fails on the file can be tried again with another one: nothing is left over from the first try.',
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
