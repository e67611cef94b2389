/** Where two adapters differ, grouped by how. */
import type { AnswerTo, Case, Question } from '../../spec/model/case.ts';
import { differencesBetween } from '../../spec/model/comparison/index.ts';
import type { Difference } from '../../spec/model/comparison/index.ts';
import type { Encoded } from '../../spec/model/outcome.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { differencesOfFiles } from '../../spec/reading/differences.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { Reply } from '../protocol/adapter.ts';
import { judge } from './judge.ts';

/** Two adapters' replies to one case, where they differ. */
export interface Disagreement {
  /**
   * Disagreements of one kind are told together: `breaks RULE` where the first adapter breaks a rule,
   * else what differs, such as `restore: result.nextCheckpointId`.
   */
  readonly kind: string;
  readonly differences: readonly Difference[];
}

/** What replies are compared and judged by. */
export interface Judges {
  readonly profile: Profile;
  /** Those that hold for the release. */
  readonly rules: readonly Rule[];
}

/**
 * How two replies differ; `null` where they agree, or where one of the two was not an answer for a
 * reason that it declared.
 */
export function disagreementOf(
  subject: Case,
  left: Reply,
  right: Reply,
  judges: Judges,
): Disagreement | null {
  const differences = differencesOfReplies(subject, left, right, judges.profile);
  if (differences.length === 0) return null;
  const ruleId = brokenRule(subject, left, judges);
  const kind = ruleId === null ? kindOf(subject.question, differences[0]!) : `breaks ${ruleId}`;
  return { kind, differences };
}

/** In what two replies differ; in nothing where one of them skipped. */
export function differencesOfReplies(
  subject: Case,
  left: Reply,
  right: Reply,
  { format }: Profile,
): readonly Difference[] {
  if (left.kind === 'skipped' || right.kind === 'skipped') return [];
  if (left.kind !== right.kind || left.kind === 'fault' || left.kind === 'error') {
    return [{ path: 'answer', left: brief(left), right: brief(right) }];
  }
  const other = right as AnswerTo<Question>;
  if (subject.question === 'encode' && left.kind === 'result' && other.kind === 'result') {
    // Bytes that were written are compared by what they mean, which hangs on the release.
    const [one, two] = [left.result as Encoded, other.result as Encoded];
    return differencesOfFiles(one, two, subject.request, format);
  }
  return differencesBetween(left, other, subject);
}

function brokenRule(subject: Case, reply: Reply, { rules, profile }: Judges): string | null {
  if (reply.kind !== 'result' && reply.kind !== 'refused') return null;
  const broken = judge(rules, subject, reply, profile).find(({ breach }) => breach !== null);
  return broken?.ruleId ?? null;
}

function kindOf(question: Question, { path, left, right }: Difference): string {
  const isAnswer = path === 'answer' || path === 'refused.code' || path === 'kind';
  if (isAnswer) return `${question}: ${left} against ${right}`;
  // Which of many subtasks differs says nothing about why.
  return `${question}: ${path.replaceAll(/\[\d+\]/g, '[]')}`;
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
