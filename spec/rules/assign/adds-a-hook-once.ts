import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { hooksOf } from '../words/master-states.ts';

/** Flink: `CheckpointCoordinator#addMasterHook`. */
export const addsAHookOnce = defineRule({
  id: 'assign/adds-a-hook-once',
  question: 'restore',
  statement:
    'Of several master hooks with one ID the first is added to the job: in a restore none is called twice. The job runs without the others, and nothing is refused.',
  matters:
    'Two sources whose hooks have one ID run, but one of them takes part in no checkpoint and is told of no restore. A warning in the log is all that says so.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['CheckpointCoordinator#addMasterHook', 'MasterHooks#restoreMasterHooks'],
  covers: ['F4'],
  sides: ['repeated', 'eachItsOwn'],
  side({ request: { job } }) {
    if (job.masterHooks.length < 2) return null;
    return hooksOf(job).length < job.masterHooks.length ? 'repeated' : 'eachItsOwn';
  },
  judge(_subject, answer) {
    const effects = effectsAfter('hooks', answer);
    if (effects === null) return NOT_REACHED;
    const called = new Set<string>();
    for (const { hook } of effects.masterHooks) {
      if (called.has(hook)) return broken(`one call of master hook ${hook}`, 'another one');
      called.add(hook);
    }
    return HELD;
  },
});
