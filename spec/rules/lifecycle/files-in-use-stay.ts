import type { HistoryStep, ReportedState } from '../../model/history.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { judgeSteps, livedThrough, stepsOf } from '../words/history.ts';
import type { Lived } from '../words/history.ts';
import { allFiles, filesOfReports } from '../words/state-files.ts';

/** Flink: `SharedStateRegistry`. */
export const filesInUseStay = defineRule({
  id: 'lifecycle/files-in-use-stay',
  question: 'restore',
  statement:
    'No file is deleted that a checkpoint of the store needs, whoever wrote it, even when the checkpoint that wrote it is gone.',
  matters:
    'Incremental checkpoints build on files of older ones. One that is deleted too early makes every newer checkpoint unreadable, and shows only when the job has to be restored.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'SharedStateRegistryImpl#unregisterUnusedState',
    'SharedStateRegistry#unregisterReference',
  ],
  covers: ['D8', 'D11'],
  sides: ['sharesFiles', 'ownFiles'],
  side(subject) {
    const taken = stepsOf(subject).flatMap(reportsOf);
    if (taken.length === 0) return null;
    const files = stepsOf(subject).map((step) => filesOfReports(reportsOf(step)).shared);
    const all = files.flatMap((paths) => Array.from(paths));
    return new Set(all).size < all.length ? 'sharesFiles' : 'ownFiles';
  },
  judge(subject, answer) {
    const written = new Map<bigint, ReadonlySet<string>>();
    return judgeSteps(livedThrough(subject, answer), (lived) => {
      if (lived.step.kind === 'restore') written.clear();
      return judgeStep(lived, written);
    });
  },
});

function reportsOf(step: HistoryStep): readonly ReportedState[] {
  return step.kind === 'checkpoint' || step.kind === 'savepoint' ? step.states : [];
}

function judgeStep(
  { step, outcome, deletedFiles, after }: Lived,
  written: Map<bigint, ReadonlySet<string>>,
): RuleVerdict | null {
  if (outcome.kind === 'taken') {
    written.set(outcome.checkpointId, allFiles(filesOfReports(reportsOf(step))));
  }
  for (const { checkpointId } of after.store) {
    const lost = deletedFiles.find((path) => written.get(checkpointId)?.has(path));
    if (lost !== undefined) {
      return broken(`checkpoint ${checkpointId} keeps its files`, `${lost} is deleted`);
    }
  }
  return HELD;
}
