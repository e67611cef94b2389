/** Asks the release that has a bug, and the next one, which has it no more. */
import { generateCases } from '../../conformance/generate/index.ts';
import type { Reply, Session } from '../../conformance/protocol/adapter.ts';
import { askAll } from '../../conformance/runner/ask-all.ts';
import type { Case, Question } from '../../spec/model/case.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Breach, RuleOn, RuleVerdict } from '../../spec/rules/rule.ts';
import type { Witness } from './past-bug.ts';

/** Cases are those of a run with this seed. */
export const SEED = 20_261_125;

/** So many cases of the stream are looked at for one that shows the bug. */
const CASES = 5_000;

/** What was seen. */
export interface Seen {
  /** The first case that shows it. */
  readonly caseId: string;
  /** How many cases on the rule's side were put to both releases, up to that one. */
  readonly cases: number;
  readonly expected: string;
  readonly seen: string;
}

/** Starts a release. */
export type Open = (release: string) => Promise<Session>;

/**
 * Puts the cases on the rule's side to the broken release, until the rule that holds for the mended
 * one is broken, and the same cases to the mended one, which may not break it.
 *
 * @throws Error where the broken release breaks nothing, or the mended one does
 */
export async function witness(given: Witness, open: Open): Promise<Seen> {
  const rule = RULES.find(({ id }) => id === given.ruleId) as RuleOn<Question>;
  const judging = profileOf(given.mended);
  const isMeant = (subject: Case) =>
    subject.question === rule.question && rule.side(subject, judging) === given.side;
  const judge = (subject: Case, reply: Reply) =>
    verdictOf(rule, subject, reply, given.side, judging);

  let cases = 0;
  let found: (Breach & { readonly caseId: string }) | null = null;
  await forEachReply(given.broken, isMeant, open, (subject, reply) => {
    cases++;
    const verdict = judge(subject, reply);
    if (verdict.kind === 'broken') found = { ...verdict, caseId: subject.id };
    return found === null;
  });
  if (found === null) throw new Error(`Flink ${given.broken} does not break ${given.ruleId}`);
  const { caseId, expected, seen } = found as Breach & { readonly caseId: string };

  let isReached = false;
  await forEachReply(given.mended, isMeant, open, (subject, reply) => {
    const verdict = judge(subject, reply);
    if (verdict.kind === 'broken') {
      throw new Error(`Flink ${given.mended} breaks ${given.ruleId}, too: ${subject.id}`);
    }
    isReached = subject.id === caseId && verdict.kind === 'held';
    return subject.id !== caseId;
  });
  if (!isReached) throw new Error(`Flink ${given.mended} does not show that ${caseId} holds`);
  return { caseId, cases, expected, seen };
}

/** The reply of a release to each case that is meant, as long as the next one is wanted. */
async function forEachReply(
  release: string,
  isMeant: (subject: Case) => boolean,
  open: Open,
  wantsMore: (subject: Case, reply: Reply) => boolean,
): Promise<void> {
  const profile = profileOf(release);
  const session = await open(release);
  try {
    const subjects = meant(generateCases({ seed: SEED, count: CASES, profile }), isMeant);
    for await (const { subject, reply } of askAll(subjects, session, profile)) {
      if (!wantsMore(subject, reply)) return;
    }
  } finally {
    await session.close();
  }
}

function* meant(subjects: Iterable<Case>, isMeant: (subject: Case) => boolean): Generator<Case> {
  for (const subject of subjects) if (isMeant(subject)) yield subject;
}

function verdictOf(
  rule: RuleOn<Question>,
  subject: Case,
  reply: Reply,
  side: string,
  profile: Profile,
): RuleVerdict {
  if (reply.kind !== 'result' && reply.kind !== 'refused') return { kind: 'notReached' };
  return rule.judge(subject, reply, side, profile);
}

function profileOf(release: string): Profile {
  return findProfile(`flink-${release}`)!;
}
