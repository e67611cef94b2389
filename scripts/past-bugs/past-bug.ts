/** A bug of Flink's past: what broke, and how the suite shows it. */
import type { Ticket } from '../../conformance/adapters/mutants/index.ts';

/** What must hold, by the names that the page has for it. */
export const INVARIANTS = {
  identity: 'State goes to the operator that has its ID, or the restore is refused',
  maxParallelism: 'The max parallelism is part of how state is laid out',
  keyGroups: 'Each key group is restored once, to its owner',
  operatorState: 'Operator state is redistributed by its mode',
  coordinators: 'Coordinators and master hooks get their state',
  finished: 'What had finished stays finished, and fits the graph',
  channels: 'In-flight data is given out by its mapper',
  ownership: 'Shared state is registered, and kept as long as it is needed',
  relocatable: 'A savepoint can be moved',
  latest: 'The latest checkpoint is restored, and counted on from',
  format: 'Metadata tells what it is',
} as const;

export type Invariant = keyof typeof INVARIANTS;

/** A release that has the bug and the next one, which has it no more. */
export interface Witness {
  readonly broken: string;
  readonly mended: string;
  /** The rule that holds for the mended release and that the broken one breaks. */
  readonly ruleId: string;
  /** The side of the rule on which it shows. */
  readonly side: string;
}

/** How the suite shows a bug. */
export type Shown =
  /** A released Flink that has it is told from the next one. */
  | ({ readonly by: 'witness' } & Witness)
  /** All releases have it: a hazard shows it. */
  | { readonly by: 'hazard'; readonly hazardId: string }
  /**
   * All releases have it, so that a rule states it. The mutant does what the ticket wants, and breaks
   * the rule.
   */
  | { readonly by: 'rule'; readonly ruleId: string; readonly mended: string }
  /** A mutant alone: no release that can be run shows it, and why. */
  | { readonly by: 'mutant'; readonly why: string }
  /** Neither requests nor answers show it, and why. */
  | { readonly by: 'nothing'; readonly why: string };

/** A row of the page. */
export interface PastBug {
  readonly ticket: Ticket;
  readonly invariant: Invariant;
  /** What broke, in one sentence. */
  readonly broke: string;
  /** The first releases without it; `null` where no release is known to be. */
  readonly mendedIn: string | null;
  readonly shown: Shown;
}
