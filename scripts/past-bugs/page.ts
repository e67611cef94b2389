/** The page `docs/past-bugs.md`. */
import { join } from 'node:path';
import { MUTANTS } from '../../conformance/adapters/mutants/index.ts';
import type { Ticket } from '../../conformance/adapters/mutants/index.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { OTHER_BUGS } from './other-bugs.ts';
import { INVARIANTS } from './past-bug.ts';
import type { Invariant, PastBug } from './past-bug.ts';
import { SHOWN_BUGS } from './shown-bugs.ts';
import type { Seen } from './witness.ts';

/** The page. */
export const PAGE = join(PROJECT_ROOT, 'docs', 'past-bugs.md');

/** What real releases showed. */
export const WITNESSED = join(PROJECT_ROOT, 'docs', 'past-bugs-witnessed.json');

/** By ticket. */
export type Witnessed = Readonly<Record<string, Seen>>;

/** Those that are shown, and those that are not. */
export const ALL_BUGS: readonly PastBug[] = [...SHOWN_BUGS, ...OTHER_BUGS];

/** The IDs of the mutants that plant a bug. */
export function mutantsOf(ticket: Ticket): readonly string[] {
  return MUTANTS.filter(({ tickets = [] }) => tickets.includes(ticket)).map(({ id }) => id);
}

/** The text of the page. */
export function pageOf(witnessed: Witnessed): string {
  const planted = SHOWN_BUGS.filter(({ ticket }) => mutantsOf(ticket).length > 0);
  const seen = SHOWN_BUGS.filter(({ shown }) => shown.by !== 'mutant');
  return [
    "# Bugs of Flink's past",
    '',
    'Real bugs of restore, by what must hold, and how the suite shows each.',
    '',
    `- ${planted.length} are planted: a wrong implementation does the same, and a run of 5,000 cases catches it (\`npx savepoint-spec run --adapter mutant:ID\`).`,
    `- ${seen.length} are in a released Flink from 1.11 on and were seen there. Where the next release has it no more, the same cases were put to both, and a rule of the mended one told them apart: \`npm run past-bugs -- --ticket FLINK-N\` does it again.`,
    `- ${OTHER_BUGS.length} are not shown, and the last section says why.`,
    '',
    'A release is judged by its own rules, so that a run of one that has a bug passes: the bug is part of its profile.',
    '',
    ...sections(witnessed),
    '## Not shown',
    '',
    '| Ticket | What broke | Why it is not shown |',
    '| --- | --- | --- |',
    ...OTHER_BUGS.map(({ ticket, broke, shown }) =>
      row([ticket, broke, shown.by === 'nothing' ? shown.why : '']),
    ),
    '',
  ].join('\n');
}

function sections(witnessed: Witnessed): readonly string[] {
  return (Object.keys(INVARIANTS) as Invariant[]).flatMap((invariant) => {
    const bugs = SHOWN_BUGS.filter((bug) => bug.invariant === invariant);
    const head = [
      `## ${INVARIANTS[invariant]}`,
      '',
      '| Ticket | What broke | Mended in | Mutant | Caught by | Shown |',
      '| --- | --- | --- | --- | --- | --- |',
    ];
    return head.concat(
      bugs.map((bug) => bugRow(bug, witnessed)),
      '',
    );
  });
}

function bugRow(bug: PastBug, witnessed: Witnessed): string {
  const { ticket, broke, mendedIn } = bug;
  const mutants = MUTANTS.filter(({ tickets = [] }) => tickets.includes(ticket));
  const ids = mutants.map(({ id }) => `\`${id}\``).join(', ');
  const rules = [...new Set(mutants.map(({ ruleId }) => `\`${ruleId}\``))].join(', ');
  const mended = mendedIn ?? 'no release known here';
  return row([ticket, broke, mended, ids || '–', rules || '–', shownText(bug, witnessed)]);
}

function shownText({ ticket, shown }: PastBug, witnessed: Witnessed): string {
  switch (shown.by) {
    case 'witness': {
      const { caseId, cases, expected, seen } = witnessed[ticket]!;
      const { broken, mended, ruleId } = shown;
      return `Flink ${broken} breaks \`${ruleId}\` of ${mended} in case ${cases} of those on its side \`${shown.side}\`, in which ${mended} itself holds it (\`${caseId}\`): expected ${expected}, seen ${seen}`;
    }
    case 'hazard':
      return `in every line from 1.11 on: [hazard](findings/${shown.hazardId}.md)`;
    case 'rule':
      return `in every line from 1.11 on, so that \`${shown.ruleId}\` states it; \`mutant:${shown.mended}\` does as the ticket wants, and breaks the rule`;
    case 'mutant':
      return `planted only: ${shown.why}`;
    case 'nothing':
      return `not shown: ${shown.why}`;
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
