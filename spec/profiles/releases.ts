/** The Flink releases that are known here, and their order. */

/** The newest patch of each line from 1.11 on; `flink-2.3` is short for `flink-2.3.0`. */
export const NEWEST_RELEASES = [
  '1.11.6',
  '1.12.7',
  '1.13.6',
  '1.14.6',
  '1.15.4',
  '1.16.3',
  '1.17.2',
  '1.18.1',
  '1.19.3',
  '1.20.5',
  '2.0.2',
  '2.1.3',
  '2.2.1',
  '2.3.0',
] as const;

/** A Flink release, such as `2.3.0`. */
export type Release = `${number}.${number}.${number}`;

/** A Flink release line, such as `2.3`. */
export type ReleaseLine = string;

/** A range of release lines, both ends included; an absent end is open, and so is one that is `null`. */
export interface LineRange {
  readonly since?: ReleaseLine;
  readonly until?: ReleaseLine | null;
}

/** The line of a release: `2.3.0` gives `2.3`. */
export function lineOf(release: string): ReleaseLine {
  return release.split('.').slice(0, 2).join('.');
}

/** Negative, zero or positive as `a` is before, equal to or after `b`. Missing parts count as 0. */
export function compareReleases(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a release, or a line, lies within a range of lines. */
export function isWithin(release: string, { since, until }: LineRange): boolean {
  const line = lineOf(release);
  return (
    (since === undefined || compareReleases(line, since) >= 0) &&
    (until === undefined || until === null || compareReleases(line, until) <= 0)
  );
}
