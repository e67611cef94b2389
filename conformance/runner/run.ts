/** Runs the suite against one adapter. */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { AdapterUnavailable } from '../protocol/adapter.ts';
import type { Session } from '../protocol/adapter.ts';
import { askAll } from './ask-all.ts';
import { rulesFor } from './judge.ts';
import { outcomeOf } from './outcome.ts';
import { smallestFailure } from './smallest.ts';
import type { Shrink, SmallestFailure } from './smallest.ts';
import { Tally } from './tally.ts';

/** What is run. */
export interface RunPlan {
  readonly session: Session;
  readonly profile: Profile;
  /** Of all rules those that are asked for; which of them hold for the profile is seen to here. */
  readonly rules: readonly Rule[];
  readonly cases: Iterable<Case>;
  readonly shrink: Shrink;
  /** Told after each case. */
  readonly onCase?: (tally: Tally) => void;
  /** Ends the run before its time; what was counted by then stands. */
  readonly interrupted?: AbortSignal;
}

/** How a run ended. */
export type RunEnd =
  | { readonly how: 'complete' }
  | { readonly how: 'interrupted'; readonly why: string }
  /** The adapter does not start any more. */
  | { readonly how: 'adapter lost'; readonly why: string };

/** What came of it. */
export interface RunResult {
  readonly tally: Tally;
  /** One for each way in which cases failed. */
  readonly failures: readonly SmallestFailure[];
  readonly end: RunEnd;
}

/** Asks, judges, counts, makes failures smaller, and closes the session. */
export async function runSuite(plan: RunPlan): Promise<RunResult> {
  const { session, profile, shrink, interrupted } = plan;
  const rules = rulesFor(plan.rules, profile);
  const tally = new Tally(rules, profile);
  const closeAtOnce = (): void => void session.close('at once');
  interrupted?.addEventListener('abort', closeAtOnce, { once: true });
  try {
    const asked = await askedAll(plan, rules, tally);
    const failures: SmallestFailure[] = [];
    for (const group of tally.failures.values()) {
      failures.push(await smallestFailure(group, { session, profile, rules, shrink }));
    }
    await session.close();
    addLateFaults(session, tally);
    const isCut = interrupted?.aborted === true && asked.how === 'complete';
    return { tally, failures, end: isCut ? interruptionOf(interrupted) : asked };
  } finally {
    interrupted?.removeEventListener('abort', closeAtOnce);
  }
}

async function askedAll(plan: RunPlan, rules: readonly Rule[], tally: Tally): Promise<RunEnd> {
  const { session, profile, cases, onCase, interrupted } = plan;
  try {
    for await (const { subject, reply } of askAll(cases, session, profile)) {
      if (interrupted?.aborted === true) return interruptionOf(interrupted);
      tally.add(outcomeOf(subject, reply, rules, profile));
      addLateFaults(session, tally);
      onCase?.(tally);
    }
  } catch (error) {
    if (!(error instanceof AdapterUnavailable)) throw error;
    if (interrupted?.aborted === true) return interruptionOf(interrupted);
    addLateFaults(session, tally);
    return { how: 'adapter lost', why: error.message };
  }
  addLateFaults(session, tally);
  return { how: 'complete' };
}

function interruptionOf({ reason }: AbortSignal): RunEnd {
  return { how: 'interrupted', why: String(reason) };
}

/** Those of cases that were counted; a smaller case that was tried counts nothing. */
function addLateFaults(session: Session, tally: Tally): void {
  for (const late of session.lateFaults()) {
    if (late.caseId === null || tally.remembers(late.caseId)) tally.addLateFault(late);
  }
}
