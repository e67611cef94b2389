/**
 * Puts the same cases to an adapter and to the reference, and says where they differ, and where they
 * agree but break a rule.
 */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { Session } from '../protocol/adapter.ts';
import { askAll, askOne } from './ask-all.ts';
import { disagreementOf } from './differ.ts';
import type { Disagreement } from './differ.ts';
import type { Shrink } from './smallest.ts';

/** Two adapters that are asked as the same release. */
export interface Pair {
  readonly left: Session;
  readonly right: Session;
  readonly profile: Profile;
  /** Those that hold for the release. */
  readonly rules: readonly Rule[];
}

/** Cases in which the two differ in one way, or break one rule alike. */
export interface DisagreementGroup {
  readonly kind: string;
  count: number;
  /** At first the first one, then the smallest that was found. */
  smallest: Case;
  disagreement: Disagreement;
}

/** What came of it. */
export interface Comparison {
  readonly groups: readonly DisagreementGroup[];
  /** Cases in which both answered alike and broke no rule, and those in which one of them skipped. */
  readonly agreed: number;
  readonly skipped: number;
}

/** What is compared. */
export interface ComparePlan {
  readonly pair: Pair;
  readonly cases: Iterable<Case>;
  readonly shrink: Shrink;
  /** Ways to differ whose smallest case is known already: it is not looked for again. */
  readonly known: ReadonlySet<string>;
  /** Told after each case. */
  readonly onCase?: (asked: number, differing: number) => void;
}

/** Asks both, judges, groups how they differ, and makes each group's case smaller. */
export async function compare(plan: ComparePlan): Promise<Comparison> {
  const { pair, cases, shrink, known, onCase } = plan;
  const groups = new Map<string, DisagreementGroup>();
  let [asked, agreed, skipped, differing] = [0, 0, 0, 0];
  for await (const { subject, reply } of askAll(cases, pair.left, pair.profile)) {
    const { reply: other } = await askOne(subject, pair.right, pair.profile);
    const disagreement = disagreementOf(subject, reply, other, pair);
    if (reply.kind === 'skipped' || other.kind === 'skipped') skipped++;
    else if (disagreement === null) agreed++;
    else {
      differing++;
      addTo(groups, subject, disagreement);
    }
    onCase?.(++asked, differing);
  }
  for (const group of groups.values()) {
    if (!known.has(group.kind)) await makeSmaller(group, pair, shrink);
  }
  return { groups: [...groups.values()], agreed, skipped };
}

/** How the two differ in one case; `null` where they do not, and break no rule. */
export async function disagreementOn(subject: Case, pair: Pair): Promise<Disagreement | null> {
  const { reply } = await askOne(subject, pair.left, pair.profile);
  const { reply: other } = await askOne(subject, pair.right, pair.profile);
  return disagreementOf(subject, reply, other, pair);
}

function addTo(
  groups: Map<string, DisagreementGroup>,
  subject: Case,
  disagreement: Disagreement,
): void {
  const { kind } = disagreement;
  const group = groups.get(kind);
  if (group === undefined) groups.set(kind, { kind, count: 1, smallest: subject, disagreement });
  else group.count += 1;
}

async function makeSmaller(group: DisagreementGroup, pair: Pair, shrink: Shrink): Promise<void> {
  group.smallest = await shrink(group.smallest.id, async (smaller) => {
    const disagreement = await disagreementOn(smaller, pair);
    if (disagreement?.kind !== group.kind) return false;
    group.disagreement = disagreement;
    return true;
  });
}
