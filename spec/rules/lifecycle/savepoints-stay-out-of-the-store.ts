import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { idsText, judgeSteps, livedThrough, stepsOf } from '../words/history.ts';
import type { Lived } from '../words/history.ts';

/** Flink: `CheckpointCoordinator#completePendingCheckpoint`. */
export const savepointsStayOutOfTheStore = defineRule({
  id: 'lifecycle/savepoints-stay-out-of-the-store',
  question: 'restore',
  statement:
    'A checkpoint that completes is the latest of the store. A savepoint changes nothing of the store, so that it never subsumes a checkpoint; before Flink 1.15 it goes into the store as well.',
  matters:
    'A savepoint belongs to the user, who may delete it at any time. A job that counted on it would have nothing to fall back to.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['CheckpointCoordinator#completePendingCheckpoint'],
  covers: ['D7'],
  sides: ['savepoint', 'checkpoint'],
  side(subject) {
    const kinds = new Set(stepsOf(subject).map(({ kind }) => kind));
    if (kinds.has('savepoint')) return 'savepoint';
    return kinds.has('checkpoint') ? 'checkpoint' : null;
  },
  judge: (subject, answer, _side, profile) =>
    judgeSteps(livedThrough(subject, answer), (lived) => judgeStep(lived, profile)),
});

function judgeStep({ step, outcome, before }: Lived, { restore }: Profile): RuleVerdict | null {
  if (outcome.kind !== 'taken') return null;
  const { checkpointId, store } = outcome;
  if (step.kind === 'savepoint' && !restore.savepointsEnterStore) {
    const [expected, seen] = [idsText(before.store), idsText(store)];
    return seen === expected ? HELD : broken(`the store as before: ${expected}`, seen);
  }
  return store.at(-1)?.checkpointId === checkpointId
    ? HELD
    : broken(`${step.kind} ${checkpointId} is the latest of the store`, idsText(store));
}
