/** The pages of `docs/rules`. */
import { linesText, releasesText } from '../../conformance/cli/explain/releases-text.ts';
import type {
  ExamplePages,
  RefusalPage,
  RulePage,
  SidePage,
} from '../../conformance/cli/explain/rule-page.ts';
import { thrownBy } from '../../conformance/cli/explain/thrown-text.ts';
import { caseSection, MADE, pageOf, table, verbatim } from './markdown.ts';

/** The page of a rule. */
export function ruleText(page: RulePage): string {
  const { rule, statements, sides, example, refusals } = page;
  if (example === null) throw new Error(`the example of ${rule.id} is stale: run npm run docs`);
  return pageOf([
    MADE,
    '',
    `# ${rule.id}`,
    '',
    rule.statement,
    '',
    rule.matters,
    '',
    `- Asked: \`${rule.question}\``,
    `- Flink lines: ${linesText(rule)}`,
    `- Read from: ${rule.sources.map((source) => `\`${source}\``).join(', ')}`,
    ...statements.map(
      ({ number, text }) =>
        `- Part of [${number}](../../semantics.md#${number.toLowerCase()}): ${text}`,
    ),
    '',
    '## Confirmed on real Flink',
    '',
    ...sidesTable(sides),
    '',
    ...exampleSections(example),
    ...refusalSection(refusals),
    ...mutantSection(page),
  ]);
}

function sidesTable(sides: readonly SidePage[]): readonly string[] {
  return table(
    ['side', 'cases in which it held', 'on', 'not exercised on'],
    sides.map(({ side, cases, releases, missing }) => [
      `\`${side}\``,
      `${cases}`,
      releasesText(releases),
      releasesText(missing),
    ]),
  );
}

function exampleSections({ profile, isSame, holds, breaks }: ExamplePages): readonly string[] {
  return [
    '## An example that holds',
    '',
    `As Flink ${profile.release}, on the side \`${holds.side}\`:`,
    '',
    ...caseSection(holds),
    '',
    `Flink's answer: ${holds.answer.replaceAll('\n', ' ')}`,
    '',
    '## An example that breaks it',
    '',
    `\`mutant:${breaks.mutant.id}\` is wrong on purpose. ${breaks.mutant.fault} ${isSame ? 'In the same case:' : `On the side \`${breaks.side}\`:`}`,
    '',
    ...(isSame ? [] : [...caseSection(breaks), '']),
    ...verbatim([`expected  ${indented(breaks.expected)}`, `seen      ${indented(breaks.seen)}`]),
    '',
    `\`${breaks.replay}\` shows it.`,
    '',
  ];
}

function indented(text: string): string {
  return text.trimEnd().split('\n').join('\n          ');
}

function refusalSection(refusals: readonly RefusalPage[]): readonly string[] {
  if (refusals.length === 0) return [];
  return [
    '## What Flink says then',
    '',
    ...refusals.flatMap(({ code, meaning, flink }) => [
      `\`${code}\`: ${meaning}`,
      '',
      ...flink.map(
        (thrown) => `- ${thrownBy(thrown)}: \`${thrown.exception}\`${messageOf(thrown)}`,
      ),
      '',
    ]),
  ];
}

function messageOf({ message }: RefusalPage['flink'][number]): string {
  return message === null ? ', without a message' : `: \`${message.replaceAll('\n', ' ')}\``;
}

function mutantSection({ mutants }: RulePage): readonly string[] {
  return [
    '## Wrong implementations that it catches',
    '',
    ...mutants.map(({ id, fault }) => `- \`mutant:${id}\`: ${fault}`),
  ];
}
