/** What an answer means, as one text: answers that mean the same have the same. */
import type { AnswerTo, CaseOf, Question } from '../case.ts';
import { comparable, writtenInCase } from './answers.ts';
import { erase } from './erase.ts';
import { textOf } from './plain.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * The text of an answer without what means nothing. Two answers without a difference have one text,
 * apart from what is compared only where both tell it, which is left out here: offset, path and effects
 * of refusals, and which handles share a made-up ID.
 *
 * @param subject the case, whose snapshot tells which handle IDs were written
 */
export function meaningOf<Q extends Question>(answer: AnswerTo<Q>, subject: CaseOf<Q>): string {
  const ids = { written: writtenInCase(subject) ?? NONE, namesMadeUp: false };
  return textOf(erase(comparable(answer, bare(answer)), ids));
}

/** As somebody would answer who tells of a refusal no more than has to be told. */
function bare<Q extends Question>(answer: AnswerTo<Q>): AnswerTo<Q> {
  if (answer.kind === 'refused') {
    const { code, stage } = answer.refusal;
    return { kind: 'refused', refusal: { code, stage } };
  }
  if (answer.kind !== 'result' || !('afterwards' in answer.result)) return answer;
  const afterwards = answer.result.afterwards?.map((step) => {
    if (step.kind !== 'refused') return step;
    const { code, stage } = step.refusal;
    return { ...step, refusal: { code, stage } };
  });
  return { ...answer, result: { ...answer.result, afterwards } };
}
