/** Where two adapters differ, grouped by how. */
import type { AnswerTo, Case, Question } from '../../spec/model/case.ts';
import { differencesBetween } from '../../spec/model/comparison/index.ts';
import type { Encoded } from '../../spec/model/outcome.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { differencesOfFiles } from '../../spec/reading/differences.ts';
import type { Difference } from '../../spec/model/comparison/index.ts';
import type { Reply } from '../protocol/adapter.ts';

/** Two adapters' replies to one case, where they differ. */
export interface Disagreement {
  /** Disagreements of one kind are told together. */
  readonly kind: string;
  readonly differences: readonly Difference[];
}

/**
 * How two replies differ; `null` where they agree, or where one of the two was not an answer for a
 * reason that it declared.
 */
export function disagreementOf(
  subject: Case,
  left: Reply,
  right: Reply,
  profile: Profile,
): Disagreement | null {
  const { question } = subject;
  if (left.kind === 'skipped' || right.kind === 'skipped') return null;
  if (left.kind !== right.kind || left.kind === 'fault' || left.kind === 'error') {
    return disagreement(question, [{ path: 'answer', left: brief(left), right: brief(right) }]);
  }
  const differences = differencesOf(subject, left, right as typeof left, profile);
  return differences.length === 0 ? null : disagreement(question, differences);
}

/** Bytes that were written are compared by what they mean, which hangs on the release. */
function differencesOf<A extends AnswerTo<Question>>(
  subject: Case,
  left: A,
  right: A,
  { format }: Profile,
): Difference[] {
  if (subject.question !== 'encode' || left.kind !== 'result' || right.kind !== 'result') {
    return differencesBetween(left, right, subject);
  }
  return differencesOfFiles(
    left.result as Encoded,
    right.result as Encoded,
    subject.request,
    format,
  );
}

function disagreement(question: Question, differences: readonly Difference[]): Disagreement {
  const { path, left, right } = differences[0]!;
  // Which of many subtasks differs says nothing about why.
  const place = path.replaceAll(/\[\d+\]/g, '[]');
  const isAnswer = path === 'answer' || path === 'refused.code' || path === 'kind';
  const kind = isAnswer ? `${question}: ${left} against ${right}` : `${question}: ${place}`;
  return { kind, differences };
}

function brief(reply: Reply): string {
  switch (reply.kind) {
    case 'refused':
      return reply.refusal.code;
    case 'fault':
      return reply.fault;
    case 'error':
      return 'an error';
    default:
      return 'a result';
  }
}
