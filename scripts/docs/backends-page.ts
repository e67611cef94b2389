/** The page that shows what real backends made of golden savepoints. */
import type { GoldenSnapshot } from '../../conformance/generate/golden-manifest.ts';
import type { BackendEvidence, Cell } from '../backends/evidence.ts';
import { goldenSavepoints } from '../backends/golden-questions.ts';
import { OPENERS, releaseFor } from '../backends/readings.ts';
import { lineOf } from '../../spec/profiles/releases.ts';
import { MADE, pageOf, table } from './markdown.ts';

type Cells = Readonly<Record<string, Cell>>;

/** The page. */
export function backendsText(evidence: BackendEvidence): string {
  return pageOf([
    MADE,
    '',
    '# Which snapshot opens on which state backend',
    '',
    'Every golden savepoint with keyed state was given to the state backends of its own line of Flink and of',
    'those after it: the real `StateBackend#createKeyedStateBackend`, with the handles and files of each subtask',
    '(`npm run backends` does it again). A cell tells how many entries the backend holds then, or with which code it',
    'refused. “untold”: it opened, and the release has no way to tell what it holds. “–”: the line has no such backend,',
    'or no jar of it is published. With the changelog enabled, `changelog(x)` stands above x.',
    '',
    ...summary(evidence),
    ...Object.entries(evidence).flatMap(([line, cells]) => lineSection(line, cells)),
    '',
    '## Savepoints of older lines',
    '',
    'Where a later line ends otherwise than the line that wrote the savepoint, on the same backend:',
    '',
    ...table(['Savepoint', 'Backend', 'Own line', 'Otherwise in'], changesOf(evidence)),
  ]);
}

function summary(evidence: BackendEvidence): readonly string[] {
  const rows = Object.values(evidence).flatMap((cells) => Object.values(cells));
  const cells = rows.flatMap((row) => Object.values(row));
  const count = (verdict: Cell['verdict']) =>
    cells.filter((cell) => cell.verdict === verdict).length;
  const contents = rows.map(contentsOf).filter(({ length }) => length > 1);
  const unequal = contents.filter((told) => new Set(told).size > 1).length;
  const witnessed = cells.length - count('skipped');
  return [
    `${witnessed} of ${cells.length} cells were witnessed: ${count('opened')} opened, ${count('refused')} refused. Where more than one backend of a line opens a`,
    `savepoint and tells what it holds, they hold the same, byte for byte, in ${contents.length - unequal} of ${contents.length} cases.`,
  ];
}

function contentsOf(row: Cells): readonly string[] {
  return Object.values(row).flatMap((cell) =>
    cell.verdict === 'opened' && cell.content !== null ? cell.content : [],
  );
}

/** The savepoints that a line wrote itself. */
function lineSection(line: string, cells: Readonly<Record<string, Cells>>): readonly string[] {
  const own = goldenSavepoints().filter(
    ({ id, flinkVersion }) => lineOf(flinkVersion) === line && cells[id] !== undefined,
  );
  return [
    '',
    `## ${line}`,
    '',
    `Opened by ${releasesOf(line)}.`,
    '',
    ...table(
      ['Savepoint', 'Kind', ...OPENERS.map(({ name }) => name)],
      own.map((golden) => rowOf(golden, cells[golden.id]!)),
    ),
  ];
}

function rowOf({ id, directory, kind }: GoldenSnapshot, cells: Cells): readonly string[] {
  const link = `[${id.slice(id.indexOf('/') + 1)}](../fixtures/golden/${directory})`;
  return [link, kind].concat(OPENERS.map(({ name }) => cellText(cells[name])));
}

function releasesOf(line: string): string {
  const releases = OPENERS.map((opener) => releaseFor(line, opener));
  const [main, ...others] = [...new Set(releases)].filter((release) => release !== null);
  return others.length === 0 ? `${main}` : `${main}, and for ForSt by ${others.join(', ')}`;
}

function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '–';
  switch (cell.verdict) {
    case 'opened':
      return cell.entries === null ? 'opens, untold' : `opens: ${cell.entries}`;
    case 'refused':
      return cell.codes.join(', ');
    case 'skipped':
      return `not witnessed: ${cell.why}`;
  }
}

function changesOf(evidence: BackendEvidence): readonly (readonly string[])[] {
  return goldenSavepoints().flatMap(({ id, flinkVersion }) =>
    OPENERS.flatMap(({ name }) => {
      const own = evidence[lineOf(flinkVersion)]?.[id]?.[name];
      if (own === undefined || own.verdict === 'skipped') return [];
      const changed = new Map<string, string[]>();
      for (const [line, cells] of Object.entries(evidence)) {
        const later = cells[id]?.[name];
        if (later === undefined || later.verdict === 'skipped' || isAlike(own, later)) continue;
        const text = cellText(later);
        changed.set(text, [...(changed.get(text) ?? []), line]);
      }
      if (changed.size === 0) return [];
      const told = [...changed].map(([text, lines]) => `${text} (${spanOf(lines)})`);
      return [[id, name, cellText(own), told.join('; ')]];
    }),
  );
}

/** A release that does not tell what it holds differs in that alone. */
function isAlike(own: Cell, later: Cell): boolean {
  if (own.verdict !== 'opened' || later.verdict !== 'opened')
    return cellText(own) === cellText(later);
  return own.content === null || later.content === null || own.content === later.content;
}

function spanOf(lines: readonly string[]): string {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  return lines.length < 3 ? lines.join(', ') : `${first} to ${last}, in ${lines.length} lines`;
}
