import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { isRefusedBefore } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { firstCall, firstChange } from '../words/changes.ts';
import { claimModeOf } from '../words/claim-mode.ts';
import { looksAtMasterStates, matchMasterStates } from '../words/master-states.ts';
import { losesToNewer } from '../words/recovery.ts';
import { sharedFilesOf } from '../words/shared-files.ts';
import { checkedStates } from '../words/validation-failures.ts';

/** Flink: `CheckpointCoordinator#restoreSavepoint`. */
export const happensBetweenChecksAndTasks = defineRule({
  id: 'register/happens-between-checks-and-tasks',
  question: 'restore',
  statement:
    'A snapshot that does not fit the job changes nothing. One that fits is registered first: its shared state, then the store, then the counter, and the tasks come last. So a restore that is refused later leaves the snapshot in the store and the counter advanced.',
  matters:
    'After a late refusal the store and the counter have moved on. A high-availability store keeps that, so that a second attempt ignores the path it is given.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['CheckpointCoordinator#restoreSavepoint'],
  covers: ['D1'],
  sides: ['doesNotFit', 'clashes', 'counterFull', 'hookMissing', 'fits'],
  hasSide: (side, { restore }) => side !== 'clashes' || restore.sharedState === 'byPhysicalFile',
  side: sideOf,
  judge: judgeEffects,
});

/** The first thing that makes Flink refuse, as far as this rule knows it. */
function sideOf(subject: RestoreCase, profile: Profile): string | null {
  const checked = checkedStates(subject, profile);
  if (checked.length === 0 || losesToNewer(subject, profile)) return null;
  if (checked.some(({ failure }) => failure !== null)) return 'doesNotFit';
  if (isClash(subject, profile)) return 'clashes';
  if (isCounterFull(subject)) return 'counterFull';
  return isHookMissing(subject, profile) ? 'hookMissing' : 'fits';
}

function isClash(subject: RestoreCase, profile: Profile): boolean {
  return (
    profile.restore.sharedState === 'byPhysicalFile' &&
    claimModeOf(subject.request, profile) !== 'NO_CLAIM' &&
    sharedFilesOf(subject, profile) === 'clash'
  );
}

const MAX_INT = 2_147_483_647n;
const MAX_LONG = 9_223_372_036_854_775_807n;

function isCounterFull({ request, snapshot }: RestoreCase): boolean {
  const { checkpointId } = snapshot!;
  const isZooKeeper = request.coordinator.counter.kind === 'zookeeper';
  return isZooKeeper && checkpointId >= MAX_INT && checkpointId < MAX_LONG;
}

/** Whether there is a master state that no hook resumes, and that may not be dropped. */
function isHookMissing(subject: RestoreCase, profile: Profile): boolean {
  return (
    !subject.request.settings.allowNonRestoredState &&
    looksAtMasterStates(subject, profile) &&
    matchMasterStates(subject, profile).unmatched.length > 0
  );
}

function judgeEffects(subject: RestoreCase, answer: JudgedAnswer<'restore'>): RuleVerdict {
  if (answer.kind === 'result' || isRefusedBefore('validate', answer)) return NOT_REACHED;
  const { code, effects, stage } = answer.refusal;
  const isCounter = code === 'COUNTER_OVERFLOW';
  if (stage === 'validate' || (stage === 'register' && !isCounter)) {
    const change = firstChange(subject.request, effects);
    return change === null ? HELD : broken('nothing changed by then', change);
  }
  if (effects === undefined) return NOT_REACHED;
  return isCounter ? judgeStored(subject, effects) : judgeRegistered(subject, effects);
}

/** The snapshot is in the store, and that is all. */
function judgeStored({ request, snapshot }: RestoreCase, effects: Effects): RuleVerdict {
  const { value } = request.coordinator.counter;
  if (effects.nextCheckpointId !== value) {
    return broken(`next checkpoint ID ${value} as before`, `${effects.nextCheckpointId}`);
  }
  const call = firstCall(effects);
  return call === null ? judgeLatest(snapshot!, effects) : broken('no task told by then', call);
}

/** The snapshot is in the store, and the counter goes on from it. */
function judgeRegistered({ request, snapshot }: RestoreCase, effects: Effects): RuleVerdict {
  const bits = request.coordinator.counter.kind === 'zookeeper' ? 32 : 64;
  const next = BigInt.asIntN(bits, snapshot!.checkpointId + 1n);
  return effects.nextCheckpointId === next
    ? judgeLatest(snapshot!, effects)
    : broken(`next checkpoint ID ${next}`, `${effects.nextCheckpointId}`);
}

function judgeLatest({ checkpointId }: Snapshot, { store }: Effects): RuleVerdict {
  const latest = store.at(-1)?.checkpointId;
  return latest === checkpointId
    ? HELD
    : broken(`checkpoint ${checkpointId} as the latest of the store`, `${latest ?? 'none'}`);
}
