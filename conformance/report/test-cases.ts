/** A report as test cases, which is how CI systems see it: a rule is a test case, a stage is a suite. */
import type { Question } from '../../spec/model/case.ts';
import { RULES } from '../../spec/rules/index.ts';
import { isOutdated } from '../runner/expectations.ts';
import type { CountedExpectation } from '../runner/expectations.ts';
import { isFailure } from '../runner/late-faults.ts';
import type { Complaint } from '../runner/outcome.ts';
import { inOneLine } from './words/visible.ts';
import type { FailureReport, Report, RuleReport } from './report.ts';

/**
 * What became of a test case. `skipped`: the adapter does not answer what it speaks of. `not
 * exercised`: it does, and no case was judged on one of its sides. `known`: it failed as expected.
 */
export type TestOutcome = 'passed' | 'failed' | 'known' | 'skipped' | 'not exercised';

/** A test case. */
export interface TestCase {
  /** A rule's ID, or what is asked of every adapter. */
  readonly name: string;
  readonly outcome: TestOutcome;
  /** One line on why it did not pass; empty for one that did. */
  readonly why: string;
  /** What there is to tell of it, line by line. */
  readonly details: readonly string[];
  /** Each way in which it failed. */
  readonly failures: readonly FailureReport[];
}

/** Test cases that belong together. */
export interface TestSuite {
  readonly name: string;
  readonly tests: readonly TestCase[];
}

/** The suite of what no rule speaks of. */
export const ADAPTER_SUITE = 'adapter';

/** The suites of a report: the stages in the order of the rules, and what concerns the adapter itself. */
export function suitesOf(report: Report): TestSuite[] {
  const stages = new Map<string, TestCase[]>();
  const put = (test: TestCase): void => {
    const stage = test.name.slice(0, test.name.indexOf('/'));
    const tests = stages.get(stage) ?? [];
    stages.set(stage, tests);
    tests.push(test);
  };
  for (const rule of report.rules) put(ruleTest(rule, report));
  const why = `${inOneLine(report.adapter)} does not claim the rule`;
  for (const name of report.notClaimed ?? [])
    put({ name, outcome: 'skipped', why, details: [], failures: [] });
  return [
    ...Array.from(stages, ([name, tests]) => ({ name, tests })),
    { name: ADAPTER_SUITE, tests: [...faultTests(report), endTest(report)] },
    ...expectationSuites(report),
  ];
}

function ruleTest(rule: RuleReport, report: Report): TestCase {
  const failures = report.failures.filter(({ ruleId }) => ruleId === rule.id);
  const sides = Object.entries(rule.sides).map(([side, cases]) => `${side} ${cases}`);
  const test = { name: rule.id, failures, details: [`cases: ${sides.join(', ')}`] };
  if (failures.length > 0) {
    const details = [...test.details, ...failures.flatMap(failureDetails)];
    return { ...test, details, ...failedAs(failures) };
  }
  if (rule.status !== 'not exercised') return { ...test, outcome: 'passed', why: '' };
  return { ...test, ...idleReason(rule, report) };
}

/** A test fails by what was not expected, if anything is. */
function failedAs(failures: readonly FailureReport[]): Pick<TestCase, 'outcome' | 'why'> {
  const unexpected = failures.find(({ known }) => known === undefined);
  if (unexpected !== undefined) return { outcome: 'failed', why: whyOf(unexpected) };
  const { reason, link } = failures[0]!.known!;
  const where = link === undefined ? '' : ` (${link})`;
  return { outcome: 'known', why: `known failure: ${inOneLine(reason)}${where}` };
}

/** One way to fail in a line. */
export function whyOf({ ruleId, verdict, expected, seen, count }: FailureReport): string {
  const cases = `${count} ${count === 1 ? 'case' : 'cases'}`;
  return ruleId === null
    ? `${verdict} in ${cases}: ${inOneLine(seen)}`
    : `expected ${inOneLine(expected)}, seen ${inOneLine(seen)} (${cases})`;
}

function failureDetails({ caseId, expected, seen, count, replay }: FailureReport): string[] {
  return [
    `${count === 1 ? 'case' : `smallest of ${count} cases`}: ${caseId}`,
    `expected: ${expected}`,
    `seen: ${seen}`,
    `again: ${replay}`,
  ];
}

function idleReason({ id, sides }: RuleReport, report: Report): Pick<TestCase, 'outcome' | 'why'> {
  const question = questionOf(id);
  if (report.questions !== undefined && question !== null && !report.questions.includes(question)) {
    const name = inOneLine(report.adapter);
    return { outcome: 'skipped', why: `${name} does not answer the question ${question}` };
  }
  const empty = Object.keys(sides).filter((side) => sides[side] === 0);
  const on = `${empty.length === 1 ? 'its side' : 'its sides'} ${empty.join(', ')}`;
  return { outcome: 'not exercised', why: `not exercised: no case was judged on ${on}` };
}

/** What a rule speaks about; `null` for a rule that is not known any more. */
export function questionOf(ruleId: string): Question | null {
  return RULES.find(({ id }) => id === ruleId)?.question ?? null;
}

const ASKED_TO_THE_END = 'is asked to the end';

/** What is asked of every adapter, by the verdict on one that does not. */
const MANNERS: Readonly<Record<Exclude<Complaint['verdict'], 'broken'>, string>> = {
  error: 'gives no error',
  crashed: 'does not crash',
  'timed out': 'answers in time',
  flooded: 'keeps within its bounds',
  'broken protocol': 'keeps to the protocol',
};

/** The tests that every adapter has, whatever rules it is judged by. */
export const ADAPTER_TESTS: readonly string[] = [...Object.values(MANNERS), ASKED_TO_THE_END];

function faultTests({ failures, uncharged }: Report): TestCase[] {
  return Object.entries(MANNERS).map(([verdict, name]) => {
    const charged = failures.filter((each) => each.ruleId === null && each.verdict === verdict);
    const others = uncharged.filter(({ fault }) => fault === verdict);
    const { outcome, why } = faultsAs(charged, others);
    const details = [...charged.flatMap(failureDetails), ...others.map(unchargedText)];
    return { name, outcome, why, details, failures: charged };
  });
}

function faultsAs(
  charged: readonly FailureReport[],
  others: Report['uncharged'],
): Pick<TestCase, 'outcome' | 'why'> {
  const own = charged.length === 0 ? null : failedAs(charged);
  if (own?.outcome === 'failed') return own;
  const uncharged = others.find(isFailure);
  if (uncharged !== undefined) return { outcome: 'failed', why: unchargedText(uncharged) };
  return own ?? { outcome: 'passed', why: '' };
}

function unchargedText({ fault, when, message, count }: Report['uncharged'][number]): string {
  const often = count === 1 ? 'once' : `${count} times`;
  return `${fault} ${often}, ${when}: ${inOneLine(message)}`;
}

/** Each known failure is a test, which fails where it is none any more. */
function expectationSuites({ expectations }: Report): TestSuite[] {
  if (expectations === undefined || expectations.length === 0) return [];
  const tests = expectations.map((each): TestCase => {
    const name = patternOf(each);
    const text = outdatedText(each);
    if (isOutdated(each))
      return { name, outcome: 'failed', why: text, details: [text], failures: [] };
    const isIdle = each.status === 'not judged';
    const outcome = isIdle ? 'skipped' : 'passed';
    return {
      name,
      outcome,
      why: isIdle ? 'not judged in this run' : '',
      details: [],
      failures: [],
    };
  });
  return [{ name: 'expectations', tests }];
}

/** What a known failure speaks of. */
export function patternOf({ rule, case: cases, profile }: CountedExpectation): string {
  const parts = [
    ...(rule === undefined ? [] : [`rule ${rule}`]),
    ...(cases === undefined ? [] : [`case ${cases}`]),
    ...(profile === undefined ? [] : [`as ${profile}`]),
  ];
  return inOneLine(parts.join(', '));
}

/** Why a known failure is to be taken out. */
export function outdatedText({ status, passed, reason }: CountedExpectation): string {
  const why = {
    passes: `passes unexpectedly, in ${passed === 1 ? 'its one case' : `all of its ${passed} cases`}`,
    'matches nothing': 'matches no case that was judged',
    stale: 'is stale: the release has no such rule',
    fails: 'fails as expected',
    'not judged': 'was not judged',
  }[status];
  return `${why}. The reason given was: ${inOneLine(reason)}`;
}

/** A run that did not ask all cases is none that passed. */
function endTest({ end }: Report): TestCase {
  const name = ASKED_TO_THE_END;
  if (end.how === 'complete')
    return { name, outcome: 'passed', why: '', details: [], failures: [] };
  const why = `${end.how}: ${inOneLine(end.why)}`;
  return { name, outcome: 'failed', why, details: [why], failures: [] };
}
