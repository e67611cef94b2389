/** The page that lists in what releases differ. */
import type { Part } from '../../spec/profiles/behaviours.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEHAVIOURS, boundariesOf, boundaryId } from '../differences/boundaries.ts';
import type { Behaviour, Boundary } from '../differences/boundaries.ts';
import { whyUnseen } from '../differences/unseen.ts';
import type { Witnessed } from '../differences/witnessed.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { MADE, pageOf, table } from './markdown.ts';

const PARTS: Readonly<Record<Part, { readonly title: string; readonly file: string }>> = {
  format: { title: 'What they read and write', file: 'format-differences.ts' },
  restore: { title: 'How they restore', file: 'restore-differences.ts' },
  channels: { title: 'What they do with in-flight data', file: 'channel-differences.ts' },
  backends: { title: 'How they open keyed state', file: 'backend-differences.ts' },
};

/** The page. */
export function differencesText(witnessed: Witnessed): string {
  return pageOf([
    MADE,
    '',
    '# In what releases differ',
    '',
    'Every difference that rules and reference implementation know of, from `spec/profiles`, with the exact',
    'release that it came with. How it was confirmed: of generated cases, and of files that no writer writes',
    '(`scripts/differences/raw-cases.ts`), those are taken in which the reference answers otherwise when this one',
    'behaviour is exchanged, and are put to the real releases on both sides: the last one before, and the first',
    'one after. `npm run differences` does it again.',
    '',
    ...summary(witnessed),
    ...(Object.keys(PARTS) as Part[]).flatMap((part) => partSection(part, witnessed)),
  ]);
}

function summary(witnessed: Witnessed): readonly string[] {
  const boundaries = BEHAVIOURS.flatMap(boundariesOf);
  const seen = boundaries.map((boundary) => sidesSeen(boundary, witnessed));
  const count = (sides: number) => seen.filter((each) => each === sides).length;
  return [
    `${BEHAVIOURS.length} behaviours change ${boundaries.length} times. ${count(2)} of these changes were seen from both sides, ${count(1)} from one alone, and`,
    `${count(0)} from none. Where a side was not seen, the reason stands in its place.`,
  ];
}

/** On how many sides of a boundary a release did as its profile has it. */
function sidesSeen(boundary: Boundary, witnessed: Witnessed): number {
  const byRelease = witnessed[boundaryId(boundary)];
  const { last, first } = boundary;
  return [last, first].filter((release) => (byRelease?.[release]?.agreed ?? 0) > 0).length;
}

function partSection(part: Part, witnessed: Witnessed): readonly string[] {
  const { title, file } = PARTS[part];
  const meanings = meaningsIn(readFileSync(join(PROJECT_ROOT, 'spec/profiles', file), 'utf8'));
  return [
    '',
    `## ${title}`,
    ...BEHAVIOURS.flatMap((behaviour) =>
      behaviour.part === part ? behaviourSection(behaviour, meanings, witnessed) : [],
    ),
  ];
}

function behaviourSection(
  behaviour: Behaviour,
  meanings: ReadonlyMap<string, string>,
  witnessed: Witnessed,
): readonly string[] {
  const meaning = meaningOf(behaviour, meanings);
  const changes = changesTable(behaviour, witnessed);
  return ['', `### ${behaviour.name}`, '', meaning, '', ...changes];
}

function changesTable(behaviour: Behaviour, witnessed: Witnessed): readonly string[] {
  return table(
    ['came with', 'before', 'from then on', 'confirmed on real Flink'],
    boundariesOf(behaviour).map((boundary) => [
      boundary.first,
      valueText(boundary.before),
      valueText(boundary.after),
      witnessText(boundary, witnessed),
    ]),
  );
}

function witnessText(boundary: Boundary, witnessed: Witnessed): string {
  const byRelease = witnessed[boundaryId(boundary)] ?? {};
  return [boundary.last, boundary.first]
    .map((release) => {
      const why = whyUnseen(boundary, release);
      if (why !== undefined) return `${release}: ${why}`;
      const witness = byRelease[release];
      if (witness === undefined) return `${release}: not asked`;
      const { agreed, contradicted } = witness;
      if (agreed + contradicted === 0) return `${release}: no case shows it`;
      const against = contradicted === 0 ? '' : `, ${contradicted} otherwise`;
      return `${release}: ${agreed} cases${against}`;
    })
    .join('<br>');
}

function valueText(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function meaningOf({ name }: Behaviour, meanings: ReadonlyMap<string, string>): string {
  const meaning = meanings.get(name);
  if (meaning === undefined) throw new Error(`the behaviour ${name} has no docstring`);
  return meaning;
}

/** The docstring of each property, in one line. */
export function meaningsIn(source: string): ReadonlyMap<string, string> {
  const properties = source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+readonly (\w+):/g);
  return new Map(
    Array.from(properties, ([, text, name]) => [
      name!,
      text!
        .replaceAll(/^\s*\*/gm, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ]),
  );
}
