/** Jobs, and what becomes of them between a savepoint and its restore. */
import { array } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Job } from '../../../spec/model/job.ts';
import type { RestoreRequest } from '../../../spec/model/request.ts';
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import { restoreCase } from '../build/restore-case.ts';
import { editDrafts } from '../draft/edit-draft.ts';
import { fields } from '../draft/pick.ts';
import { restoreDraft } from '../draft/restore-draft.ts';
import { constrained } from '../recipes/constraints.ts';
import { profileOf } from './release.ts';
import type { ArbitraryOptions } from './release.ts';

const PLAIN = constrained({ rest: { pointers: { directory: 1 } } });
const MOST_SUCCESSORS = 4;

/** One savepoint, and jobs that are restored from it. */
export interface Evolution {
  /** What the savepoint holds. */
  readonly snapshot: Snapshot;
  /** The job that wrote it. */
  readonly before: Job;
  /**
   * Restores of 1 to 4 successors of that job, each edited in its own way (operators added, removed,
   * renamed, chained, unchained, rescaled, …). All have the savepoint's file in `files`.
   */
  readonly successors: readonly RestoreRequest[];
}

/**
 * Jobs of 1 to 5 vertices, each a chain of 1 to 4 operators, with edges, parallelisms, max parallelisms,
 * uids and coordinators. They shrink to one operator. Flink: `JobGraph`.
 *
 * @throws RangeError for a release that is not known
 */
export function jobs(options: ArbitraryOptions = {}): Arbitrary<Job> {
  const profile = profileOf(options);
  const drafts = restoreDraft({ ...PLAIN, edits: { ...PLAIN.edits, maxEdits: 0 } });
  return drafts.map((draft) => restoreCase('', draft, profile).request.job);
}

/**
 * Savepoints with successors of the job that wrote them. They shrink to fewer successors, fewer edits,
 * and a smaller job.
 *
 * @throws RangeError for a release that is not known
 */
export function evolutions(options: ArbitraryOptions = {}): Arbitrary<Evolution> {
  const profile = profileOf(options);
  const drafts = fields({
    origin: restoreDraft({ ...PLAIN, edits: { ...PLAIN.edits, maxEdits: 0 } }),
    successors: array(editDrafts(PLAIN.edits), { minLength: 1, maxLength: MOST_SUCCESSORS }),
  });
  return drafts.map(({ origin, successors }) => {
    const { request, snapshot } = restoreCase('', origin, profile);
    return {
      // A savepoint whose directory is given is found.
      snapshot: snapshot!,
      before: request.job,
      successors: successors.map((edits) => restoreCase('', { ...origin, edits }, profile).request),
    };
  });
}
