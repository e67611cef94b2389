/** Cases of the suite, and the restores among them. */
import { oneof } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Case, Question } from '../../../spec/model/case.ts';
import { QUESTIONS } from '../../../spec/model/case.ts';
import type { RestoreRequest } from '../../../spec/model/request.ts';
import { SOURCES } from '../stream.ts';
import { profileOf } from './release.ts';
import type { ArbitraryOptions } from './release.ts';

/** Which cases. */
export interface CaseOptions extends ArbitraryOptions {
  /** What they ask; each of the questions where it is absent. */
  readonly questions?: readonly [Question, ...Question[]];
}

/** The ID of all cases that no stream numbers. */
const UNNUMBERED = 'arbitrary';

/**
 * Cases such as `savepoint-spec run` makes, in the same proportions, refusals of each kind among them.
 * They shrink within the recipe that made them. Their ID is `arbitrary`: what leads back to one is
 * fast-check's seed and path.
 *
 * @throws RangeError for a release that is not known
 */
export function cases(options: CaseOptions = {}): Arbitrary<Case> {
  const profile = profileOf(options);
  const questions: readonly Question[] = options.questions ?? QUESTIONS;
  const drawn = SOURCES.filter(({ suite }) => questions.includes(suite));
  return oneof(
    ...drawn.map(({ drafts, toCase, weight }) => ({
      weight,
      arbitrary: drafts.map((draft) => toCase(UNNUMBERED, draft, profile)),
    })),
  );
}

/**
 * Restores: a job, a pointer with its files, settings and coordinator; both sides of every rule.
 *
 * @throws RangeError for a release that is not known
 */
export function restoreRequests(options: ArbitraryOptions = {}): Arbitrary<RestoreRequest> {
  return cases({ ...options, questions: ['restore'] }).map(
    ({ request }) => request as RestoreRequest,
  );
}
