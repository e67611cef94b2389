/** A report as TAP 14: a stage is a subtest, a rule a test point of it. */
import { suitesOf } from '../test-cases.ts';
import type { TestCase, TestSuite } from '../test-cases.ts';
import type { Report } from '../report.ts';
import { inOneLine } from '../words/visible.ts';

/** The lines of a report. */
export function tapOf(report: Report): string {
  const suites = suitesOf(report);
  const { adapter, adapterVersion, profile, seed, suiteVersion } = report;
  const lines = [
    'TAP version 14',
    `# ${inOneLine(`${adapter} ${adapterVersion} as ${profile}, seed ${seed}, suite ${suiteVersion}`)}`,
    `1..${suites.length}`,
    ...suites.flatMap(suiteLines),
  ];
  return `${lines.join('\n')}\n`;
}

function suiteLines({ name, tests }: TestSuite, index: number): string[] {
  const fails = tests.some(({ outcome }) => outcome === 'failed');
  return [
    `# Subtest: ${name}`,
    ...[`1..${tests.length}`, ...tests.flatMap(testLines)].map((line) => `    ${line}`),
    `${fails ? 'not ok' : 'ok'} ${index + 1} - ${name}`,
  ];
}

function testLines(test: TestCase, index: number): string[] {
  const { name, outcome, why } = test;
  const point = `${index + 1} - ${escaped(name)}`;
  switch (outcome) {
    case 'passed':
      return [`ok ${point}`];
    case 'skipped':
    case 'not exercised':
      return [`ok ${point} # SKIP ${escaped(why)}`];
    case 'known':
      return [`not ok ${point} # TODO ${escaped(why)}`, ...diagnosticLines(test)];
    case 'failed':
      return [`not ok ${point}`, ...diagnosticLines(test)];
  }
}

/** A block of YAML, whose scalars are JSON strings: those are YAML too, and hold any character. */
function diagnosticLines({ why, failures }: TestCase): string[] {
  const ways = failures.flatMap(({ caseId, verdict, expected, seen, count, replay }) => [
    '  -',
    ...Object.entries({ case: caseId, verdict, cases: count, expected, seen, again: replay }).map(
      ([key, value]) => `    ${key}: ${scalar(value)}`,
    ),
  ]);
  return [
    '---',
    `message: ${scalar(why)}`,
    ...(ways.length === 0 ? [] : ['failures:', ...ways]),
    '...',
  ].map((line) => `  ${line}`);
}

/** YAML takes no character that cannot be printed, escaped ones apart. */
function scalar(value: string | number): string {
  return JSON.stringify(value).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** In a description `#` begins a directive, and `\` escapes. */
function escaped(text: string): string {
  return inOneLine(text).replaceAll(/[\\#]/g, String.raw`\$&`);
}
