import type { RestoreCase } from '../../model/case.ts';
import type { StoredOutcome } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { idsText, judgeSteps, livedThrough, stepsOf, untilAnotherJob } from '../words/history.ts';
import type { Lived } from '../words/history.ts';
import { isSavepoint, retainedOf } from '../words/retention.ts';

/** Flink: `CheckpointSubsumeHelper#subsume`. */
export const oldestLeavesTheStore = defineRule({
  id: 'lifecycle/oldest-leaves-the-store',
  question: 'restore',
  statement:
    'When a checkpoint completes and the store holds more than are to be retained, the oldest leave it, a restored snapshot like any other.',
  matters: 'It bounds how much room checkpoints take, and how far back a job can go.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['CheckpointSubsumeHelper#subsume', 'StandaloneCompletedCheckpointStore'],
  covers: ['D6'],
  sides: ['subsumes', 'hasRoom'],
  side(subject) {
    const taken = untilAnotherJob(stepsOf(subject)).filter(({ kind }) => kind === 'checkpoint');
    if (taken.length === 0) return null;
    return taken.length + 1 > subject.request.coordinator.maxRetained ? 'subsumes' : 'hasRoom';
  },
  judge: (subject, answer, _side, profile) =>
    judgeSteps(livedThrough(subject, answer), (lived) => judgeStep(lived, subject, profile)),
});

function judgeStep(
  { step, outcome, before }: Lived,
  { request }: RestoreCase,
  profile: Profile,
): RuleVerdict | null {
  if (step.kind !== 'checkpoint' || outcome.kind !== 'taken') return null;
  const { checkpointId, store } = outcome;
  const added = { checkpointId, isSavepoint: false };
  const all = [...before.store.map(retained), added];
  const expected = idsText(retainedOf(all, request.coordinator.maxRetained, profile));
  const seen = idsText(store);
  return seen === expected ? HELD : broken(`checkpoints in the store: ${expected}`, seen);
}

function retained({ checkpointId, properties }: StoredOutcome) {
  return { checkpointId, isSavepoint: isSavepoint(properties) };
}
