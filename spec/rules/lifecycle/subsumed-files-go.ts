import type { HistoryStep } from '../../model/history.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { judgeSteps, livedThrough, stepsOf, untilAnotherJob } from '../words/history.ts';
import { allFiles, filesOfReports, filesOfSnapshot } from '../words/state-files.ts';

/** Flink: `CheckpointCoordinator#completePendingCheckpoint`, `SharedStateRegistry`. */
export const subsumedFilesGo = defineRule({
  id: 'lifecycle/subsumed-files-go',
  question: 'restore',
  statement:
    "When one of a job's own checkpoints leaves the store, its files are deleted, those that it shares once no checkpoint of the store uses them any more.",
  matters:
    'Nobody else clears them away: what stays behind fills the storage of a job that runs for months.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CompletedCheckpoint.CompletedCheckpointDiscardObject#discard',
    'SharedStateRegistryImpl#unregisterUnusedState',
    'SharedStateRegistry#unregisterReference',
  ],
  covers: ['D8', 'D11'],
  sides: ['subsumed', 'allStored'],
  side(subject) {
    const taken = checkpointsOf(untilAnotherJob(stepsOf(subject)));
    if (subject.snapshot === null || taken.length === 0) return null;
    return taken.length > subject.request.coordinator.maxRetained ? 'subsumed' : 'allStored';
  },
  judge(subject, answer) {
    const own = untilAnotherJob(stepsOf(subject));
    const lived = livedThrough(subject, answer).slice(0, own.length);
    const restored = allFiles(filesOfSnapshot(subject.snapshot!));
    const deleted = new Set<string>();
    const written = new Map<bigint, ReadonlySet<string>>();
    return judgeSteps(lived, ({ step, outcome, deletedFiles, after: { store } }) => {
      for (const path of deletedFiles) deleted.add(path);
      if (step.kind !== 'checkpoint' || outcome.kind !== 'taken') return null;
      written.set(outcome.checkpointId, allFiles(filesOfReports(step.states)));
      const inUse = new Set(store.flatMap((one) => [...(written.get(one.checkpointId) ?? [])]));
      const left = [...written.values()]
        .flatMap((paths) => Array.from(paths))
        .find((path) => !inUse.has(path) && !restored.has(path) && !deleted.has(path));
      return left === undefined ? HELD : broken(`${left} is deleted`, 'it is there');
    });
  },
});

function checkpointsOf(steps: readonly HistoryStep[]): readonly HistoryStep[] {
  return steps.filter(({ kind }) => kind === 'checkpoint');
}
