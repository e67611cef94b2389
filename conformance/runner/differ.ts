/** Where two adapters differ, grouped by how. */
import type { AnswerTo, Case, Question } from '../../spec/model/case.ts';
import { differencesBetween } from '../../spec/model/comparison/index.ts';
import type { Difference } from '../../spec/model/comparison/index.ts';
import type { Encoded } from '../../spec/model/outcome.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { differencesOfFiles } from '../../spec/reading/differences.ts';
import type { Breach, Rule } from '../../spec/rules/rule.ts';
import type { Reply } from '../protocol/adapter.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';

/** Two adapters' replies to one case, where they differ or where both break a rule. */
export interface Disagreement {
  /**
   * Disagreements of one kind are told together: `breaks RULE` where the first adapter breaks a rule,
   * `both break RULE` where the other answers alike, else what differs, such as
   * `restore: result.nextCheckpointId`.
   */
  readonly kind: string;
  /** Empty where both answer alike. */
  readonly differences: readonly Difference[];
  /** What a rule expected and saw where both answer alike; else `null`. */
  readonly breach: Breach | null;
}

/** What replies are compared and judged by. */
export interface Judges {
  readonly profile: Profile;
  /** Those that hold for the release. */
  readonly rules: readonly Rule[];
}

/**
 * How two replies differ, or which rule both break; `null` where they agree and break none, or where
 * one of the two was not an answer for a reason that it declared.
 */
export function disagreementOf(
  subject: Case,
  left: Reply,
  right: Reply,
  judges: Judges,
): Disagreement | null {
  if (left.kind === 'skipped' || right.kind === 'skipped') return null;
  const differences = differencesOfReplies(subject, left, right, judges.profile);
  if (differences.length === 0) return breachOfBoth(subject, left, judges);
  const ruleId = brokenBy(subject, left, judges)?.ruleId;
  const kind =
    ruleId === undefined ? kindOf(subject.question, differences[0]!) : `breaks ${ruleId}`;
  return { kind, differences, breach: null };
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

/** Rules of our own making are not broken by two that agree. */
function breachOfBoth(subject: Case, reply: Reply, judges: Judges): Disagreement | null {
  const rules = judges.rules.filter(({ origin }) => origin !== 'ours');
  const broken = brokenBy(subject, reply, { ...judges, rules });
  if (broken === null) return null;
  return { kind: `both break ${broken.ruleId}`, differences: [], breach: broken.breach };
}

function brokenBy(subject: Case, reply: Reply, { rules, profile }: Judges): Judgement | null {
  if (reply.kind !== 'result' && reply.kind !== 'refused') return null;
  return judge(rules, subject, reply, profile).find(({ breach }) => breach !== null) ?? null;
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
