/** Ranges of releases in words. */
import { NEWEST_RELEASES } from '../../../spec/profiles/releases.ts';

/** `1.16 and later`, or `1.11 to 1.13`. */
export function linesText({
  since,
  until,
}: {
  readonly since: string;
  readonly until: string | null;
}): string {
  if (until === null) return `${since} and later`;
  return since === until ? since : `${since} to ${until}`;
}

/** Releases in their order, those that follow each other as one range: `1.11.6 to 1.14.6, 2.3.0`. */
export function releasesText(releases: readonly string[]): string {
  const ranges: string[][] = [];
  for (const release of NEWEST_RELEASES) {
    if (!releases.includes(release)) ranges.push([]);
    else if (ranges.length === 0) ranges.push([release]);
    else ranges.at(-1)!.push(release);
  }
  return ranges
    .filter((range) => range.length > 0)
    .map((range) => (range.length === 1 ? range[0]! : `${range[0]} to ${range.at(-1)}`))
    .join(', ');
}
