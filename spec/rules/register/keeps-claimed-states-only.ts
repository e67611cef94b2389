import type { RestoreCase } from '../../model/case.ts';
import type { OperatorId } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { addedTo, storedText } from '../words/stored.ts';
import { checkedStates } from '../words/validation-failures.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`. */
export const keepsClaimedStatesOnly = defineRule({
  id: 'register/keeps-claimed-states-only',
  question: 'restore',
  statement:
    'The checkpoint in the store keeps the states that the job claims, even empty ones, and no others: what was skipped once is gone for all later failovers.',
  matters:
    'What --allowNonRestoredState skipped cannot come back by a failover, not even after the operator was added again.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint', 'CompletedCheckpoint#getOperatorStates'],
  covers: ['C15'],
  sides: ['someSkipped', 'allClaimed'],
  side(subject, profile) {
    const checked = checkedStates(subject, profile);
    if (checked.length === 0) return null;
    return checked.every(({ claimant }) => claimant !== null) ? 'allClaimed' : 'someSkipped';
  },
  judge(subject, answer, _side, profile) {
    return judgeStates(subject, answer, profile);
  },
});

function judgeStates(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  profile: Profile,
): RuleVerdict {
  const added = addedTo(subject, answer);
  if (added === null) return NOT_REACHED;
  const claimed = new Set<OperatorId>();
  for (const { state, claimant } of checkedStates(subject, profile)) {
    if (claimant !== null) claimed.add(state.operatorId);
  }
  const operatorIds = [...claimed].toSorted();
  const isSame =
    operatorIds.length === added.operatorIds.length &&
    operatorIds.every((id) => added.operatorIds.includes(id));
  return isSame
    ? HELD
    : broken(`${storedText({ ...added, operatorIds })} in the store`, storedText(added));
}
