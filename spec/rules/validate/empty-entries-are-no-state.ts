import type { OperatorState } from '../../model/snapshot.ts';
import { defineRule } from '../rule.ts';
import { mustNotFailWith } from '../words/judge-validation.ts';
import { checkedStates, failuresAmong } from '../words/validation-failures.ts';

/** Ways to be empty, the most telling first. */
const SIDES = ['fullyFinished', 'finishedSubtasks', 'emptyEntries', 'noEntries'] as const;

/** Flink: `OperatorSubtaskState#hasState`, `FinishedOperatorSubtaskState`. */
export const emptyEntriesAreNoState = defineRule({
  id: 'validate/empty-entries-are-no-state',
  question: 'restore',
  statement:
    'An operator without entries of subtasks, with empty entries, with finished subtasks, or that is fully finished as a whole, has no state that could be lost: the job may lack it.',
  matters:
    'Operators that never had state, such as maps and filters, and those that have finished can be removed without allowing loss.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'OperatorSubtaskState#hasState',
    'FinishedOperatorSubtaskState',
    'FullyFinishedOperatorState',
  ],
  covers: ['C11', 'C12'],
  sides: SIDES,
  hasSide: (side, { restore }) =>
    restore.finishedOperators || side === 'noEntries' || side === 'emptyEntries',
  side(subject, profile) {
    if (subject.request.settings.allowNonRestoredState) return null;
    const checked = checkedStates(subject, profile);
    if (failuresAmong(checked, 'NON_RESTORED_STATE').length > 0) return null;
    const unclaimed = checked.filter(({ claimant }) => claimant === null);
    const kinds = new Set(unclaimed.map(({ state }) => emptinessOf(state)));
    return SIDES.find((kind) => kinds.has(kind)) ?? null;
  },
  judge: (subject, answer, _side, profile) =>
    mustNotFailWith(
      'NON_RESTORED_STATE',
      checkedStates(subject, profile),
      answer,
      'an operator without state that is skipped',
    ),
});

/** How a state is empty. */
function emptinessOf({ fullyFinished, subtasks }: OperatorState): (typeof SIDES)[number] {
  if (fullyFinished) return 'fullyFinished';
  if (subtasks.some(({ finished }) => finished)) return 'finishedSubtasks';
  return subtasks.length > 0 ? 'emptyEntries' : 'noEntries';
}
