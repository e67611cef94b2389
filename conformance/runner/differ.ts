/** Where two adapters differ, grouped by how. */
import type { Case, Question } from '../../spec/model/case.ts';
import { differencesBetween } from '../../spec/model/comparison/index.ts';
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
export function disagreementOf(subject: Case, left: Reply, right: Reply): Disagreement | null {
  const { question } = subject;
  if (left.kind === 'skipped' || right.kind === 'skipped') return null;
  if (left.kind !== right.kind || left.kind === 'fault' || left.kind === 'error') {
    return disagreement(question, [{ path: 'answer', left: brief(left), right: brief(right) }]);
  }
  const differences = differencesBetween(left, right as typeof left, subject);
  return differences.length === 0 ? null : disagreement(question, differences);
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
