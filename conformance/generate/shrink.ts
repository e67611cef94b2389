/** Smaller cases that fail as well, found with fast-check's own shrinking. */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { draftAt, sourceOf } from './stream.ts';
import { formatCaseId, parseCaseId } from './suite.ts';

/** How long shrinking may go on. It hangs on these which case is found, never what a case is. */
export interface ShrinkBudget {
  /** Most cases to try. */
  readonly maxTries: number;
  /** No case is tried after so many milliseconds. */
  readonly maxMilliseconds: number;
}

/**
 * The smallest case that was found to fail as the given one does. Its ID leads back to it. The given
 * case itself where no smaller one fails, or none could be tried.
 *
 * @param caseId of a generated case, made smaller already or not
 * @param stillFails asked for one case at a time
 * @param isCut asked before each try; it may end the search with what was found by then
 * @throws RangeError for an ID that leads to no generated case
 */
export async function shrinkCase(
  caseId: string,
  profile: Profile,
  stillFails: (smaller: Case) => Promise<boolean>,
  { maxTries, maxMilliseconds }: ShrinkBudget,
  isCut: () => boolean = () => false,
): Promise<Case> {
  const address = parseCaseId(caseId);
  const start = address === null ? null : draftAt(address);
  if (address === null || start === null || sourceOf(address.number).suite !== address.suite) {
    throw new RangeError(`no generated case has the ID ${caseId}`);
  }
  const { drafts, toCase } = sourceOf(address.number);
  const deadline = Date.now() + maxMilliseconds;
  let smallest = toCase(caseId, start.value, profile);
  let shrinks = address.shrinks;
  let candidates = drafts.shrink(start.value, start.context);
  let step = 0;
  for (let tries = 0; tries < maxTries && Date.now() < deadline; tries++) {
    if (isCut()) break;
    const next = candidates.next();
    if (next.done === true) break;
    const candidateShrinks = [...shrinks, step];
    const id = formatCaseId({ ...address, shrinks: candidateShrinks });
    const candidate = toCase(id, next.value.value, profile);
    if (await stillFails(candidate)) {
      smallest = candidate;
      shrinks = candidateShrinks;
      candidates = drafts.shrink(next.value.value, next.value.context);
      step = 0;
    } else step++;
  }
  return smallest;
}
