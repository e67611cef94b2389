/** What a lane needs to know of a run, as plain data: it may be in another thread. */
import { RULES } from '../../../spec/rules/index.ts';
import type { ShrinkBudget } from '../../generate/index.ts';
import type { Session } from '../../protocol/adapter.ts';
import { judgedAs } from '../../report/report.ts';
import type { DialectReport } from '../../report/report.ts';
import { Expectations } from '../../runner/expectations.ts';
import type { Expectation } from '../../runner/expectations.ts';
import { LocalLane } from '../../runner/lane.ts';
import type { Lane, OnLaneEvent } from '../../runner/lane.ts';
import { shrinkFor } from '../suite.ts';
import { casesOfBlock } from './blocks.ts';

/** Which cases a lane makes, and by what it judges them. */
export interface RunSetting {
  readonly seed: number;
  readonly cases: number;
  /** An exact release: `flink-2.3.0`. */
  readonly profile: string;
  /** Where that release is not what is asked for. */
  readonly dialect: DialectReport | null;
  /** The IDs of the rules that are asked for, in the order of all rules. */
  readonly rules: readonly string[];
  readonly shrink: ShrinkBudget;
  /** Failures that are known. */
  readonly expected: readonly Expectation[];
}

/** A lane in this thread. */
export function localLane(session: Session, setting: RunSetting): Lane {
  const asked = new Set(setting.rules);
  const rules = RULES.filter(({ id }) => asked.has(id));
  const profile = judgedAs(setting.profile, setting.dialect)!;
  const questions = questionsOf(rules);
  const cut = new AbortController();
  const lane = new LocalLane({
    session,
    profile,
    rules,
    casesOf: (block) => casesOfBlock({ ...setting, profile, questions }, block),
    shrink: shrinkFor(profile, cut.signal, setting.shrink),
    expectations: new Expectations(setting.expected, profile),
  });
  return {
    judge: (next, onEvent) => lane.judge(next, onEvent),
    smallest: (group) => lane.smallest(group),
    retry: (subject) => lane.retry(subject),
    close: (onEvent: OnLaneEvent, how?: 'at once') => {
      if (how === 'at once') cut.abort();
      return lane.close(onEvent, how);
    },
  };
}

/** Questions that no rule which is asked for speaks about are not put. */
export function questionsOf(rules: readonly { readonly question: string }[]): ReadonlySet<string> {
  return new Set(rules.map(({ question }) => question));
}
