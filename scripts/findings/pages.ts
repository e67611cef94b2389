/** The pages of `docs/findings`. */
import { join } from 'node:path';
import { caseFileText } from '../../conformance/protocol/case-file.ts';
import { HAZARDS } from '../../spec/hazards/index.ts';
import type { Hazard } from '../../spec/hazards/index.ts';
import { isWithin, NEWEST_RELEASES } from '../../spec/profiles/releases.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { exampleOf } from './examples.ts';

const DOCS = join(PROJECT_ROOT, 'docs', 'findings');

/** What real releases showed. */
export const WITNESSED = join(DOCS, 'witnessed.json');

/** By hazard and release: whether it showed. */
export type Witnessed = Record<string, Readonly<Record<string, boolean>>>;

const KINDS: Readonly<Record<Hazard['kind'], string>> = {
  bug: 'It goes against what Flink documents, or against what it does elsewhere: a bug.',
  design: 'Flink documents it.',
  undocumented: 'Flink documents neither this nor the contrary.',
};

/** Of the text of {@link WITNESSED}. */
export function witnessedIn(text: string): Witnessed {
  return JSON.parse(text) as Witnessed;
}

/** Every file with its text: a page and a case for each hazard, and a list of all. */
export function pagesOf(witnessed: Witnessed): ReadonlyMap<string, string> {
  const pages = new Map([[join(DOCS, 'README.md'), listOf(HAZARDS)]]);
  for (const hazard of HAZARDS) {
    pages.set(join(DOCS, `${hazard.id}.md`), pageOf(hazard, witnessed[hazard.id] ?? {}));
    pages.set(
      join(DOCS, 'cases', `${hazard.id}.json`),
      caseFileText({ profile: 'flink-2.3.0', case: exampleOf(hazard.id, true) }),
    );
  }
  return pages;
}

function listOf(hazards: readonly Hazard[]): string {
  return [
    '# Findings',
    '',
    'What Flink does that its users should know of. Rules and reference implementation do the same, so that',
    'nobody fails here for doing as Flink does. Each has its smallest case; `npm run findings -- --adapter',
    'flink@2.3.0` asks a real release whether it shows there, and writes these pages.',
    '',
    ...hazards.map((hazard) => `- [${hazard.title}](${hazard.id}.md): Flink ${linesOf(hazard)}`),
    '',
    'What only a running scheduler shows, by experiment:',
    '',
    '- [A claimed savepoint is deleted although its job never ran](claimed-savepoint-deleted.md): the adaptive scheduler, Flink 1.15 and later',
    '',
  ].join('\n');
}

function pageOf(hazard: Hazard, shown: Readonly<Record<string, boolean>>): string {
  const { id, title, happens, advice, kind, tickets, sources } = hazard;
  const newest = NEWEST_RELEASES.findLast((release) => isWithin(release, hazard));
  return [
    `# ${title}`,
    '',
    happens,
    '',
    `What to do: ${advice}`,
    '',
    `- Flink lines: ${linesOf(hazard)}`,
    `- ${KINDS[kind]}`,
    `- Ticket: ${tickets.length === 0 ? 'none known' : tickets.join(', ')}`,
    `- Read from: ${sources.map((source) => `\`${source}\``).join(', ')}`,
    `- Shown by real Flink: ${releasesOf(shown, true)}; asked, and not shown: ${releasesOf(shown, false)}`,
    `- Smallest case: \`npx savepoint-spec replay docs/findings/cases/${id}.json --adapter flink@${newest}\``,
    '',
  ].join('\n');
}

function linesOf({ since, until }: Hazard): string {
  if (until === null) return `${since} and later`;
  return `${since} to ${until}`;
}

function releasesOf(shown: Readonly<Record<string, boolean>>, wanted: boolean): string {
  const releases = NEWEST_RELEASES.filter((release) => shown[release] === wanted);
  return releases.length === 0 ? 'none' : releases.join(', ');
}
