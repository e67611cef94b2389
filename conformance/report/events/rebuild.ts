/** The report of a run, made again from its events. */
import { RULES } from '../../../spec/rules/index.ts';
import type { CountedExpectation } from '../../runner/expectations.ts';
import { reportOf } from '../report.ts';
import type { EarlierFailure, Report, Reported } from '../report.ts';
import type { RunSoFar } from './read-run.ts';

/** The report; `null` where the events lack their footer. */
export function reportOfEvents(run: RunSoFar): Report | null {
  const { header, tally, footer, smallestOf } = run;
  if (footer === null) return null;
  const replays = new Map<string, string>();
  const failures: Reported['failures'] = tally.failures().map((group) => {
    const smallest = smallestOf(group);
    if (smallest === undefined) {
      const { caseId, complaint } = group.first;
      return { group, smallest: { id: caseId }, complaint };
    }
    replays.set(smallest.caseId, smallest.replay);
    return { group, smallest: { id: smallest.caseId }, complaint: smallest };
  });
  return reportOf(
    { tally, failures, end: footer.end },
    {
      ...header,
      profile: { id: header.profile },
      dialect: header.dialect ?? undefined,
      replayOf: (id) => replays.get(id) ?? '',
      earlier: earlierOf(run),
      expectations: expectationsOf(run, footer.end.how === 'complete'),
    },
  );
}

/** What became of known failures; `undefined` where none were given. */
function expectationsOf(
  { header, asked, expectations }: RunSoFar,
  isWhole: boolean,
): CountedExpectation[] | undefined {
  if (header.expected === null) return undefined;
  return expectations.counted({ ...asked, all: RULES, isWhole });
}

/** What the report tells of failures of earlier runs. */
export function earlierOf({ earlier }: Pick<RunSoFar, 'earlier'>): EarlierFailure[] {
  return earlier.map(({ caseId, ruleId, verdict, now, replay }) => ({
    caseId,
    ruleId,
    verdict,
    now,
    replay,
  }));
}
