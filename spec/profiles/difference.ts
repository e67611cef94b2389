/** How differences between releases are written down: as tables, never as conditions in code. */
import { compareReleases, lineOf } from './releases.ts';

/** One value from a release line on, up to the next entry's `since`. */
export interface ValueSince<T> {
  /** A release line such as `1.14`, or an exact release such as `1.17.2`. */
  readonly since: string;
  readonly value: T;
}

/** For each behaviour its values, oldest first; the first entry's `since` is the oldest line. */
export type Differences<Behaviour> = {
  readonly [Name in keyof Behaviour]: readonly [
    ValueSince<Behaviour[Name]>,
    ...ValueSince<Behaviour[Name]>[],
  ];
};

/** What a release does. */
export function resolveDifferences<Behaviour>(
  table: Differences<Behaviour>,
  release: string,
): Behaviour {
  const resolved: Partial<Behaviour> = {};
  for (const name of Object.keys(table) as (keyof Behaviour)[]) {
    const [first, ...later] = table[name];
    let value = first.value;
    for (const entry of later) if (reaches(release, entry.since)) value = entry.value;
    resolved[name] = value;
  }
  return Object.freeze(resolved) as Behaviour;
}

/** Whether a release is at or after a line or an exact release. */
function reaches(release: string, since: string): boolean {
  const exact = since.split('.').length > 2;
  return compareReleases(exact ? release : lineOf(release), since) >= 0;
}
