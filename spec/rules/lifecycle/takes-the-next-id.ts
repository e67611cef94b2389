import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { judgeSteps, livedThrough, stepsOf } from '../words/history.ts';
import type { Lived } from '../words/history.ts';

/** Flink: `CheckpointIDCounter#getAndIncrement`. */
export const takesTheNextId = defineRule({
  id: 'lifecycle/takes-the-next-id',
  question: 'restore',
  statement:
    'A checkpoint or a savepoint of a job gets the ID that the counter holds, and the counter goes one on. A failover and a rescaling leave the counter as it is, whatever they restore.',
  matters:
    'Directories of checkpoints are named by it, and sinks commit by it. A number that came twice would overwrite one and commit the other twice.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#startTriggeringCheckpoint',
    'CheckpointIDCounter#getAndIncrement',
  ],
  covers: ['D3'],
  sides: ['checkpoints', 'savepoints', 'failovers'],
  side(subject) {
    const kinds = new Set(stepsOf(subject).map(({ kind }) => kind));
    if (kinds.has('failover') || kinds.has('rescale')) return 'failovers';
    if (kinds.has('savepoint')) return 'savepoints';
    return kinds.has('checkpoint') ? 'checkpoints' : null;
  },
  judge: (subject, answer) => judgeSteps(livedThrough(subject, answer), judgeStep),
});

function judgeStep({ step, outcome, before, after }: Lived): RuleVerdict | null {
  if (step.kind === 'restore') return null;
  const held = before.nextCheckpointId;
  const next = outcome.kind === 'taken' ? held + 1n : held;
  if (outcome.kind === 'taken' && outcome.checkpointId !== held) {
    return broken(`${step.kind} ${held}`, `${step.kind} ${outcome.checkpointId}`);
  }
  return after.nextCheckpointId === next
    ? HELD
    : broken(`next checkpoint ID ${next}`, `next checkpoint ID ${after.nextCheckpointId}`);
}
