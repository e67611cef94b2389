/** Where releases begin to behave otherwise, as `spec/profiles` has it. */
import { TABLES, withBehaviour } from '../../spec/profiles/behaviours.ts';
import type { Part } from '../../spec/profiles/behaviours.ts';
import type { Differences, ValueSince } from '../../spec/profiles/difference.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { compareReleases, lineOf, NEWEST_RELEASES } from '../../spec/profiles/releases.ts';

/** A behaviour, with its values oldest first. */
export interface Behaviour {
  readonly part: Part;
  readonly name: string;
  readonly values: readonly ValueSince<unknown>[];
}

/** A release that behaves otherwise than the one before it. */
export interface Boundary {
  readonly part: Part;
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  /** The last release with the value before: of the line before, its newest patch. */
  readonly last: string;
  /** The first release with the value after. */
  readonly first: string;
}

/** Every behaviour in which releases differ. */
export const BEHAVIOURS: readonly Behaviour[] = (Object.keys(TABLES) as Part[]).flatMap((part) =>
  Object.entries(TABLES[part] as Differences<Record<string, unknown>>).map(([name, values]) => {
    return { part, name, values };
  }),
);

/** Every change of every behaviour. */
export const BOUNDARIES: readonly Boundary[] = BEHAVIOURS.flatMap(boundariesOf);

/** The changes of a behaviour, oldest first. */
export function boundariesOf({ part, name, values }: Behaviour): readonly Boundary[] {
  return values.slice(1).map(({ since, value: after }, index) => {
    const first = since.split('.').length > 2 ? since : `${since}.0`;
    return { part, name, before: values[index]!.value, after, last: releaseBefore(first), first };
  });
}

/** A name for a boundary: `restore.retention@1.12.2`. */
export function boundaryId({ part, name, first }: Boundary): string {
  return `${part}.${name}@${first}`;
}

/** The profile of a release, but for one behaviour. */
export function profileBut(release: string, boundary: Boundary, value: unknown): Profile {
  return withBehaviour(findProfile(`flink-${release}`)!, boundary, value);
}

/** The patch before, or the newest patch of the line before. */
function releaseBefore(release: string): string {
  const patch = Number(release.split('.')[2]);
  if (patch > 0) return `${lineOf(release)}.${patch - 1}`;
  const older = NEWEST_RELEASES.filter((newest) => compareReleases(newest, release) < 0);
  return older.at(-1)!;
}
