import { defineRule } from '../rule.ts';
import { mustFailWith, mustNotFailWith } from '../words/judge-validation.ts';
import { checkedStates, failuresAmong, holdsState } from '../words/validation-failures.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`, `#throwNonRestoredStateException`. */
export const unclaimedStateIsRefused = defineRule({
  id: 'validate/unclaimed-state-is-refused',
  question: 'restore',
  statement:
    'State of an operator that the job does not have is refused, unless non-restored state is allowed: then it is skipped. An operator without any state may be missing in any case.',
  matters:
    'Flink does not drop state without being told to: removing an operator from a job needs --allowNonRestoredState, removing one without state does not.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint', 'Checkpoints#throwNonRestoredStateException'],
  covers: ['C11'],
  sides: ['refuses', 'skips', 'nothingToSkip', 'allClaimed'],
  side(subject, profile) {
    const checked = checkedStates(subject, profile);
    if (checked.length === 0) return null;
    if (failuresAmong(checked, 'NON_RESTORED_STATE').length > 0) return 'refuses';
    const unclaimed = checked.filter(({ claimant }) => claimant === null);
    if (unclaimed.length === 0) return 'allClaimed';
    return unclaimed.some(({ state }) => holdsState(state)) ? 'skips' : 'nothingToSkip';
  },
  judge(subject, answer, side, profile) {
    const checked = checkedStates(subject, profile);
    return side === 'refuses'
      ? mustFailWith('NON_RESTORED_STATE', checked, answer)
      : mustNotFailWith('NON_RESTORED_STATE', checked, answer, 'no state that is in the way');
  },
});
