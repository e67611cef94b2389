/** What is known of a restore, one statement at a time. */

/** The stages by which statements are numbered, in the order of a restore. */
export const STAGES = {
  A: 'Settings and pointer',
  B: 'Reading the metadata',
  C: 'Holding the snapshot against the job',
  D: 'Registration: store, shared state, counter',
  E: 'Assignment of state to tasks',
  F: 'Entry points, hooks, coordinators',
  G: 'State backends',
} as const;

/** The letter of a stage. */
export type StatementStage = keyof typeof STAGES;

/** The number of a statement, such as `E7`; rules name it in their `covers`. Never used again. */
export type StatementNumber = `${StatementStage}${number}`;

/** One thing that Flink does, or does not do. */
export interface Statement {
  readonly number: StatementNumber;
  /** One or two sentences. What each release does is told by the rules. */
  readonly text: string;
  /** Why no answer of an adapter can show it; absent where one can. */
  readonly unobservable?: string;
  /** What of it no rule judges, and what stands in for one; absent where rules judge all of it. */
  readonly open?: string;
}
