/** Asks a real release on one side of a boundary which of the two behaviours it has. */
import type { Part } from '../../spec/profiles/behaviours.ts';
import { answerAs, REFERENCE } from '../../conformance/adapters/reference/answer.ts';
import { generateCases, sourceOf } from '../../conformance/generate/stream.ts';
import type { Suite } from '../../conformance/generate/suite.ts';
import { askOf } from '../../conformance/protocol/adapter.ts';
import type { Reply, Session } from '../../conformance/protocol/adapter.ts';
import { askOne } from '../../conformance/runner/ask-all.ts';
import { differencesOfReplies } from '../../conformance/runner/differ.ts';
import type { Difference } from '../../spec/model/comparison/index.ts';
import type { Case } from '../../spec/model/case.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { boundaryId, profileBut } from './boundaries.ts';
import type { Boundary } from './boundaries.ts';
import { RAW_CASES } from './raw-cases.ts';

/** What a release answered to cases in which the two behaviours differ. */
export interface Witness {
  /** Cases in which it did as its profile has it. */
  agreed: number;
  /** Cases in which it did not. */
  contradicted: number;
}

const SEED = 20_261_124;

/** So many cases are looked through for some that tell the two behaviours apart. */
const CASES = 4_000;

/** So many of these are put to the release. */
const ENOUGH = 12;

/** Asks the release of a session, which is one of the boundary's two. */
export async function askRelease(
  session: Session,
  release: string,
  boundary: Boundary,
): Promise<Witness> {
  const profile = findProfile(`flink-${release}`)!;
  const isBefore = release === boundary.last;
  const other = profileBut(release, boundary, isBefore ? boundary.after : boundary.before);
  const witness: Witness = { agreed: 0, contradicted: 0 };
  for (const subject of casesOf(profile, other, SUITES_OF[boundary.part])) {
    const expected = replyAs(profile, subject);
    if (differencesOf(subject, expected, replyAs(other, subject), profile).length === 0) continue;
    const { reply } = await askOne(subject, session, profile);
    if (reply.kind === 'skipped' && !tellsBySkipping(subject)) continue;
    const differences = differencesOf(subject, reply, expected, profile);
    if (differences.length === 0) witness.agreed++;
    else {
      witness.contradicted++;
      const [{ path, left, right }] = differences as [Difference];
      console.error(
        `${release}, ${boundaryId(boundary)}: ${subject.id}: ${path}: ${left} against ${right}`,
      );
    }
    if (witness.agreed + witness.contradicted === ENOUGH) break;
  }
  return witness;
}

/** The questions whose answers hang on a part of a profile. */
const SUITES_OF: Readonly<Record<Part, readonly Suite[]>> = {
  format: ['decode', 'encode'],
  restore: ['restore'],
  channels: ['restore'],
  backends: ['open'],
};

/** Cases made for either of two releases, and for the bytes those that were written by hand. */
function* casesOf(
  profile: Profile,
  other: Profile,
  suites: readonly Suite[],
): Generator<Case, void, undefined> {
  if (suites.includes('decode')) yield* RAW_CASES;
  for (let number = 0; number < CASES; number++) {
    if (!suites.includes(sourceOf(number).suite)) continue;
    for (const madeFor of [profile, other]) {
      yield* generateCases({ seed: SEED, first: number, count: 1, profile: madeFor });
    }
  }
}

/** In what two replies differ; in nothing where one skipped what skipping tells nothing of. */
function differencesOf(
  subject: Case,
  left: Reply,
  right: Reply,
  profile: Profile,
): readonly Difference[] {
  const onlyOneSkipped = (left.kind === 'skipped') !== (right.kind === 'skipped');
  if (onlyOneSkipped && tellsBySkipping(subject)) {
    return [{ path: 'answer', left: left.kind, right: right.kind }];
  }
  return differencesOfReplies(subject, left, right, profile);
}

/** Whether a release skips what it cannot do: it does not write every version that is asked for. */
function tellsBySkipping({ question }: Case): boolean {
  return question === 'encode';
}

function replyAs(profile: Profile, subject: Case): Reply {
  return answerAs(profile, askOf(subject, profile), REFERENCE);
}
