import { broken, defineRule, HELD } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { firstBreach } from '../words/compare.ts';
import { allowsUnmatched, restoredSnapshot } from '../words/entry.ts';
import { looksAtMasterStates, matchMasterStates } from '../words/master-states.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

const CODE = 'MASTER_STATE_UNMATCHED';

/** Flink: `MasterHooks#restoreMasterHooks`. */
export const refusesUnmatchedMasterState = defineRule({
  id: 'assign/refuses-unmatched-master-state',
  question: 'restore',
  statement:
    'Master state that no hook of the job resumes is refused, unless non-restored state is allowed, which it never is where a job starts from its store, and always at a failover of a region; no hook has been called then, and no coordinator. A job without any hook is restored whatever master state there is.',
  matters:
    'External systems that a job forgot about are noticed, except by a job without any hook, which drops their state silently.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['MasterHooks#restoreMasterHooks'],
  covers: ['F1', 'F5'],
  sides: ['refuses', 'drops', 'resumesAll', 'hasNoHooks'],
  side(subject, profile) {
    const snapshot = restoredSnapshot(subject, profile);
    if (snapshot === null || snapshot.masterStates.length === 0) return null;
    if (!looksAtMasterStates(subject, profile)) return 'hasNoHooks';
    if (matchMasterStates(subject, profile).unmatched.length === 0) return 'resumesAll';
    return allowsUnmatched(subject.request) ? 'drops' : 'refuses';
  },
  judge(_subject, answer, side) {
    if (side !== 'refuses') return mustNotRefuse(CODE, answer, 'master state that is no obstacle');
    return firstBreach([mustRefuse(CODE, answer), judgeEffects(answer)]);
  },
});

function judgeEffects(answer: JudgedAnswer<'restore'>): RuleVerdict {
  const effects = answer.kind === 'refused' ? answer.refusal.effects : undefined;
  if (effects === undefined) return HELD;
  const { coordinators, masterHooks } = effects;
  return masterHooks.length + coordinators.length === 0
    ? HELD
    : broken(
        'no hook and no coordinator called',
        `${masterHooks.length} calls of hooks, ${coordinators.length} of coordinators`,
      );
}
