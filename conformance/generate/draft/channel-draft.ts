/** How the in-flight data of one operator is drawn. */
import { constant } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { fields, percent, pickName, pickOf, sometimes } from './pick.ts';
import type { Weights } from './pick.ts';

/** The input or the output of one operator. */
export interface ChannelPlan {
  /** Bit i set: gate or partition i has in-flight data. */
  readonly edges: number;
  /**
   * What subtask i, i + 3, … has in each channel, as digit i of base 4: 0 and 1 for one and two
   * buffers, 2 for a handle without offsets, 3 for no handle.
   */
  readonly buffers: number;
  /** Whether each subtask has a second channel in each gate or partition. */
  readonly second: boolean;
  /** Whether the operator has it although it is not at that end of its chain. */
  readonly inner: boolean;
  /** Which of it belongs to a channel, or to a gate or partition, that the job never had. */
  readonly stray: StrayPlan;
  /** How the handles of a subtask are merged, where the metadata version has such handles. */
  readonly merged: MergedPlan | null;
}

export type StrayPlan = 'none' | 'channel' | 'edge';

/** Whole; with bytes after the last channel; without channels; cut short; with a negative count. */
export type MergedPlan = 'whole' | 'followed' | 'none' | 'cut' | 'negative';

/** What is drawn. Shares are in percent. */
export interface ChannelConstraints {
  /** Of the operators. */
  readonly input: number;
  readonly output: number;
  /** Of those that have in-flight data. */
  readonly inner: number;
  readonly merged: number;
  readonly strays: Weights<StrayPlan>;
  readonly mergedForms: Weights<MergedPlan>;
}

/** Masks of up to three gates or partitions. */
const EDGES: readonly (readonly [number, number])[] = [
  [7, 6],
  [1, 3],
  [2, 2],
  [4, 1],
  [3, 1],
];

/** Mostly some buffers in all subtasks; 42 and 63 are nothing but empty and missing handles. */
const BUFFERS: readonly (readonly [number, number])[] = [
  [0, 3],
  [1, 4],
  [4, 2],
  [2, 2],
  [3, 2],
  [12, 2],
  [56, 1],
  [14, 1],
  [42, 2],
  [58, 1],
];

/** The in-flight data of one operator, at one end. */
export function channelPlan(constraints: ChannelConstraints): Arbitrary<ChannelPlan> {
  return fields({
    edges: pickOf(EDGES),
    buffers: pickOf(BUFFERS),
    second: percent(40),
    inner: sometimes(constraints.inner, constant(true), false),
    stray: pickName(constraints.strays),
    merged: sometimes(constraints.merged, pickName(constraints.mergedForms), null),
  });
}
