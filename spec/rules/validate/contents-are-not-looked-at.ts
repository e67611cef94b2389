import { keyGroupCount } from '../../model/handles.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import { defineRule } from '../rule.ts';
import { mustFailWith } from '../words/judge-validation.ts';
import { checkedStates, failuresAmong } from '../words/validation-failures.ts';

/** Flink: `OperatorSubtaskState#hasState`. */
export const contentsAreNotLookedAt = defineRule({
  id: 'validate/contents-are-not-looked-at',
  question: 'restore',
  statement:
    'A handle counts as state whatever it holds: lists without elements, a range without key groups, and coordinator state of no bytes are refused like any other state of an operator that the job does not have.',
  matters:
    'An operator whose lists happen to be empty cannot be removed without allowing loss, since Flink does not open the files.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['OperatorSubtaskState#hasState', 'Checkpoints#loadAndValidateCheckpoint'],
  covers: ['C12'],
  sides: ['noElements', 'noKeyGroups', 'noBytes', 'filled'],
  side(subject, profile) {
    const failures = failuresAmong(checkedStates(subject, profile), 'NON_RESTORED_STATE');
    return failures.length === 1 ? contentOf(failures[0]!.state) : null;
  },
  judge: (subject, answer, _side, profile) =>
    mustFailWith('NON_RESTORED_STATE', checkedStates(subject, profile), answer),
});

/** What all handles of a state lack, or that one of them is filled. */
function contentOf({ coordinatorState, subtasks }: OperatorState): string {
  const states = subtasks.map(({ state }) => state);
  const lists = states.flatMap((s) => [...s.managedOperatorState, ...s.rawOperatorState]);
  const keyed = states.flatMap((s) => [...s.managedKeyedState, ...s.rawKeyedState]);
  const isFilled =
    states.some((s) => s.inputChannelState.length + s.resultSubpartitionState.length > 0) ||
    lists.some((handle) => handle.states.some(({ offsets }) => offsets.length > 0)) ||
    keyed.some(({ range }) => keyGroupCount(range) > 0) ||
    (coordinatorState !== null && coordinatorState.data.length > 0);
  if (isFilled) return 'filled';
  if (lists.length > 0) return 'noElements';
  return keyed.length > 0 ? 'noKeyGroups' : 'noBytes';
}
