/** Judges whether in-flight data is refused. */
import { describeRefusal } from '../../../model/refusal.ts';
import type { RefusalCode } from '../../../model/refusal.ts';
import { isRefusedBefore } from '../../reached.ts';
import { broken, HELD, NOT_REACHED } from '../../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../../rule.ts';
import { refusalOf, said } from '../../say.ts';

/**
 * Held iff the answer is a refusal with the code where it has to be, and none where it must not be. A
 * refusal with another code of the same stage or an earlier one shows nothing: which of several vertices
 * is refused first is another matter.
 */
export function judgeRefusal(
  code: RefusalCode,
  answer: JudgedAnswer<'restore'>,
  mustBe: boolean,
): RuleVerdict {
  const { stage } = describeRefusal(code);
  if (answer.kind === 'refused') {
    if (answer.refusal.code === code) return mustBe ? HELD : broken('no refusal', said(answer));
    if (answer.refusal.stage === stage || isRefusedBefore(stage, answer)) return NOT_REACHED;
  }
  return mustBe ? broken(refusalOf(code), said(answer)) : HELD;
}
