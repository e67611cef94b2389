/** Judges whether an answer is, or is not, a refusal with a code. */
import type { Question } from '../../model/case.ts';
import { describeRefusal } from '../../model/refusal.ts';
import type { RefusalCode } from '../../model/refusal.ts';
import { isRefusedBefore } from '../reached.ts';
import { broken, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { refusalOf, said } from '../say.ts';

/** Held iff it is; a refusal of an earlier stage shows nothing. */
export function mustRefuse(code: RefusalCode, answer: JudgedAnswer<Question>): RuleVerdict {
  if (isRefusedBefore(describeRefusal(code).stage, answer)) return NOT_REACHED;
  return isRefusedWith(code, answer) ? HELD : broken(refusalOf(code), said(answer));
}

/** Broken iff it is, and what is expected instead; a refusal of an earlier stage shows nothing. */
export function mustNotRefuse(
  code: RefusalCode,
  answer: JudgedAnswer<Question>,
  expected: string,
): RuleVerdict {
  if (isRefusedBefore(describeRefusal(code).stage, answer)) return NOT_REACHED;
  return isRefusedWith(code, answer) ? broken(expected, said(answer)) : HELD;
}

/** Whether an answer is a refusal with a code. */
export function isRefusedWith(code: RefusalCode, answer: JudgedAnswer<Question>): boolean {
  return answer.kind === 'refused' && answer.refusal.code === code;
}
