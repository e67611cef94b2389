/** The stream of cases. */
import type { Arbitrary, Value } from 'fast-check';
import type { Case, Question } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { decodeCase } from './build/decode-case.ts';
import { encodeCase } from './build/encode-case.ts';
import { openCase } from './build/open-case.ts';
import { restoreCase } from './build/restore-case.ts';
import { stateFilesCase } from './build/state-files/state-files-case.ts';
import { decodeDraft } from './draft/decode-draft.ts';
import { encodeDraft } from './draft/encode-draft.ts';
import { openDraft } from './draft/open-draft.ts';
import { restoreDraft } from './draft/restore-draft.ts';
import { stateFilesDraft } from './draft/state-files-draft.ts';
import { DECODE_RECIPES } from './recipes/decode-recipes.ts';
import { ENCODE_RECIPES } from './recipes/encode-recipes.ts';
import { OPEN_RECIPES } from './recipes/open-recipes.ts';
import { RESTORE_RECIPES } from './recipes/restore-recipes.ts';
import { STATE_FILES_RECIPES } from './recipes/state-files-recipes.ts';
import { randomOfCase } from './random.ts';
import { roundOf } from './schedule.ts';
import { formatCaseId, MAX_SEED, parseCaseId, SUITE_VERSION } from './suite.ts';
import type { CaseAddress, Suite } from './suite.ts';

/** What makes the cases of some turns of the stream. */
export interface CaseSource {
  readonly suite: Suite;
  /** The recipe's name, for people. */
  readonly name: string;
  readonly weight: number;
  readonly drafts: Arbitrary<unknown>;
  /** The case of a draft that {@link CaseSource.drafts} made. */
  readonly toCase: (id: string, draft: unknown, profile: Profile) => Case;
}

/** Hides what a source's drafts are, so that all sources have one type. */
function source<Draft>(
  suite: Suite,
  recipe: { readonly name: string; readonly weight: number },
  drafts: Arbitrary<Draft>,
  toCase: (id: string, draft: Draft, profile: Profile) => Case,
): CaseSource {
  return {
    suite,
    name: recipe.name,
    weight: recipe.weight,
    drafts,
    toCase: (id, draft, profile) => toCase(id, draft as Draft, profile),
  };
}

/** Everything that makes cases. */
export const SOURCES: readonly CaseSource[] = [
  ...RESTORE_RECIPES.map((recipe) =>
    source('restore', recipe, restoreDraft(recipe.constraints), restoreCase),
  ),
  ...DECODE_RECIPES.map((recipe) =>
    source(
      'decode',
      recipe,
      decodeDraft(recipe.constraints, recipe.pointers, recipe.impossible),
      decodeCase,
    ),
  ),
  ...ENCODE_RECIPES.map((recipe) =>
    source('encode', recipe, encodeDraft(recipe.constraints, recipe.unwritable), encodeCase),
  ),
  ...OPEN_RECIPES.map((recipe) => source('open', recipe, openDraft(recipe.constraints), openCase)),
  ...STATE_FILES_RECIPES.map((recipe) =>
    source('open', recipe, stateFilesDraft(recipe.constraints), stateFilesCase),
  ),
];

const ROUND = roundOf(SOURCES);

/** What makes the case of a number. */
export function sourceOf(number: number): CaseSource {
  return ROUND[number % ROUND.length]!;
}

/** What the case of a number asks, found out without making it. */
export function questionAt(number: number): Question {
  return sourceOf(number).suite;
}

/** A case's draft before it was made smaller, with what fast-check needs to make it smaller. */
export function firstDraft(seed: number, number: number): Value<unknown> {
  return sourceOf(number).drafts.generate(randomOfCase(seed, number, SUITE_VERSION), undefined);
}

/** What is asked for. */
export interface StreamOptions {
  /** 0 to 2^32 - 1. */
  readonly seed: number;
  /** How many cases, of all questions together. */
  readonly count: number;
  /** The number of the first one; 0 where it is not given. */
  readonly first?: number;
  /**
   * The release that the cases are for: metadata versions and handles that it does not read are
   * replaced by ones that it does. The rest of a case is the same for all releases.
   */
  readonly profile: Profile;
}

/**
 * The cases of a seed, one by one; none is made before it is asked for. A case hangs on seed,
 * number, suite version and profile alone.
 *
 * @throws RangeError for a seed that is no whole number from 0 to 2^32 - 1
 */
export function* generateCases({
  seed,
  count,
  first = 0,
  profile,
}: StreamOptions): Generator<Case, void, undefined> {
  if (!Number.isInteger(seed) || seed < 0 || seed > MAX_SEED) {
    throw new RangeError(`a seed is a whole number from 0 to ${MAX_SEED}, not ${seed}`);
  }
  for (let number = first; number < first + count; number++) {
    const { suite, toCase } = sourceOf(number);
    const id = formatCaseId({ suite, seed, number, shrinks: [] });
    yield toCase(id, firstDraft(seed, number).value, profile);
  }
}

/** The case of an ID, `null` for a string that is the ID of no generated case. */
export function caseById(id: string, profile: Profile): Case | null {
  const address = parseCaseId(id);
  if (address === null || sourceOf(address.number).suite !== address.suite) return null;
  const draft = draftAt(address);
  return draft === null ? null : sourceOf(address.number).toCase(id, draft.value, profile);
}

/** The draft at an address; `null` where fast-check offers fewer smaller values than it names. */
export function draftAt({ seed, number, shrinks }: CaseAddress): Value<unknown> | null {
  const { drafts } = sourceOf(number);
  let draft = firstDraft(seed, number);
  for (const step of shrinks) {
    const smaller = drafts.shrink(draft.value, draft.context).drop(step).next();
    if (smaller.done === true) return null;
    draft = smaller.value;
  }
  return draft;
}
