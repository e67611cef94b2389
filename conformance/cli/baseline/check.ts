/** Holds an adapter against a baseline. */
import type { Case } from '../../../spec/model/case.ts';
import { behaviourId, behavioursBetween, valueIn } from '../../../spec/profiles/behaviours.ts';
import { askOne } from '../../runner/ask-all.ts';
import { shrinkFor } from '../suite.ts';
import { answerLine, isSameLine } from './baseline.ts';
import type { Baseline } from './baseline.ts';
import { moveOf, referenceAs } from './moves.ts';
import type { Move, Step } from './moves.ts';
import { observe } from './observe.ts';
import type { Observed } from './observe.ts';

/** Cases that moved for one reason. */
export interface MoveGroup {
  count: number;
  /** The smallest case that was found. */
  smallest: Move;
}

/** All that moved. */
export interface Checked {
  readonly now: Baseline;
  readonly groups: ReadonlyMap<string, MoveGroup>;
  /** Rules with another line than before. */
  readonly rules: readonly {
    readonly id: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** Cases that the baseline has and the run had not, and the other way round. */
  readonly missing: readonly string[];
  readonly added: readonly string[];
  /** In what the two releases differ, as profiles know it. */
  readonly behaviours: readonly string[];
}

/** What moved since a baseline. */
export async function checkAgainst(
  baseline: Baseline,
  step: Step,
  setting: Pick<Observed, 'session' | 'interrupted'> & { readonly onCase: () => void },
): Promise<Checked> {
  const { from, to } = step;
  const groups = new Map<string, MoveGroup>();
  const { seed, cases } = baseline;
  const now = await observe({
    ...setting,
    seed,
    cases,
    profile: to,
    madeFor: step.madeFor,
    onCase: (subject, reply, line) => {
      setting.onCase();
      const before = baseline.answers.get(subject.id);
      if (before === undefined || isSameLine(before, line)) return;
      const move = moveOf(subject, reply, before, step);
      const group = groups.get(move.reason);
      if (group === undefined) groups.set(move.reason, { count: 1, smallest: move });
      else group.count += 1;
    },
  });
  for (const group of groups.values())
    group.smallest = await smallestMove(group.smallest, step, setting);
  return {
    now,
    groups,
    rules: movedRules(baseline, now),
    missing: [...baseline.answers.keys()].filter((id) => !now.answers.has(id)),
    added: [...now.answers.keys()].filter((id) => !baseline.answers.has(id)),
    behaviours: behavioursBetween(from, to).map((behaviour) => {
      const [before, after] = [valueIn(from, behaviour), valueIn(to, behaviour)];
      return `${behaviourId(behaviour)}: ${JSON.stringify(before)}, now ${JSON.stringify(after)}`;
    }),
  };
}

/** Smaller cases have no line in the baseline: the reference stands in for what was, where it is known to have been so. */
async function smallestMove(
  first: Move,
  step: Step,
  { session, interrupted }: Pick<Observed, 'session' | 'interrupted'>,
): Promise<Move> {
  const { from, to, madeFor } = step;
  const former = (subject: Case): string => answerLine(subject, referenceAs(from, subject), from);
  if (!isSameLine(former(first.subject), first.before)) return first;
  let smallest = first;
  await shrinkFor(madeFor, interrupted)(first.subject.id, async (smaller) => {
    const { reply } = await askOne(smaller, session, to);
    const before = former(smaller);
    if (isSameLine(answerLine(smaller, reply, to), before)) return false;
    const move = moveOf(smaller, reply, before, step);
    if (move.reason !== first.reason) return false;
    smallest = move;
    return true;
  });
  return smallest;
}

/** Rules of one release alone are none that moved. */
function movedRules({ rules: before }: Baseline, { rules: after }: Baseline): Checked['rules'] {
  return Array.from(before, ([id, line]) => ({
    id,
    before: line,
    after: after.get(id) ?? line,
  })).filter((rule) => rule.before !== rule.after);
}
