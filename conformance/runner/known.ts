/** Differences from the reference that are known and explained. */
import type { Case } from '../../spec/model/case.ts';
import type { DisagreementGroup, Pair } from './compare.ts';
import { disagreementOn } from './compare.ts';

/** One way in which one adapter differs, with the smallest case that shows it. */
export interface KnownDifference {
  /** As `--adapter` names it. */
  readonly adapter: string;
  /** The kind of the disagreement, as `compare` prints it. */
  readonly difference: string;
  /** Why it differs, for people. */
  readonly reason: string;
  /** Where it is discussed; absent where it is not. */
  readonly ticket?: string;
  /** The exact release that the case is for. */
  readonly profile: string;
  readonly case: Case;
}

/** An entry whose case does not differ so any more. */
export interface StaleDifference {
  readonly entry: KnownDifference;
  /** How the two differ there now; `null` where they do not. */
  readonly now: string | null;
}

/** The entries that speak of an adapter that is asked as a release. */
export function knownOf(
  entries: readonly KnownDifference[],
  adapter: string,
  { id }: Pair['profile'],
): readonly KnownDifference[] {
  return entries.filter((entry) => entry.adapter === adapter && entry.profile === id);
}

/** The entry that explains a group; `undefined` where none does. */
export function explanationOf(
  { kind }: DisagreementGroup,
  known: readonly KnownDifference[],
): KnownDifference | undefined {
  return known.find(({ difference }) => difference === kind);
}

/** Asks the case of each entry again. */
export async function staleOf(
  known: readonly KnownDifference[],
  pair: Pair,
): Promise<readonly StaleDifference[]> {
  const stale: StaleDifference[] = [];
  for (const entry of known) {
    const now = (await disagreementOn(entry.case, pair))?.kind ?? null;
    if (now !== entry.difference) stale.push({ entry, now });
  }
  return stale;
}
