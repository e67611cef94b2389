/** `docs/flink-coverage.md`: what is not reached, and why. */
import type { MissedPlace, Summary } from './summary.ts';
import type { Unreached } from './unreached.ts';

/** A measurement, and how it was made. */
export interface Measured {
  readonly release: string;
  readonly seed: string;
  readonly cases: string;
  readonly summary: Summary;
}

/** The page, and what the review does not match. */
export interface Reviewed {
  readonly page: string;
  /** Places without a reason. */
  readonly unexplained: readonly MissedPlace[];
  /** Places with a reason that were reached after all. */
  readonly reached: readonly string[];
}

/** Holds what was measured against the reasons. */
export function review(measured: Measured, reasons: readonly Unreached[]): Reviewed {
  const { missed } = measured.summary;
  const explained = new Set(reasons.flatMap(({ places }) => places));
  const unexplained = missed.filter(({ place }) => !explained.has(place));
  const found = new Set(missed.map(({ place }) => place));
  const reached = [...explained].filter((place) => !found.has(place));
  const groups = reasons.map(({ reason, places }) => ({
    reason,
    missed: missed.filter(({ place }) => places.includes(place)),
  }));
  if (unexplained.length > 0) groups.push({ reason: 'Nobody knows yet.', missed: unexplained });
  return { page: pageOf(measured, groups), unexplained, reached };
}

function pageOf(
  { release, seed, cases, summary }: Measured,
  groups: readonly { readonly reason: string; readonly missed: readonly MissedPlace[] }[],
): string {
  return [
    "# What the suite reaches of Flink's restore",
    '',
    `\`npm run flink-coverage\` ran ${cases} generated cases of seed ${seed} and all real savepoints on Flink ${release}`,
    'under JaCoCo, and wrote this page. Counted is what reads metadata and what restores, by class and method as',
    '`scripts/flink-coverage/restore-code.ts` lists them.',
    '',
    ...summary.totals.map((total) => `- ${total}`),
    '',
    'Every line with something that was not reached stands below with its reason, from',
    '`scripts/flink-coverage/unreached.ts`. The command fails where one has none.',
    '',
    ...groups.filter(({ missed }) => missed.length > 0).flatMap(groupLines),
  ].join('\n');
}

function groupLines({
  reason,
  missed,
}: {
  readonly reason: string;
  readonly missed: readonly MissedPlace[];
}): string[] {
  const lines = missed.map(
    ({ place, method, what }) => `- \`${place.replace(':', `#${method}:`)}\`: ${what}`,
  );
  return [`## ${reason}`, '', ...lines, ''];
}
