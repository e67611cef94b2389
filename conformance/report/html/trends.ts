/** What became of an adapter's behaviour over the baselines that were recorded of it. */
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { tableSection } from './sections.ts';

/** How the answers of two baselines differ, in cases. */
export interface Moved {
  /** Asked in both, and answered otherwise. */
  readonly changed: number;
  /** Asked in the later one alone. */
  readonly added: number;
  /** Asked in the earlier one alone. */
  readonly missing: number;
}

/** A baseline that is shown. */
export interface ShownBaseline {
  /** What tells it from the others, such as its file. */
  readonly label: string;
  /** Name and version. */
  readonly adapter: string;
  /** The release that it was judged as. */
  readonly profile: string;
  readonly suiteVersion: number;
  readonly seed: number;
  /** How many cases were generated. */
  readonly cases: number;
  /** A line for each rule by its ID; its first word is its status. */
  readonly rules: ReadonlyMap<string, string>;
  /** A line for each answer by the ID of its case; its first word is the kind. */
  readonly answers: ReadonlyMap<string, string>;
  /** Since the one before; `null` for the first one, and where the cases are others. */
  readonly moved: Moved | null;
}

/** The baselines beside each other, oldest first, and the rules that did not stay what they were. */
export function trendsSection(baselines: readonly ShownBaseline[]): Markup {
  return markup`${baselinesTable(baselines)} ${rulesTable(baselines)}`;
}

function baselinesTable(baselines: readonly ShownBaseline[]): Markup {
  const rows = baselines.map((baseline) => {
    const { label, adapter, profile, seed, cases, suiteVersion, rules, answers } = baseline;
    const kinds = counted(answers.values(), kindOf);
    const statuses = counted(rules.values(), statusOf);
    return markup`<tr>
      <th scope="row">${label}</th>
      <td>${adapter} as ${profile}</td>
      <td>${seed}</td>
      <td>${cases}</td>
      <td>${suiteVersion}</td>
      <td>${kinds}</td>
      <td>${statuses}</td>
      <td>${movedText(baseline)}</td>
    </tr>`;
  });
  return tableSection({
    id: 'trends',
    title: 'Trends',
    label: 'Table of baselines',
    caption: 'Each baseline, oldest first: its answers by kind, and its rules by status.',
    head: ['Baseline', 'Adapter', 'Seed', 'Generated', 'Suite', 'Answers', 'Rules', 'Moved since'],
    rows,
  });
}

/** How many lines there are of each sort, in words. */
function counted(lines: Iterable<string>, sortOf: (line: string) => string): string {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const sort = sortOf(line);
    counts.set(sort, (counts.get(sort) ?? 0) + 1);
  }
  return Array.from(counts.keys())
    .toSorted()
    .map((sort) => `${sort} ${counts.get(sort)}`)
    .join(', ');
}

/** The kind of an answer; a fault's line says which. */
function kindOf(line: string): string {
  return /^(?:result|refused|skipped|error)/.exec(line)?.[0] ?? line;
}

function movedText({ moved }: ShownBaseline): string {
  if (moved === null) return 'not comparable';
  const { changed, added, missing } = moved;
  return `${changed} answered otherwise, ${added} new, ${missing} gone`;
}

function rulesTable(baselines: readonly ShownBaseline[]): Markup {
  const ids = [...new Set(baselines.flatMap(({ rules }) => [...rules.keys()]))];
  const rows = ids
    .map((id) => ({ id, cells: baselines.map(({ rules }) => statusOf(rules.get(id))) }))
    .filter(({ cells }) => new Set(cells).size > 1)
    .map(
      ({ id, cells }) =>
        markup`<tr>
          <th scope="row">${id}</th>
          ${cells.map((cell) => markup`<td><span class="${CLASSES[cell] ?? 'idle'}">${cell}</span></td>`)}
        </tr>`,
    );
  return tableSection({
    id: 'trends-rules',
    title: 'Rules that moved',
    label: 'Rules by baseline',
    caption: 'Rules whose status is not the same in every baseline.',
    head: ['Rule', ...baselines.map(({ label }) => label)],
    rows,
  });
}

const CLASSES: Readonly<Record<string, string>> = { held: 'held', broken: 'broken' };

/** The status that a line begins with. */
function statusOf(line: string | undefined): string {
  if (line === undefined) return 'no such rule';
  return /^(?:held|broken|not exercised)/.exec(line)?.[0] ?? line;
}
