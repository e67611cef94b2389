/** One of the ways along which a run's cases go: one adapter process, and who asks and judges it. */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { AdapterUnavailable } from '../protocol/adapter.ts';
import type { Session } from '../protocol/adapter.ts';
import { askEach } from './ask-all.ts';
import type { Expectations } from './expectations.ts';
import { RuleTable } from './case-record.ts';
import type { CaseRecord, LateRecord } from './case-record.ts';
import { rulesFor } from './judge.ts';
import { RecentCases } from './late-faults.ts';
import { outcomeOf } from './outcome.ts';
import type { CaseOutcome } from './outcome.ts';
import { replyOrSkip, smallestFailure } from './smallest.ts';
import type { Shrink, SmallestFailure } from './smallest.ts';
import type { FailureGroup } from './tally.ts';

/** A case and its place in the run. */
export interface PlacedCase {
  readonly position: number;
  readonly subject: Case;
}

/** Neighbouring cases, which are given out together. Plain data: it may go to another thread. */
export interface Block {
  readonly number: number;
  /** The places of those of its cases that are judged already. */
  readonly judged: readonly number[];
}

/** Gives out one block after the other; `null` where none is left. */
export type NextBlock = () => Block | null | Promise<Block | null>;

/** What a lane tells while it judges, and when it is closed. */
export type LaneEvent =
  | { readonly kind: 'case'; readonly record: CaseRecord }
  | { readonly kind: 'late'; readonly record: LateRecord };

/** Told of each event. */
export type OnLaneEvent = (event: LaneEvent) => void;

/** An adapter that is asked and judged, in this thread or in another one. */
export interface Lane {
  /**
   * Judges all blocks that it is given.
   *
   * @returns why the adapter does not start any more; `null` where all went well
   */
  judge(next: NextBlock, onEvent: OnLaneEvent): Promise<string | null>;
  /** The smallest case that fails as the first one of a group does. */
  smallest(group: FailureGroup): Promise<SmallestFailure>;
  /** Asks one case that is none of the run's. */
  retry(subject: Case): Promise<Pick<CaseOutcome, 'complaints' | 'skipped'>>;
  /** Ends the adapter, in its own time or at once. Some faults show only then. */
  close(onEvent: OnLaneEvent, how?: 'at once'): Promise<void>;
}

/** What a lane in this thread is made of. */
export interface LaneSetting {
  readonly session: Session;
  readonly profile: Profile;
  /** Of all rules those that are asked for; which of them hold for the profile is seen to here. */
  readonly rules: readonly Rule[];
  readonly casesOf: (block: Block) => Iterable<PlacedCase>;
  readonly shrink: Shrink;
  /** Failures that are known. What became of them is counted by whoever is told of the cases. */
  readonly expectations?: Expectations | undefined;
}

/** A lane in this thread. */
export class LocalLane implements Lane {
  readonly #setting: LaneSetting;
  readonly #table: RuleTable;
  readonly #recent = new RecentCases();
  #isCut = false;

  constructor(setting: LaneSetting) {
    const rules = rulesFor(setting.rules, setting.profile);
    this.#setting = { ...setting, rules };
    this.#table = new RuleTable(rules, setting.profile);
  }

  async judge(next: NextBlock, onEvent: OnLaneEvent): Promise<string | null> {
    const { rules, profile, expectations } = this.#setting;
    try {
      const cases = this.#casesOfAll(next);
      const replies = askEach(cases, ({ subject }) => subject, this.#setting);
      for await (const { item, reply } of replies) {
        // What is outstanding with an adapter that is ended comes to nothing that counts.
        if (this.#isCut) return null;
        const outcome = outcomeOf(item.subject, reply, rules, profile, expectations);
        const record = this.#table.record(item.position, outcome);
        this.#recent.add(record);
        onEvent({ kind: 'case', record });
        this.#tellLateFaults(onEvent);
      }
    } catch (error) {
      if (!(error instanceof AdapterUnavailable)) throw error;
      this.#tellLateFaults(onEvent);
      return error.message;
    }
    this.#tellLateFaults(onEvent);
    return null;
  }

  smallest(group: FailureGroup): Promise<SmallestFailure> {
    return smallestFailure(group, this.#setting);
  }

  async retry(subject: Case): Promise<Pick<CaseOutcome, 'complaints' | 'skipped'>> {
    const { session, profile, rules, expectations } = this.#setting;
    const reply = await replyOrSkip(subject, session, profile);
    const { complaints, skipped } = outcomeOf(subject, reply, rules, profile, expectations);
    return { complaints, skipped };
  }

  async close(onEvent: OnLaneEvent, how?: 'at once'): Promise<void> {
    if (how === 'at once') this.#isCut = true;
    await this.#setting.session.close(how);
    this.#tellLateFaults(onEvent);
  }

  async *#casesOfAll(next: NextBlock): AsyncGenerator<PlacedCase, void, undefined> {
    for (let block = await next(); block !== null; block = await next()) {
      yield* this.#setting.casesOf(block);
    }
  }

  #tellLateFaults(onEvent: OnLaneEvent): void {
    for (const fault of this.#setting.session.lateFaults()) {
      const record = this.#recent.recordOf(fault);
      if (record !== null) onEvent({ kind: 'late', record });
    }
  }
}
