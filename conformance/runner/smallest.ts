/** Makes the first failure of each way smaller. */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { AdapterUnavailable } from '../protocol/adapter.ts';
import type { Reply, Session } from '../protocol/adapter.ts';
import { askOne } from './ask-all.ts';
import type { Expectations } from './expectations.ts';
import { outcomeOf } from './outcome.ts';
import type { Complaint } from './outcome.ts';
import type { FailureGroup } from './tally.ts';

/**
 * The smallest case that is found to fail as the given one does; that one itself where none is.
 * `stillFails` is asked for one case at a time.
 */
export type Shrink = (
  caseId: string,
  stillFails: (smaller: Case) => Promise<boolean>,
) => Promise<Case>;

/** A way to fail, with the smallest case that shows it. */
export interface SmallestFailure {
  readonly group: FailureGroup;
  readonly smallest: Case;
  readonly complaint: Complaint;
}

/** What a failure is made smaller with. */
export interface ShrinkContext {
  readonly session: Session;
  readonly profile: Profile;
  readonly rules: readonly Rule[];
  readonly shrink: Shrink;
  readonly expectations?: Expectations | undefined;
}

/** The smallest failure of a group. */
export async function smallestFailure(
  group: FailureGroup,
  { session, profile, rules, shrink, expectations }: ShrinkContext,
): Promise<SmallestFailure> {
  const { caseId, complaint: firstComplaint } = group.first;
  let complaint = firstComplaint;
  const stillFails = async (smaller: Case): Promise<boolean> => {
    const reply = await replyOrSkip(smaller, session, profile);
    const outcome = outcomeOf(smaller, reply, rules, profile, expectations);
    const same = outcome.complaints.find((other) => isSame(other, group));
    if (same !== undefined) complaint = same;
    return same !== undefined;
  };
  const smallest = await shrink(caseId, stillFails);
  return { group, smallest, complaint };
}

function isSame(complaint: Complaint, { ruleId, verdict, isKnown }: FailureGroup): boolean {
  const isAlike = complaint.ruleId === ruleId && complaint.verdict === verdict;
  return isAlike && (complaint.known !== undefined) === isKnown;
}

/** An adapter that does not start any more answers nothing; what was found out by then stands. */
export async function replyOrSkip(
  subject: Case,
  session: Session,
  profile: Profile,
): Promise<Reply> {
  try {
    return (await askOne(subject, session, profile)).reply;
  } catch (error) {
    if (!(error instanceof AdapterUnavailable)) throw error;
    return { kind: 'skipped', why: error.message };
  }
}
