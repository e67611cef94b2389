/** A report for people who read a terminal. */
import { deedOf } from '../words/deed.ts';
import { createColors } from 'picocolors';
import { isOutdated } from '../../runner/expectations.ts';
import { isFailure } from '../../runner/late-faults.ts';
import { countedIn } from '../report.ts';
import type { FailureReport, Report, RuleReport } from '../report.ts';
import { outdatedText, patternOf } from '../test-cases.ts';
import { harmless, inOneLine } from '../words/visible.ts';

/** Colours or none. */
export type Colors = ReturnType<typeof createColors>;

/** Colours for a stream that shows them. */
export function colorsFor(isTerminal: boolean): Colors {
  return createColors(isTerminal);
}

/** The table of rules. */
export function ruleLines({ rules }: Report, colors: Colors): string[] {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  return rules.map((rule) => {
    const sides = Object.entries(rule.sides).map(([side, cases]) => `${side} ${cases}`);
    return `  ${statusText(rule, colors)}  ${rule.id.padEnd(width)}  ${sides.join(', ')}`;
  });
}

function statusText({ status }: RuleReport, colors: Colors): string {
  const text = status.padEnd('not exercised'.length);
  const paint = { held: colors.green, broken: colors.red, 'not exercised': colors.yellow };
  return paint[status](text);
}

/** What was skipped, and why. */
export function skipLines({ skips }: Report): string[] {
  return [...skips]
    .sort((a, b) => b.count - a.count)
    .map(({ why, count }) => `  ${String(count).padStart(6)} skipped: ${harmless(inOneLine(why))}`);
}

/** How many rules held, and how many did not. */
export function ruleCountLine({ rules }: Report): string {
  const count = (status: RuleReport['status']): number =>
    rules.filter((rule) => rule.status === status).length;
  return `${rules.length} rules: ${count('held')} held, ${count('broken')} broken, ${count('not exercised')} not exercised`;
}

/** One way in which cases failed, above the smallest case that shows it. */
export function failureLines(
  failure: FailureReport,
  caseLines: readonly string[],
  colors: Colors,
): string[] {
  const { ruleId, verdict, caseId, count, expected, seen, replay, known } = failure;
  const what = ruleId === null ? `The adapter ${deedOf(verdict)}` : `${ruleId} is broken`;
  const paint = known === undefined ? colors.red : colors.yellow;
  return [
    paint(`${what}, in ${count} ${count === 1 ? 'case' : 'cases'}. The smallest found: ${caseId}`),
    ...caseLines.map((line) => `    ${line}`),
    `  expected  ${indented(expected)}`,
    `  seen      ${indented(seen)}`,
    ...(known === undefined ? [] : [`  known     ${knownText(known)}`]),
    `  again     ${replay}`,
  ];
}

function knownText({ reason, link }: NonNullable<FailureReport['known']>): string {
  return indented(link === undefined ? reason : `${reason} (${link})`);
}

/** What is to be told of known failures: how many cases failed so, and which entries are outdated. */
export function expectationLines({ expectations, totals }: Report, colors: Colors): string[] {
  if (expectations === undefined) return [];
  const outdated = expectations.filter(isOutdated);
  const entries = expectations.filter(({ status }) => status === 'fails').length;
  return [
    ...outdated.map((each) => `${colors.red(patternOf(each))} ${harmless(outdatedText(each))}`),
    `${totals.known ?? 0} failed as expected, by ${entries} of ${expectations.length} known failures`,
  ];
}

/** Faults that are no case's. */
export function unchargedLines({ uncharged }: Report, colors: Colors): string[] {
  return uncharged.flatMap(({ fault, when, message, count }) => {
    const paint = isFailure({ when, fault, count }) ? colors.red : colors.yellow;
    const text = `The adapter ${deedOf(fault)} ${count === 1 ? 'once' : `${count} times`}, ${when}`;
    return [paint(text), `  seen      ${indented(message)}`];
  });
}

/** How a run ended that did not ask all cases; nothing for one that did. */
export function endLines(report: Report): string[] {
  const { end } = report;
  const counted = `${countedIn(report)} cases were counted by then.`;
  switch (end.how) {
    case 'complete':
      return [];
    case 'interrupted':
      return [`Interrupted by ${end.why}: ${counted}`];
    case 'adapter lost':
      return [`The run could not go on: ${counted} ${harmless(end.why)}`];
  }
}

function indented(text: string): string {
  return harmless(text).trimEnd().split('\n').join('\n            ');
}

/** The closing line. */
export function closingLine({
  totals: { passed, failed, skipped },
}: Pick<Report, 'totals'>): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
