/** What a rule is. A rule judges an answer; it never computes the whole of it. */
import type { RestoreCase } from '../model/case.ts';
import type { Answer, Restored } from '../model/outcome.ts';
import type { Profile } from '../profiles/profile.ts';

/** What a rule finds broken: both in Flink's words, for a person to compare. */
export interface Breach {
  readonly expected: string;
  readonly seen: string;
}

/** A rule about the question `restore`. */
export interface Rule {
  /** Its path below `spec/rules`, without the extension: `register/counter-goes-on`. */
  readonly id: string;
  /** Plain English, one or two sentences that a user of Flink understands. */
  readonly statement: string;
  /** `ours` where this project decided it; such a rule never fails another implementation. */
  readonly origin: 'flink' | 'ours';
  /** First release line it holds for. */
  readonly since: string;
  /** Last release line it holds for; `null` up to the newest. */
  readonly until: string | null;
  /** The Flink class and method it was read from: `Checkpoints#loadAndValidateCheckpoint`. */
  readonly sources: readonly string[];
  /** Which statements of the catalogue of restore semantics it covers, such as `C11`. */
  readonly covers: readonly string[];
  /** At least two names, such as `refuses` and `allows`. */
  readonly sides: readonly [string, string, ...string[]];
  /** Which side a case is on, `null` where the rule does not apply. */
  side(restoreCase: RestoreCase, profile: Profile): string | null;
  /**
   * Judges an answer to a case on one of its sides: `null` if the rule holds. Called for results
   * and refusals only; a crash, a skip and an error are not the rule's business.
   */
  judge(restoreCase: RestoreCase, answer: JudgedAnswer, profile: Profile): Breach | null;
}

/** The answers that a rule judges. */
export type JudgedAnswer = Extract<Answer<Restored>, { kind: 'result' | 'refused' }>;

/** Keeps a rule's literal types and freezes it. */
export function defineRule<const R extends Rule>(rule: R): R {
  return Object.freeze(rule);
}
