/** Compares what two implementations answer to one question. */
import type { AnswerTo, CaseOf, Question, Results } from '../case.ts';
import type { Refusal } from '../outcome.ts';
import { differencesOf } from './differences.ts';
import type { Difference } from './differences.ts';
import { erase } from './erase.ts';
import type { ErasedIds } from './erase.ts';
import { handleIdsOf, writtenIn } from './handle-ids.ts';
import { asPlain } from './plain.ts';
import type { Plain, PlainFields } from './plain.ts';

/**
 * In what two answers differ, up to {@link MOST_DIFFERENCES}; nothing where they mean the same. See
 * `erase.ts` for what means nothing. The answers have the placeholder for the case's root in them.
 *
 * Refusals are compared by stage and code, by offset and path where both give one, and by what had
 * changed where both say so; never by exception and message. Skips are equal, and so are errors,
 * whatever their reasons.
 *
 * @param subject the case, whose snapshot tells which handle IDs were written and which are random;
 *   without it two answers that both have a random ID in one place differ there
 */
export function differencesBetween<Q extends Question>(
  left: AnswerTo<Q>,
  right: AnswerTo<Q>,
  subject: CaseOf<Q> | null = null,
): Difference[] {
  const ids = erasedIds(left, right, subject);
  const [one, other] = [comparable(left, right), comparable(right, left)];
  return differencesOf(erase(one, ids), erase(other, ids));
}

function erasedIds(
  left: AnswerTo<Question>,
  right: AnswerTo<Question>,
  subject: CaseOf<Question> | null,
): ErasedIds {
  const [inLeft, inRight] = [handleIdsOf(left), handleIdsOf(right)];
  return {
    written: writtenInCase(subject) ?? writtenIn(inLeft, inRight),
    namesMadeUp: !inLeft.omitsMadeUp && !inRight.omitsMadeUp,
  };
}

/** The handle IDs that a case holds; `null` where nobody knows what the case's metadata holds. */
export function writtenInCase(subject: CaseOf<Question> | null): ReadonlySet<string> | null {
  if (subject === null || !('snapshot' in subject)) return null;
  // What comes from the store is in the request.
  const isFromStore =
    subject.question === 'restore' && subject.request.entryPoint !== 'restoreSavepoint';
  if (subject.snapshot === null && !isFromStore) return null;
  return handleIdsOf([subject.snapshot, subject.request]).ids;
}

/** What of an answer is compared with another one. */
export function comparable(answer: AnswerTo<Question>, to: AnswerTo<Question>): PlainFields {
  const { kind } = answer;
  if (kind !== to.kind) return { kind: kindOf(answer) };
  if (kind === 'result' && to.kind === 'result') {
    return { kind, result: comparableResult(answer.result, to.result) };
  }
  if (kind === 'refused' && to.kind === 'refused') {
    return { kind, refused: comparableRefusal(answer.refusal, to.refusal) };
  }
  return { kind };
}

/** A result, in which a step that was refused is compared as a refusal is. */
function comparableResult(result: Results[Question], to: Results[Question]): Plain {
  if (!('afterwards' in result) || !('afterwards' in to)) return asPlain(result);
  const others = to.afterwards ?? [];
  const afterwards = result.afterwards?.map((step, index) => {
    const other = others[index];
    return step.kind === 'refused' && other?.kind === 'refused'
      ? { kind: step.kind, refusal: comparableRefusal(step.refusal, other.refusal) }
      : step;
  });
  return asPlain({ ...result, afterwards });
}

/** The kind, and of a refusal its code: that is what to read where another answer was none. */
function kindOf(answer: AnswerTo<Question>): string {
  return answer.kind === 'refused' ? `refused with ${answer.refusal.code}` : answer.kind;
}

function comparableRefusal(refusal: Refusal, to: Refusal): PlainFields {
  const { stage, code, offset, path, effects } = refusal;
  return {
    stage,
    code,
    ...(to.offset === undefined ? {} : { offset }),
    ...(to.path === undefined ? {} : { path }),
    ...(to.effects === undefined ? {} : { effects: asPlain(effects) }),
  };
}
