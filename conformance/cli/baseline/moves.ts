/** What moved since a baseline, and why. */
import type { AnswerTo, Case, Question } from '../../../spec/model/case.ts';
import type { Difference } from '../../../spec/model/comparison/index.ts';
import {
  behaviourId,
  behavioursBetween,
  valueIn,
  withBehaviour,
} from '../../../spec/profiles/behaviours.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { RULES } from '../../../spec/rules/index.ts';
import { answerAs, REFERENCE } from '../../adapters/reference/answer.ts';
import { askOf } from '../../protocol/adapter.ts';
import type { Reply } from '../../protocol/adapter.ts';
import { differencesOfReplies } from '../../runner/differ.ts';
import { judge, rulesFor } from '../../runner/judge.ts';
import { answerLine, isSameLine } from './baseline.ts';

/** A case that is answered otherwise than it was. */
export interface Move {
  /** Cases that moved for one reason are told together. */
  readonly reason: string;
  readonly subject: Case;
  readonly before: string;
  readonly after: string;
  /**
   * In what the answers differ, the former on the left; empty where the former is not known, of which
   * the baseline keeps a digest only.
   */
  readonly differences: readonly Difference[];
}

/** The releases of a baseline and of the adapter that is held against it. */
export interface Step {
  /** The release that the cases are made for. */
  readonly madeFor: Profile;
  readonly from: Profile;
  readonly to: Profile;
}

/** How a case moved. The former answer is known where it is what the reference answers as that release. */
export function moveOf(subject: Case, reply: Reply, before: string, step: Step): Move {
  const { from } = step;
  const after = answerLine(subject, reply, step.to);
  const reference = referenceAs(from, subject);
  const isKnown = isSameLine(answerLine(subject, reference, from), before);
  const differences = isKnown ? differencesOfReplies(subject, reference, reply, from) : [];
  const reason =
    behaviourThatMoves(subject, after, step) ??
    ruleThatMoves(subject, reply, from) ??
    pathThatMoves(subject, differences, { before, after });
  return { reason, subject, before, after, differences };
}

/** What the reference answers as a release. */
export function referenceAs(profile: Profile, subject: Case): AnswerTo<Question> {
  return answerAs(profile, askOf(subject, profile), REFERENCE);
}

/** The one behaviour, or all together, in which the releases differ, and which alone brings the answer about. */
function behaviourThatMoves(subject: Case, after: string, { from, to }: Step): string | null {
  const behaviours = behavioursBetween(from, to);
  for (const behaviour of behaviours) {
    const value = valueIn(to, behaviour);
    const between = withBehaviour(from, behaviour, value);
    if (answerLine(subject, referenceAs(between, subject), between) === after)
      return `${behaviourId(behaviour)} is ${JSON.stringify(value)} in ${to.id}, and was ${JSON.stringify(valueIn(from, behaviour))}`;
  }
  const isAsRelease = answerLine(subject, referenceAs(to, subject), to) === after;
  if (behaviours.length < 2 || !isAsRelease) return null;
  return `what differs between ${from.id} and ${to.id}`;
}

function ruleThatMoves(subject: Case, reply: Reply, from: Profile): string | null {
  if (reply.kind !== 'result' && reply.kind !== 'refused') return null;
  const judgements = judge(rulesFor(RULES, from), subject, reply, from);
  const broken = judgements.find(({ breach }) => breach !== null);
  return broken === undefined ? null : `rule ${broken.ruleId}`;
}

function pathThatMoves(
  { question }: Case,
  [first]: readonly Difference[],
  { before, after }: Pick<Move, 'before' | 'after'>,
): string {
  if (first !== undefined && before.startsWith('result') && after.startsWith('result'))
    return `${question}: ${first.path.replaceAll(/\[\d+\]/g, '[]')}`;
  return `${question}: ${kindOf(before)}, now ${kindOf(after)}`;
}

function kindOf(line: string): string {
  return line.startsWith('result') ? 'a result' : line;
}
