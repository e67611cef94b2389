import type { RestoreCase } from '../../model/case.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { judgeSteps, livedThrough, stepsOf, untilAnotherJob } from '../words/history.ts';
import { allFiles, filesOfSnapshot } from '../words/state-files.ts';

/** Flink: `CompletedCheckpoint#markAsDiscardedOnSubsume`, `SharedStateRegistryImpl#registerAllAfterRestored`. */
export const unclaimedFilesStay = defineRule({
  id: 'lifecycle/unclaimed-files-stay',
  question: 'restore',
  statement:
    'A job that was restored without a claim, in NO_CLAIM or LEGACY mode, deletes no file of the snapshot, whether it still holds the snapshot or not.',
  matters:
    "The savepoint is the user's way back when an upgrade goes wrong. It has to be there still after the new job has run for a week.",
  origin: 'flink',
  since: '1.15',
  until: null,
  sources: [
    'CompletedCheckpoint#markAsDiscardedOnSubsume',
    'SharedStateRegistryImpl#registerAllAfterRestored',
    'SharedStateRegistryImpl#unregisterUnusedState',
  ],
  covers: ['A16', 'D11'],
  sides: ['noClaim', 'legacy'],
  side(subject) {
    const { claimMode } = subject.request.settings;
    if (subject.snapshot === null || ownSteps(subject).length === 0) return null;
    return { NO_CLAIM: 'noClaim', LEGACY: 'legacy', CLAIM: null }[claimMode];
  },
  judge(subject, answer) {
    const files = allFiles(filesOfSnapshot(subject.snapshot!));
    const metadata = subject.request.files[0]!.path;
    const own = livedThrough(subject, answer).slice(0, ownSteps(subject).length);
    return judgeSteps(own, ({ deletedFiles }) => {
      const deleted = deletedFiles.find((path) => files.has(path) || path === metadata);
      return deleted === undefined ? HELD : broken('no file of the snapshot is deleted', deleted);
    });
  },
});

/** Steps of the job that was restored from the snapshot; its snapshots may be claimed by others. */
function ownSteps(subject: RestoreCase) {
  return untilAnotherJob(stepsOf(subject));
}
