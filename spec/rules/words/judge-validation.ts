/** Judges how a snapshot that is held against the job is answered. */
import { isRefusedBefore } from '../reached.ts';
import { broken, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { refusalOf, said } from '../say.ts';
import { isRefusedWith } from './refusals.ts';
import type { CheckedState, ValidationFailure } from './validation-failures.ts';

/**
 * Held iff the restore is refused with a failure that the snapshot has. A refusal with another one
 * that it has shows nothing: which of them comes first is a rule of its own.
 */
export function mustFailWith(
  code: ValidationFailure,
  checked: readonly CheckedState[],
  answer: JudgedAnswer<'restore'>,
): RuleVerdict {
  if (isRefusedBefore('validate', answer)) return NOT_REACHED;
  if (isRefusedWith(code, answer)) return HELD;
  return isRefusedForAnother(code, checked, answer)
    ? NOT_REACHED
    : broken(refusalOf(code), said(answer));
}

/**
 * Broken iff the restore is refused with a failure that the snapshot does not have. A refusal with
 * one that it has shows nothing.
 *
 * @param expected what is expected instead
 */
export function mustNotFailWith(
  code: ValidationFailure,
  checked: readonly CheckedState[],
  answer: JudgedAnswer<'restore'>,
  expected: string,
): RuleVerdict {
  if (isRefusedBefore('validate', answer)) return NOT_REACHED;
  if (isRefusedWith(code, answer)) return broken(expected, said(answer));
  return isRefusedForAnother(code, checked, answer) ? NOT_REACHED : HELD;
}

function isRefusedForAnother(
  code: ValidationFailure,
  checked: readonly CheckedState[],
  answer: JudgedAnswer<'restore'>,
): boolean {
  return checked.some(
    ({ failure }) => failure !== null && failure !== code && isRefusedWith(failure, answer),
  );
}
