/** Asks the release that has a bug, and the next one, which has it no more. */
import { generateCases } from '../../conformance/generate/index.ts';
import type { Session } from '../../conformance/protocol/adapter.ts';
import { askOne } from '../../conformance/runner/ask-all.ts';
import type { Case, Question } from '../../spec/model/case.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { RuleOn, RuleVerdict } from '../../spec/rules/rule.ts';
import type { Witness } from './past-bug.ts';

/** Cases are those of a run with this seed. */
const SEED = 20_261_125;

/**
 * So many cases of the stream are looked at for one that shows the bug. Most are found among the first
 * hundreds; one in ten thousand shows a registry that knows files by name and clashes with nothing.
 */
const CASES = 30_000;

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
 * Puts the cases on the rule's side to both releases, until one breaks the rule that holds for the
 * mended release in the answer of the broken one, and not in that of the mended one.
 *
 * @throws Error where no case does, or where the mended release breaks the rule
 */
export async function witness(given: Witness, open: Open): Promise<Seen> {
  const broken = new Judged(given, given.broken, await open(given.broken));
  const mended = new Judged(given, given.mended, await open(given.mended));
  try {
    let cases = 0;
    const others = mended.subjects();
    for (const subject of broken.subjects()) {
      const other = others.next().value as Case;
      if (!broken.isMeant(subject) || !mended.isMeant(other)) continue;
      cases++;
      const right = await mended.judge(other);
      if (right.kind === 'broken') {
        throw new Error(`Flink ${given.mended} breaks ${given.ruleId} itself: ${other.id}`);
      }
      const wrong = await broken.judge(subject);
      if (wrong.kind !== 'broken' || right.kind !== 'held') continue;
      return { caseId: subject.id, cases, expected: wrong.expected, seen: wrong.seen };
    }
  } finally {
    await broken.session.close();
    await mended.session.close();
  }
  throw new Error(`Flink ${given.broken} does not break ${given.ruleId}`);
}

/** A release whose answers are held against the rule of the mended one. */
class Judged {
  readonly session: Session;
  readonly #rule: RuleOn<Question>;
  readonly #side: string;
  readonly #asked: Profile;
  readonly #judging: Profile;

  constructor({ ruleId, side, mended }: Witness, release: string, session: Session) {
    this.session = session;
    this.#rule = RULES.find(({ id }) => id === ruleId) as RuleOn<Question>;
    this.#side = side;
    this.#asked = findProfile(`flink-${release}`)!;
    this.#judging = findProfile(`flink-${mended}`)!;
  }

  subjects(): Generator<Case, void, undefined> {
    return generateCases({ seed: SEED, count: CASES, profile: this.#asked });
  }

  isMeant(subject: Case): boolean {
    return (
      subject.question === this.#rule.question &&
      this.#rule.side(subject, this.#judging) === this.#side
    );
  }

  async judge(subject: Case): Promise<RuleVerdict> {
    const { reply } = await askOne(subject, this.session, this.#asked);
    if (reply.kind !== 'result' && reply.kind !== 'refused') return { kind: 'notReached' };
    return this.#rule.judge(subject, reply, this.#side, this.#judging);
  }
}
