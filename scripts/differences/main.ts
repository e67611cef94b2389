/**
 * Asks the real releases on both sides of every difference in `spec/profiles` which behaviour they
 * have, and writes `fixtures/evidence/differences.json`: `npm run differences`. `--release` asks some alone,
 * `--missing` what nobody was asked yet.
 */
import { Command } from 'commander';
import { existsSync, writeFileSync } from 'node:fs';
import { collect } from '../../conformance/cli/options.ts';
import { compareReleases } from '../../spec/profiles/releases.ts';
import { openFlink } from '../open-flink.ts';
import { askRelease } from './ask.ts';
import type { Witness } from './ask.ts';
import { BOUNDARIES, boundaryId } from './boundaries.ts';
import type { Boundary } from './boundaries.ts';
import { isUnknown } from './unseen.ts';
import { WITNESSED, witnessedDifferences } from './witnessed.ts';
import type { Witnessed } from './witnessed.ts';

/** What is asked. */
interface Options {
  readonly release: readonly string[];
  /** Only sides of which no case and no reason is known. */
  readonly missing: boolean;
}

/** The boundaries that a release is asked about. */
function boundariesAt(release: string, { missing }: Options): readonly Boundary[] {
  const ours = BOUNDARIES.filter(({ last, first }) => last === release || first === release);
  return missing ? ours.filter((boundary) => isUnknown(boundary, release, known())) : ours;
}

function known(): Witnessed {
  return existsSync(WITNESSED) ? witnessedDifferences() : {};
}

/** Boundaries of one release, asked. */
async function askAbout(
  release: string,
  boundaries: readonly Boundary[],
): Promise<ReadonlyMap<string, Witness>> {
  const found = new Map<string, Witness>();
  const { session } = await openFlink(release, { progress: (line) => console.error(line) });
  try {
    for (const boundary of boundaries) {
      const witness = await askRelease(session, release, boundary);
      found.set(boundaryId(boundary), witness);
      const { agreed, contradicted } = witness;
      console.log(
        `${release} ${boundaryId(boundary)}: ${agreed} agreed, ${contradicted} contradicted`,
      );
    }
  } finally {
    await session.close();
  }
  return found;
}

async function main(options: Options): Promise<void> {
  const { release: asked } = options;
  const all = new Set(BOUNDARIES.flatMap(({ last, first }) => [last, first]));
  const releases = asked.length > 0 ? asked : [...all].toSorted(compareReleases);
  for (const release of releases) {
    const boundaries = boundariesAt(release, options);
    if (boundaries.length === 0) continue;
    const found = await askAbout(release, boundaries);
    const told = withRelease(known(), release, found);
    writeFileSync(WITNESSED, `${JSON.stringify(told, null, 1)}\n`);
    const contradicted = [...found.values()].some((witness) => witness.contradicted > 0);
    if (contradicted) process.exitCode = 1;
  }
}

/** With one release's answers anew; boundaries that are none any more are left out. */
function withRelease(
  before: Witnessed,
  release: string,
  found: ReadonlyMap<string, Witness>,
): Witnessed {
  return Object.fromEntries(
    BOUNDARIES.map((boundary) => {
      const id = boundaryId(boundary);
      const byRelease = { ...before[id] };
      const witness = found.get(id);
      if (witness !== undefined) byRelease[release] = witness;
      const kept = [boundary.last, boundary.first].filter((one) => byRelease[one] !== undefined);
      return [id, Object.fromEntries(kept.map((one) => [one, byRelease[one]!]))];
    }),
  );
}

await new Command('differences')
  .description('asks the real releases on both sides of every difference, and writes what they do')
  .option('--release <release>', 'only this one; may be given more than once', collect, [])
  .option('--missing', 'only what nothing is known of yet', false)
  .action(main)
  .parseAsync();
