/** A rule's page in a terminal. */
import { linesText, releasesText } from './releases-text.ts';
import type { ExamplePages, RefusalPage, RulePage, SidePage } from './rule-page.ts';
import { thrownBy } from './thrown-text.ts';

/** The lines. */
export function ruleLines(page: RulePage): readonly string[] {
  const { rule, mutants, statements, sides, example, refusals } = page;
  return [
    rule.id,
    `  ${rule.statement}`,
    `  why        ${rule.matters}`,
    `  asked      ${rule.question}`,
    `  holds for  Flink ${linesText(rule)}`,
    ...(rule.origin === 'ours'
      ? ['  ours       decided here, Flink being silent: it fails nobody else']
      : []),
    `  read from  ${rule.sources.join(', ')}`,
    ...statements.map(({ number, text }) => `  part of    ${number}: ${text}`),
    ...sides.flatMap(sideLines),
    ...(example === null ? [] : exampleLines(example)),
    ...refusals.flatMap(refusalLines),
    ...mutants.map(({ id, fault }) => `  catches    mutant:${id}: ${fault}`),
  ];
}

function sideLines({ side, cases, releases, missing }: SidePage): readonly string[] {
  const on = releases.length === 0 ? '' : ` on real Flink ${releasesText(releases)}`;
  const not = missing.length === 0 ? '' : `; not exercised on ${releasesText(missing)}`;
  return [`  side       ${side}: held in ${cases} cases${on}${not}`];
}

function exampleLines({ profile, isSame, holds, breaks }: ExamplePages): readonly string[] {
  return [
    `  holds      as Flink ${profile.release}, on the side ${holds.side}`,
    ...holds.lines.map((line) => `    ${line}`),
    `  answer     ${indented(holds.answer)}`,
    `  breaks     mutant:${breaks.mutant.id}, ${isSame ? 'in the same case' : `on the side ${breaks.side}`}`,
    ...(isSame ? [] : breaks.lines.map((line) => `    ${line}`)),
    `  expected   ${indented(breaks.expected)}`,
    `  seen       ${indented(breaks.seen)}`,
    `  again      ${breaks.replay}`,
  ];
}

function refusalLines({ code, meaning, flink }: RefusalPage): readonly string[] {
  return [
    `  refusal    ${code}: ${meaning}`,
    ...flink.map((thrown) => {
      const { exception, message } = thrown;
      return `    ${thrownBy(thrown)}: ${exception}${message === null ? '' : `: ${message}`}`;
    }),
  ];
}

function indented(text: string): string {
  return text.trimEnd().split('\n').join('\n             ');
}
