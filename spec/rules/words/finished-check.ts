/** Judges how a graph is answered in which finished operators do not fit, or do. */
import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { isRefusedBefore } from '../reached.ts';
import { broken, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { refusalOf, said } from '../say.ts';
import { checksFinished, finishedFailures, finishedVertices } from './finished.ts';
import type { FinishedFailure } from './finished.ts';
import { isRefusedWith } from './refusals.ts';

/** What does not fit of a case; nothing where that is not checked. */
export function checkedFailures(
  subject: RestoreCase,
  profile: Profile,
): ReadonlySet<FinishedFailure> {
  return checksFinished(subject)
    ? finishedFailures(finishedVertices(subject, profile), subject)
    : new Set();
}

/** Whether an answer is a refusal with one of some failures. */
export function isRefusedWithAny(
  failures: ReadonlySet<FinishedFailure>,
  answer: JudgedAnswer<'restore'>,
): boolean {
  return [...failures].some((failure) => isRefusedWith(failure, answer));
}

/**
 * Held iff the restore is refused with the failure. A refusal with another one that the case has
 * shows nothing: which of several is reported is left open.
 */
export function mustFailFinished(
  code: FinishedFailure,
  failures: ReadonlySet<FinishedFailure>,
  answer: JudgedAnswer<'restore'>,
): RuleVerdict {
  if (isRefusedBefore('assign', answer)) return NOT_REACHED;
  if (isRefusedWith(code, answer)) return HELD;
  return isRefusedWithAny(failures, answer) ? NOT_REACHED : broken(refusalOf(code), said(answer));
}

/** Broken iff the restore is refused with the failure, which the case has not. */
export function mustNotFailFinished(
  code: FinishedFailure,
  failures: ReadonlySet<FinishedFailure>,
  answer: JudgedAnswer<'restore'>,
  expected: string,
): RuleVerdict {
  if (isRefusedBefore('assign', answer)) return NOT_REACHED;
  if (isRefusedWith(code, answer)) return broken(expected, said(answer));
  return isRefusedWithAny(failures, answer) ? NOT_REACHED : HELD;
}
