import type { RestoreCase } from '../../model/case.ts';
import type { HistoryStep } from '../../model/history.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { judgeSteps, livedThrough, stepsOf, untilAnotherJob } from '../words/history.ts';
import type { Lived } from '../words/history.ts';
import { filesOfReports, filesOfSnapshot } from '../words/state-files.ts';

/** Flink: `CompletedCheckpoint.CompletedCheckpointDiscardObject#discard`. */
export const claimedFilesGo = defineRule({
  id: 'lifecycle/claimed-files-go',
  question: 'restore',
  statement:
    'A claimed snapshot is deleted when it leaves the store: its metadata and the files that it shares with no other, but none of state that the restore skipped. As long as it is in the store, nothing of it is deleted. Since Flink 1.16 one that was written to share nothing, such as a savepoint, stays as long as a checkpoint uses what it shares nevertheless.',
  matters:
    'Who claims a savepoint gives it away: it is gone once newer checkpoints have taken its place, and nothing else can be restored from it then.',
  origin: 'flink',
  since: '1.15',
  until: null,
  sources: [
    'CompletedCheckpoint.CompletedCheckpointDiscardObject#discard',
    'CheckpointsCleaner#cleanSubsumedCheckpoints',
    'SharedStateRegistryImpl#unregisterUnusedState',
  ],
  covers: ['A16', 'D11'],
  sides: ['leaves', 'staysWhileShared', 'stored'],
  hasSide: (side, { restore }) =>
    side !== 'staysWhileShared' || restore.discardsSubsumed === 'whenUnused',
  side(subject, profile) {
    const { claimMode } = subject.request.settings;
    const steps = untilAnotherJob(stepsOf(subject));
    if (subject.snapshot === null || claimMode !== 'CLAIM' || steps.length === 0) return null;
    const taken = steps.filter(({ kind }) => kind === 'checkpoint');
    if (taken.length < subject.request.coordinator.maxRetained) return 'stored';
    const left = taken[subject.request.coordinator.maxRetained - 1]!;
    return isHeld(subject, [left], profile) ? 'staysWhileShared' : 'leaves';
  },
  judge(subject, answer, _side, profile) {
    const own = untilAnotherJob(stepsOf(subject));
    const lived = livedThrough(subject, answer).slice(0, own.length);
    const deleted = new Set<string>();
    const exclusive = ownFiles(subject, answer);
    return judgeSteps(lived, (step) => {
      for (const path of step.deletedFiles) deleted.add(path);
      return judgeStep(step, { subject, exclusive, deleted, own, profile });
    });
  },
});

/** What a step is judged by. */
interface Claimed {
  readonly subject: RestoreCase;
  /** Files of the snapshot that it shares with none. */
  readonly exclusive: readonly string[];
  /** All that was deleted by now. */
  readonly deleted: ReadonlySet<string>;
  /** The steps of the job that claimed it. */
  readonly own: readonly HistoryStep[];
  readonly profile: Profile;
}

/** Of the snapshot as the job holds it: without the states that were skipped. */
function ownFiles({ request, snapshot }: RestoreCase, answer: JudgedAnswer<'restore'>): string[] {
  const store = answer.kind === 'result' ? answer.result.store : [];
  const held = new Set(store.flatMap(({ operatorIds }) => operatorIds));
  const operators = snapshot!.operators.filter(({ operatorId }) => held.has(operatorId));
  return [request.files[0]!.path, ...filesOfSnapshot({ operators }).exclusive];
}

function judgeStep(
  { step, index, after }: Lived,
  { subject, exclusive, deleted, own, profile }: Claimed,
): RuleVerdict | null {
  const isStored = after.store.some(
    ({ checkpointId }) => checkpointId === subject.snapshot!.checkpointId,
  );
  const stored = takenSteps(own.slice(0, index + 1)).slice(-after.store.length);
  if (isStored || isHeld(subject, stored, profile)) {
    const gone = exclusive.find((path) => deleted.has(path));
    return gone === undefined ? HELD : broken('nothing of the snapshot is deleted yet', gone);
  }
  if (step.kind !== 'checkpoint') return null;
  const left = exclusive.find((path) => !deleted.has(path) && isThere(path, subject));
  return left === undefined ? HELD : broken('the claimed snapshot is deleted', `${left} is there`);
}

function takenSteps(steps: readonly HistoryStep[]): readonly HistoryStep[] {
  return steps.filter(({ kind }) => kind === 'checkpoint');
}

function isThere(path: string, { request }: RestoreCase): boolean {
  return request.files.some((file) => file.path === path);
}

/** Whether checkpoints use what a snapshot was not to share. */
function isHeld(
  { snapshot }: RestoreCase,
  checkpoints: readonly HistoryStep[],
  { restore }: Profile,
): boolean {
  if (restore.discardsSubsumed === 'atOnce' || !restore.restoredProperties) return false;
  if (snapshot!.properties?.type?.kind !== 'savepoint') return false;
  const { shared } = filesOfSnapshot(snapshot!);
  return checkpoints.some(
    (step) =>
      step.kind === 'checkpoint' &&
      [...filesOfReports(step.states).shared].some((path) => shared.has(path)),
  );
}
