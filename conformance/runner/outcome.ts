/** What came of one case. */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { Fault, Reply } from '../protocol/adapter.ts';
import { NO_EXPECTATIONS } from './expectations.ts';
import type { Expectations } from './expectations.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';

/** What is wrong with a case, if anything is; a case may fail for several reasons. */
export interface Complaint {
  /** The broken rule; `null` where the adapter did not answer. */
  readonly ruleId: string | null;
  readonly verdict: 'broken' | 'error' | Fault['fault'];
  /** In Flink's words; empty where the adapter did not answer. */
  readonly expected: string;
  readonly seen: string;
  /** Why it was to be expected; absent where it was not. */
  readonly known?: { readonly reason: string; readonly link?: string };
}

/** What came of a case. */
export interface CaseOutcome {
  readonly subject: Case;
  readonly reply: Reply;
  readonly judgements: readonly Judgement[];
  /** Empty for a case that passed, or that was skipped. */
  readonly complaints: readonly Complaint[];
  /** Why nothing was judged; `null` where something was, or where the case failed. */
  readonly skipped: string | null;
}

/** Why a case is skipped that the adapter did answer. */
export const NOT_JUDGED = 'no rule speaks about what the answer shows';

/** Judges a reply. Breaches of rules of our own making are no complaints. */
export function outcomeOf(
  subject: Case,
  reply: Reply,
  rules: readonly Rule[],
  profile: Profile,
  expectations: Pick<Expectations, 'explain'> = NO_EXPECTATIONS,
): CaseOutcome {
  const outcome = judgedOutcome(subject, reply, rules, profile);
  return { ...outcome, complaints: expectations.explain(subject.id, outcome.complaints) };
}

function judgedOutcome(
  subject: Case,
  reply: Reply,
  rules: readonly Rule[],
  profile: Profile,
): CaseOutcome {
  switch (reply.kind) {
    case 'skipped':
      return { subject, reply, judgements: [], complaints: [], skipped: reply.why };
    case 'error':
      return unanswered(subject, reply, 'error', reply.message);
    case 'fault':
      return unanswered(subject, reply, reply.fault, reply.message);
    case 'result':
    case 'refused': {
      const judgements = judge(rules, subject, reply, profile);
      const complaints = judgements.flatMap((judgement) => complaintOf(judgement, rules));
      const skipped = judgements.length === 0 ? NOT_JUDGED : null;
      return { subject, reply, judgements, complaints, skipped };
    }
  }
}

function complaintOf({ ruleId, breach }: Judgement, rules: readonly Rule[]): Complaint[] {
  if (breach === null || rules.find(({ id }) => id === ruleId)?.origin === 'ours') return [];
  return [{ ruleId, verdict: 'broken', expected: breach.expected, seen: breach.seen }];
}

function unanswered(
  subject: Case,
  reply: Reply,
  verdict: Complaint['verdict'],
  seen: string,
): CaseOutcome {
  const complaint: Complaint = { ruleId: null, verdict, expected: 'an answer', seen };
  return { subject, reply, judgements: [], complaints: [complaint], skipped: null };
}
