/** Cases of packs that are drawn from the stream of generated cases. */
import type { Case, RestoreCase } from '../../../spec/model/case.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { restoreCase } from '../build/restore-case.ts';
import type { RestoreDraft } from '../draft/restore-draft.ts';
import { firstDraft, generateCases, sourceOf } from '../stream.ts';
import type { PackCase } from './pack-case.ts';
import { planted } from './planted.ts';

/** Of how many cases of the stream the ones that a suite wants are looked for. */
const LONGEST_SEARCH = 10_000;

/** At most so large a part of restores is of what only older releases do: one in so many. */
const PAST_SHARE = 10;

/** What generated cases hang on. */
export interface Drawn {
  readonly seed: number;
  readonly count: number;
  /** The release that the cases are made for: they hold nothing that it could not read. */
  readonly profile: Profile;
  /** The other releases that the pack tells of, oldest first. */
  readonly others: readonly Profile[];
}

/** What can be told of a case before it is chosen. */
export interface Telling {
  /** What a restore shows that is worth a case, by names of any kind. */
  readonly sides: (subject: RestoreCase) => readonly string[];
  /** Of what it shows as a release, that which no restore of the newest can show. */
  readonly pastSides: (subject: RestoreCase, release: Profile) => readonly string[];
  /** All that restores of a release can show, and those of the newest cannot. */
  readonly pastSidesOf: (release: Profile) => ReadonlySet<string>;
  /** The code with which a release refuses a case; `null` where it does not. */
  readonly refusalOf: (subject: PackCase['subject'], profile: Profile) => string | null;
  /** The codes that the suite is to show. */
  readonly wanted: ReadonlySet<string>;
}

/** Snapshots as jobs leave them behind, whatever pointer leads to them. */
export function decodeCases({ seed, count, profile }: Drawn): PackCase[] {
  const found: PackCase[] = [];
  for (const { number, subject } of numbered(seed, profile)) {
    if (found.length >= count) break;
    if (subject.question !== 'decode' || subject.snapshot === null) continue;
    const id = idOf('valid', profile, seed, number);
    const about = `a snapshot as a job leaves it behind: ${sourceOf(number).name}`;
    found.push({ id, about, subject: { ...subject, id } });
  }
  return found;
}

/**
 * Restores that show something new each: one of every refusal that is wanted, then those that are the
 * first of which `shows` names something. Once nothing new is found any more, others fill up to the count.
 */
export function restoreCases(drawn: Drawn, telling: Telling): PackCase[] {
  const { count } = drawn;
  const refused = refusedRestores(drawn, telling);
  const missing = count - refused.length;
  if (missing <= 0) return refused;
  const met = new Set(refused.map(({ id }) => id));
  const past = pastRestores({ ...drawn, count: missing }, telling, met);
  const left = { ...drawn, count: missing - past.length };
  return [...refused, ...restoresShowing(left, telling.sides, met), ...past];
}

/** Restores that are on the sides of rules which the newest release does not have any more. */
function pastRestores(
  { seed, count, others }: Drawn,
  { pastSides, pastSidesOf }: Telling,
  met: ReadonlySet<string>,
): PackCase[] {
  const seen = new Set<string>();
  const found: PackCase[] = [];
  for (const release of others) {
    const missing = new Set([...pastSidesOf(release)].filter((side) => !seen.has(side)));
    for (const { number, subject } of numberedRestores(seed, release)) {
      if (missing.size === 0 || found.length >= count / PAST_SHARE) break;
      if (met.has(idOf('restore', release, seed, number))) continue;
      const fresh = pastSides(subject, release).filter((side) => missing.delete(side));
      for (const side of fresh) seen.add(side);
      if (fresh.length > 0)
        found.push(drawnRestore(seed, number, subject, release, fresh.join(', ')));
    }
  }
  return found;
}

/** A restore for each refusal: as the release that the pack is made for, else as the oldest that gives it. */
function refusedRestores(
  { seed, count, profile, others }: Drawn,
  { refusalOf, wanted }: Telling,
): PackCase[] {
  const missing = new Set(wanted);
  const found: PackCase[] = [];
  for (const release of [profile, ...others]) {
    for (const { number, subject, what } of withPlanted(seed, release)) {
      if (missing.size === 0 || found.length >= count) return found;
      const code = refusalOf(subject, release);
      if (code === null || !missing.delete(code)) continue;
      const drawn = drawnRestore(seed, number, subject, release, `refused with ${code}`);
      const id = what === null ? drawn.id : `${drawn.id}/${what.replaceAll(' ', '-')}`;
      found.push({ ...drawn, id, subject: { ...subject, id } });
    }
  }
  return found;
}

/** Restores as drawn, and with what no job leaves behind. */
function* withPlanted(
  seed: number,
  profile: Profile,
): Generator<{ number: number; subject: RestoreCase; what: string | null }> {
  for (const { number, subject } of numberedRestores(seed, profile)) {
    yield { number, subject, what: null };
    for (const [what, changed] of planted(subject)) yield { number, subject: changed, what };
  }
}

function restoresShowing(
  { seed, count, profile }: Drawn,
  shows: Telling['sides'],
  met: ReadonlySet<string>,
): PackCase[] {
  const seen = new Set<string>();
  const showing = new Map<number, PackCase>();
  const others = new Map<number, PackCase>();
  for (const { number, subject } of numberedRestores(seed, profile)) {
    if (showing.size >= count) break;
    const isMet = met.has(idOf('restore', profile, seed, number));
    const fresh = shows(subject).filter((what) => !seen.has(what));
    for (const what of fresh) seen.add(what);
    if (isMet || (fresh.length === 0 && others.size >= count)) continue;
    const about = fresh.length === 0 ? `as drawn: ${sourceOf(number).name}` : fresh.join(', ');
    const found = drawnRestore(seed, number, subject, profile, about);
    (fresh.length > 0 ? showing : others).set(number, found);
  }
  const filling = [...others].slice(0, Math.max(0, count - showing.size));
  return [...showing, ...filling].sort(([one], [other]) => one - other).map(([, each]) => each);
}

function drawnRestore(
  seed: number,
  number: number,
  subject: RestoreCase,
  profile: Profile,
  about: string,
): PackCase {
  const id = idOf('restore', profile, seed, number);
  const madeAs = (release: Profile): RestoreCase =>
    sourceOf(number).toCase(id, firstDraft(seed, number).value, release) as RestoreCase;
  return { id, about, subject: { ...subject, id }, isFor: isSame(subject, madeAs) };
}

function* numberedRestores(
  seed: number,
  profile: Profile,
): Generator<{ number: number; subject: RestoreCase }> {
  for (const { number, subject } of numbered(seed, profile))
    if (subject.question === 'restore') yield { number, subject };
}

/** One savepoint, and one successor job after the other that is restored from it. */
export function evolutionCases({ seed, count, profile }: Drawn): PackCase[] {
  const origin = plainDraft(seed);
  if (origin === null) return [];
  const found: PackCase[] = [];
  const met = new Set<string>();
  for (const { number, draft } of restoreDrafts(seed)) {
    if (found.length >= count) break;
    const id = idOf('evolution', profile, seed, number);
    const madeAs = (release: Profile): RestoreCase =>
      restoreCase(id, succeeding(origin, draft), release);
    const subject = madeAs(profile);
    const asked = askedText(subject);
    if (met.has(asked)) continue;
    met.add(asked);
    const about = `the job after ${draft.edits.map(({ kind }) => kind).join(', ') || 'no edit'}`;
    found.push({ id, about, subject, isFor: isSame(subject, madeAs) });
  }
  return found;
}

/** Whether a release is asked the same, as its own cases are made. Bytes that it cannot read it refuses. */
function isSame(
  subject: RestoreCase,
  madeAs: (release: Profile) => RestoreCase,
): (release: Profile) => boolean {
  return (release) => askedText(madeAs(release)) === askedText(subject);
}

/** All that is asked but the files. */
function askedText({ request }: RestoreCase): string {
  return JSON.stringify({ ...request, files: [] }, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** The job of one draft, edited as another one is. */
function succeeding(origin: RestoreDraft, { edits, setup }: RestoreDraft): RestoreDraft {
  const { allowNonRestoredState, claimMode } = setup;
  return { ...origin, edits, setup: { ...origin.setup, allowNonRestoredState, claimMode } };
}

/** The first draft of a restore from a savepoint that is in order, with nothing else in the way. */
function plainDraft(seed: number): RestoreDraft | null {
  for (const { draft } of restoreDrafts(seed)) {
    const { snapshot, entry, pointer, history, job } = draft;
    const leads = pointer.form === 'directory' && entry.point === 'restoreSavepoint';
    const isInOrder = snapshot.damage === 'none' && history.length === 0;
    if (leads && isInOrder && job.length > 1) return draft;
  }
  return null;
}

function* restoreDrafts(seed: number): Generator<{ number: number; draft: RestoreDraft }> {
  for (let number = 0; number < LONGEST_SEARCH; number++) {
    if (sourceOf(number).suite !== 'restore') continue;
    yield { number, draft: firstDraft(seed, number).value as RestoreDraft };
  }
}

function* numbered(seed: number, profile: Profile): Generator<{ number: number; subject: Case }> {
  let number = 0;
  for (const subject of generateCases({ seed, count: LONGEST_SEARCH, profile })) {
    yield { number: number++, subject };
  }
}

function idOf(suite: string, { id }: Profile, seed: number, number: number): string {
  return `${suite}/${id}/s${seed}/${String(number).padStart(6, '0')}`;
}
