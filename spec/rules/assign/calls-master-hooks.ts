import type { RestoreCase } from '../../model/case.ts';
import type { HookCall } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { bytesText } from '../words/bytes.ts';
import { firstBreach, listed, sameItems } from '../words/compare.ts';
import { restoredSnapshot } from '../words/entry.ts';
import { hooksOf, looksAtMasterStates, matchMasterStates } from '../words/master-states.ts';

/**
 * Hooks without state are called in the order of a hash map, which is left open.
 * Flink: `MasterHooks#restoreMasterHooks`.
 */
export const callsMasterHooks = defineRule({
  id: 'assign/calls-master-hooks',
  question: 'restore',
  statement:
    'If what is restored has any master state, every hook of the job is called once, also at a failover of a region: those with state first, in the order of the states, then the others with null. If it has none, no hook is called.',
  matters:
    'A hook that has no state in the savepoint is told so only if another one has some. One that waits for the call may wait for ever.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['MasterHooks#restoreMasterHooks', 'MasterTriggerRestoreHook#restoreCheckpoint'],
  covers: ['F5'],
  sides: ['someWithoutState', 'allWithState', 'notCalled'],
  side(subject, profile) {
    const { request } = subject;
    if (restoredSnapshot(subject, profile) === null) return null;
    if (request.job.masterHooks.length === 0) return null;
    if (!looksAtMasterStates(subject, profile)) return 'notCalled';
    const { resumed } = matchMasterStates(subject, profile);
    return resumed.size < hooksOf(request.job).length ? 'someWithoutState' : 'allWithState';
  },
  judge(subject, answer, _side, profile) {
    const effects = effectsAfter('hooks', answer);
    return effects === null ? NOT_REACHED : judgeCalls(subject, effects.masterHooks, profile);
  },
});

function judgeCalls(
  subject: RestoreCase,
  calls: readonly HookCall[],
  profile: Profile,
): RuleVerdict {
  if (!looksAtMasterStates(subject, profile)) {
    return sameItems('calls of master hooks', [], calls.map(callText));
  }
  const { resumed } = matchMasterStates(subject, profile);
  const expected = hooksOf(subject.request.job).map((hook): string => {
    const state = resumed.get(hook)?.payload ?? null;
    return `${hook} restoreCheckpoint with ${bytesText(state)}`;
  });
  return firstBreach([
    sameItems('calls of master hooks', expected, calls.map(callText)),
    judgeOrder([...resumed.keys()], calls),
  ]);
}

function judgeOrder(resumed: readonly string[], calls: readonly HookCall[]): RuleVerdict {
  const first = calls.slice(0, resumed.length).map(({ hook }) => hook);
  return resumed.every((hook, index) => first[index] === hook)
    ? HELD
    : broken(`calls of ${listed(resumed)} in this order before others`, listed(first));
}

function callText({ hook, call, state }: HookCall): string {
  return `${hook} ${call} with ${bytesText(state)}`;
}
