/** What is said between the thread of a run and the threads of its lanes. */
import type { Case } from '../../../spec/model/case.ts';
import type { Hello } from '../../protocol/adapter.ts';
import type { Block, Lane, LaneEvent } from '../../runner/lane.ts';
import type { LiveChange } from '../../runner/process/live-set.ts';
import type { SmallestFailure } from '../../runner/smallest.ts';
import type { FailureGroup } from '../../runner/tally.ts';
import type { SessionFlags } from '../open-session.ts';
import type { RunSetting } from './lane-setting.ts';

/** What a lane's thread is started with. */
export interface LaneStart {
  /** The adapter, as it was given. */
  readonly adapter: string;
  readonly flags: SessionFlags;
}

/** What a lane can be told to do, and what comes of it. */
export interface LaneCalls {
  /** Before all others. */
  readonly prepare: { readonly asks: RunSetting; readonly gives: void };
  readonly judge: { readonly asks: null; readonly gives: string | null };
  readonly smallest: { readonly asks: FailureGroup; readonly gives: SmallestFailure };
  readonly retry: { readonly asks: Case; readonly gives: Awaited<ReturnType<Lane['retry']>> };
  readonly close: { readonly asks: 'at once' | undefined; readonly gives: void };
}

export type LaneMethod = keyof LaneCalls;

/** To a lane. */
export type ToLane =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: LaneMethod;
      readonly asks: unknown;
    }
  /** Answers one `want`. */
  | { readonly kind: 'block'; readonly block: Block | null };

/** From a lane. */
export type FromLane =
  | { readonly kind: 'hello'; readonly hello: Hello }
  /** The harness cannot do its work with this adapter. */
  | { readonly kind: 'unavailable'; readonly message: string }
  | { readonly kind: 'progress'; readonly line: string }
  | { readonly kind: 'want' }
  | { readonly kind: 'events'; readonly events: readonly LaneEvent[] }
  | { readonly kind: 'change'; readonly change: LiveChange }
  | { readonly kind: 'done'; readonly id: number; readonly gives: unknown };
