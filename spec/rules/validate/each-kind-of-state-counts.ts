import type { RestoreCase } from '../../model/case.ts';
import { SUBTASK_STATE_KINDS } from '../../model/snapshot.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { mustFailWith } from '../words/judge-validation.ts';
import { checkedStates, failuresAmong } from '../words/validation-failures.ts';

/** Flink: `OperatorSubtaskState#hasState`. */
export const eachKindOfStateCounts = defineRule({
  id: 'validate/each-kind-of-state-counts',
  question: 'restore',
  statement:
    'One handle in any of the six places of one subtask is state that must not be lost, and so is the state of an operator coordinator: each of them alone makes the restore refuse an operator that the job does not have.',
  matters:
    "Records in flight and the state of a source's coordinator are state too: a tool that only looks at keyed and list state would call lossy changes safe.",
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['OperatorSubtaskState#hasState', 'Checkpoints#loadAndValidateCheckpoint'],
  covers: ['C12'],
  sides: [...SUBTASK_STATE_KINDS, 'coordinatorState'],
  side(subject, profile) {
    const state = soleUnclaimed(subject, profile);
    if (state === null) return null;
    const kinds = kindsOf(state);
    return kinds.length === 1 ? kinds[0]! : null;
  },
  judge: (subject, answer, _side, profile) =>
    mustFailWith('NON_RESTORED_STATE', checkedStates(subject, profile), answer),
});

/** The unclaimed state that makes the restore refuse, if there is only one. */
function soleUnclaimed(subject: RestoreCase, profile: Profile): OperatorState | null {
  const failures = failuresAmong(checkedStates(subject, profile), 'NON_RESTORED_STATE');
  return failures.length === 1 ? failures[0]!.state : null;
}

/** Where a state has anything, in names of its fields. */
function kindsOf({ coordinatorState, subtasks }: OperatorState): readonly string[] {
  const kinds = SUBTASK_STATE_KINDS.filter((kind) =>
    subtasks.some(({ state }) => state[kind].length > 0),
  );
  return coordinatorState === null ? kinds : [...kinds, 'coordinatorState'];
}
