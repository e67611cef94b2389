/**
 * What bites users of Flink although it is as Flink has it. Rules and reference reproduce it; a
 * hazard stands beside them and fails nobody.
 */
import type { AnswerTo, RestoreCase } from '../model/case.ts';
import type { StatementNumber } from '../statements/statement.ts';

/** What a restore came to: a crash, a skip and an error show nothing. */
export type RestoreOutcome = Extract<AnswerTo<'restore'>, { kind: 'result' | 'refused' }>;

/** A behaviour of Flink that users should know of. */
export interface Hazard {
  /** Its file's name below `spec/hazards`. */
  readonly id: string;
  /** One line. */
  readonly title: string;
  /** What happens, and why: a few sentences for a user of Flink. */
  readonly happens: string;
  /** What to do about it. */
  readonly advice: string;
  /**
   * `bug`: against what Flink documents, or against what its other releases do. `design`: Flink
   * documents it. `undocumented`: neither.
   */
  readonly kind: 'bug' | 'design' | 'undocumented';
  /** Of Flink's tracker; empty where none is known. */
  readonly tickets: readonly `FLINK-${number}`[];
  /** First release line that does it. */
  readonly since: string;
  /** Last release line that does it; `null` up to the newest. */
  readonly until: string | null;
  /** Flink classes and methods. */
  readonly sources: readonly [string, ...string[]];
  /** Which statements of `spec/statements` it is about. */
  readonly covers: readonly StatementNumber[];
  /** Whether an answer to a case shows it. */
  shows(subject: RestoreCase, answer: RestoreOutcome): boolean;
}
