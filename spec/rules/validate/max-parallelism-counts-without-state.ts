import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { mustFailWith } from '../words/judge-validation.ts';
import { checkedStates, holdsState } from '../words/validation-failures.ts';
import type { CheckedState } from '../words/validation-failures.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`. */
export const maxParallelismCountsWithoutState = defineRule({
  id: 'validate/max-parallelism-counts-without-state',
  question: 'restore',
  statement:
    'The max parallelism of a claimed operator is checked whatever is in its state, even where there is nothing, and also where non-restored state is allowed.',
  matters:
    'An operator that never had state can still keep the job from being restored, and allowing loss does not help.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint'],
  covers: ['C6'],
  sides: ['nothingInIt', 'nonRestoredAllowed', 'stateInIt'],
  side(subject, profile) {
    const failed = misfit(subject, profile);
    if (failed === undefined) return null;
    if (!holdsState(failed.state)) return 'nothingInIt';
    return subject.request.settings.allowNonRestoredState ? 'nonRestoredAllowed' : 'stateInIt';
  },
  judge(subject, answer, _side, profile) {
    const { failure } = misfit(subject, profile)!;
    return mustFailWith(failure!, checkedStates(subject, profile), answer);
  },
});

/** The claimed state that does not fit, if it is the only thing that is wrong. */
function misfit(subject: RestoreCase, profile: Profile): CheckedState | undefined {
  const failed = checkedStates(subject, profile).filter(({ failure }) => failure !== null);
  const [first] = failed;
  return failed.length === 1 && first!.claimant !== null ? first : undefined;
}
