/** The page that lists every statement with its rules, and where they were seen to hold. */
import { linesText, releasesText } from '../../conformance/cli/explain/releases-text.ts';
import { sidePage } from '../../conformance/cli/explain/rule-page.ts';
import type { Confirmed } from '../../conformance/cli/evidence/confirmed.ts';
import { NEWEST_RELEASES } from '../../spec/profiles/releases.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { STAGES, STATEMENTS } from '../../spec/statements/index.ts';
import type { Statement, StatementStage } from '../../spec/statements/index.ts';
import { MADE, pageOf, table } from './markdown.ts';

/** The rules that cover a statement. */
function rulesOf({ number }: Statement): readonly Rule[] {
  return RULES.filter(({ covers }) => covers.includes(number));
}

/** The page. */
export function semanticsText(confirmed: Confirmed): string {
  return pageOf([
    MADE,
    '',
    '# What is known of a restore, statement by statement',
    '',
    'Each statement has a number that does not change. Rules judge it; where none does, or none does in full,',
    'the statement says what is missing, or why nothing can show it.',
    '',
    ...summary(),
    '',
    `How it was confirmed: the suite was put to real Flink, ${confirmed.cases.toLocaleString('en')} generated cases of seed ${confirmed.seed} and the`,
    `real savepoints of \`fixtures/golden\` to each of ${confirmed.releases.join(', ')}. A release is named where every`,
    'rule of the statement held on it, at least one side of each being reached. `npm run confirm` does it again.',
    ...(Object.keys(STAGES) as StatementStage[]).flatMap((stage) => stageSection(stage, confirmed)),
    '',
    '## Rules beyond these statements',
    '',
    'They are about the bytes alone:',
    '',
    ...RULES.filter(({ covers }) => covers.length === 0).map((rule) => `- ${link(rule)}`),
  ]);
}

function summary(): readonly string[] {
  const unobservable = STATEMENTS.filter((one) => one.unobservable !== undefined).length;
  const covered = STATEMENTS.filter((one) => rulesOf(one).length > 0);
  const inFull = covered.filter(({ open }) => open === undefined).length;
  const open = STATEMENTS.length - covered.length - unobservable;
  return [
    `Of ${STATEMENTS.length} statements, ${inFull} are covered by rules, ${covered.length - inFull} more but for what they say,`,
    `${unobservable} cannot be observed, and ${open} have no rule yet.`,
  ];
}

function stageSection(stage: StatementStage, confirmed: Confirmed): readonly string[] {
  const own = STATEMENTS.filter(({ number }) => number.startsWith(stage));
  return [
    '',
    `## ${stage}: ${STAGES[stage]}`,
    '',
    ...table(
      HEAD,
      own.map((statement) => rowOf(statement, confirmed)),
    ),
  ];
}

const HEAD = ['', 'what Flink does', 'rules', 'Flink', 'confirmed', 'not judged'] as const;

function rowOf(statement: Statement, confirmed: Confirmed): readonly string[] {
  const { number, text, unobservable, open } = statement;
  const rules = rulesOf(statement);
  return [
    `<a id="${number.toLowerCase()}"></a>${number}`,
    text,
    rules.map(link).join('<br>'),
    [...new Set(rules.map(linesText))].join('<br>'),
    rules.length === 0 ? '' : confirmedText(rules, confirmed),
    unobservable === undefined ? (open ?? '') : `Cannot be observed. ${unobservable}`,
  ];
}

function link({ id }: Rule): string {
  return `[${id}](rules/${id}.md)`;
}

/** On which releases, in how many cases, and which sides were never reached. */
function confirmedText(rules: readonly Rule[], confirmed: Confirmed): string {
  const sides = rules.flatMap((rule) =>
    rule.sides.map((side) => ({ ...sidePage(rule, side, confirmed) })),
  );
  const cases = sides.reduce((sum, side) => sum + side.cases, 0);
  const releases = NEWEST_RELEASES.filter((release) => holdsOn(release, rules, confirmed));
  const unreached = sides.filter((side) => side.cases === 0).map(({ side }) => `\`${side}\``);
  const broken = brokenOn(rules, confirmed);
  return [
    releases.length === 0 ? 'on no release' : `on ${releasesText(releases)}`,
    `in ${cases.toLocaleString('en')} judgements`,
    ...(unreached.length === 0 ? [] : [`not reached: ${unreached.join(', ')}`]),
    ...(broken.length === 0 ? [] : [`broken on ${broken.join(', ')}`]),
  ].join('; ');
}

function brokenOn(rules: readonly Rule[], confirmed: Confirmed): readonly string[] {
  return [...new Set(rules.flatMap(({ id }) => Object.keys(confirmed.rules[id]?.broken ?? {})))];
}

/** Whether each rule that holds for a release held there, and one at least does. */
function holdsOn(release: string, rules: readonly Rule[], confirmed: Confirmed): boolean {
  const column = confirmed.releases.indexOf(release);
  if (column === -1 || brokenOn(rules, confirmed).includes(release)) return false;
  const cases = rules
    .map(({ id }) => Object.values(confirmed.rules[id]?.held ?? {}).map((row) => row[column]))
    .filter((counts) => counts.some((count) => typeof count === 'number'))
    .map((counts) => counts.reduce((sum: number, count) => sum + (count ?? 0), 0));
  return cases.length > 0 && cases.every((count) => count > 0);
}
