/** What a rule is. A rule judges an answer; it never computes the whole of it. */
import type { AnswerTo, CaseOf, Question } from '../model/case.ts';
import type { Profile } from '../profiles/profile.ts';
import type { StatementNumber } from '../statements/statement.ts';

/** What a rule finds broken: both in Flink's words, for a person to compare. */
export interface Breach {
  readonly kind: 'broken';
  readonly expected: string;
  readonly seen: string;
}

/**
 * What a rule says of an answer. `notReached`: the restore was refused by an earlier stage, so that
 * the answer shows nothing of what the rule speaks about. Such a case counts on none of its sides.
 */
export type RuleVerdict = { readonly kind: 'held' } | { readonly kind: 'notReached' } | Breach;

export const HELD: RuleVerdict = Object.freeze({ kind: 'held' });
export const NOT_REACHED: RuleVerdict = Object.freeze({ kind: 'notReached' });

/** A breach. */
export function broken(expected: string, seen: string): Breach {
  return { kind: 'broken', expected, seen };
}

/** The answers that a rule judges: a crash, a skip and an error are not its business. */
export type JudgedAnswer<Q extends Question> = Extract<AnswerTo<Q>, { kind: 'result' | 'refused' }>;

/** A rule about the answers to one question. */
export interface RuleOn<Q extends Question> {
  /** Its path below `spec/rules`, without the extension: `register/counter-goes-on`. */
  readonly id: string;
  readonly question: Q;
  /** Plain English, one or two sentences that a user of Flink understands. */
  readonly statement: string;
  /** Why it matters to a user of Flink, or to who reads and writes savepoints: one or two sentences. */
  readonly matters: string;
  /** `ours` where this project decided it; such a rule never fails another implementation. */
  readonly origin: 'flink' | 'ours';
  /** First release line it holds for. */
  readonly since: string;
  /** Last release line it holds for; `null` up to the newest. */
  readonly until: string | null;
  /** The Flink classes and methods it was read from: `Checkpoints#loadAndValidateCheckpoint`. */
  readonly sources: readonly [string, ...string[]];
  /** Which statements of `spec/statements` it covers, such as `C11`; none where it is about bytes alone. */
  readonly covers: readonly StatementNumber[];
  /** At least two names, such as `refuses` and `allows`. */
  readonly sides: readonly [string, string, ...string[]];
  /**
   * Whether a case can be on a side in a release at all: before claim modes none is on that of CLAIM.
   * Absent where every release that the rule holds for has all of its sides.
   */
  readonly hasSide?: ((side: string, profile: Profile) => boolean) | undefined;
  /** Which side a case is on, `null` where the rule does not apply. Looks at the case alone. */
  side(subject: CaseOf<Q>, profile: Profile): string | null;
  /** Judges an answer to a case that is on a side. */
  judge(subject: CaseOf<Q>, answer: JudgedAnswer<Q>, side: string, profile: Profile): RuleVerdict;
}

/** A rule. */
export type Rule = { [Q in Question]: RuleOn<Q> }[Question];

/** The sides of a rule that cases of a release can be on. */
export function sidesIn(rule: Rule, profile: Profile): readonly string[] {
  return rule.sides.filter((side) => rule.hasSide?.(side, profile) ?? true);
}

/** Keeps a rule's literal types and freezes it. */
export function defineRule<Q extends Question, const R extends RuleOn<Q>>(
  rule: R & { readonly question: Q },
): R & RuleOn<Q> {
  return Object.freeze(rule);
}
