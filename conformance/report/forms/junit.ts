/** A report as JUnit XML, in the form that Jenkins describes (`junit-10.xsd`). */
import XmlBuilder from 'fast-xml-builder';
import { ADAPTER_SUITE, suitesOf } from '../test-cases.ts';
import type { TestCase, TestSuite } from '../test-cases.ts';
import type { Report } from '../report.ts';
import { inOneLine, visible } from '../words/visible.ts';

const ATTRIBUTE = '@';
const TEXT = '#text';

type Element = { readonly [name: string]: unknown };

/** The XML of a report. It holds no times: a rule is judged in cases that come in between others. */
export function junitOf(report: Report): string {
  const suites = suitesOf(report);
  const builder = new XmlBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: ATTRIBUTE,
    textNodeName: TEXT,
    format: true,
    suppressEmptyNode: true,
  });
  const all = suites.flatMap(({ tests }) => tests);
  const faults = suites.filter(isAdapterSuite).flatMap(({ tests }) => tests);
  const errors = failed(faults);
  const body = builder.build({
    testsuites: {
      '@name': 'savepoint-spec',
      '@tests': all.length,
      '@failures': failed(all) - errors,
      '@errors': errors,
      testsuite: suites.map((suite) => suiteElement(suite, report)),
    },
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
}

function isAdapterSuite({ name }: TestSuite): boolean {
  return name === ADAPTER_SUITE;
}

function failed(tests: readonly TestCase[]): number {
  return tests.filter(({ outcome }) => outcome === 'failed').length;
}

function suiteElement(suite: TestSuite, report: Report): Element {
  const { name, tests } = suite;
  const isAdapter = isAdapterSuite(suite);
  const skipped = tests.filter(({ outcome }) => isSkipped(outcome)).length;
  const { adapter, adapterVersion, profile, seed, cases, suiteVersion } = report;
  const properties = { adapter, adapterVersion, profile, seed, cases, suiteVersion };
  return {
    '@name': `${profile} ${name}`,
    '@tests': tests.length,
    '@failures': isAdapter ? 0 : failed(tests),
    '@errors': isAdapter ? failed(tests) : 0,
    '@skipped': skipped,
    properties: {
      property: Object.entries(properties).map(([key, value]) => ({
        '@name': key,
        '@value': inOneLine(String(value)),
      })),
    },
    testcase: tests.map((test) => caseElement(test, `${profile}.${name}`, isAdapter)),
  };
}

function isSkipped(outcome: TestCase['outcome']): boolean {
  return outcome === 'skipped' || outcome === 'known' || outcome === 'not exercised';
}

function caseElement(
  { name, outcome, why, details, failures }: TestCase,
  className: string,
  isAdapter: boolean,
): Element {
  const heading = { '@name': name, '@classname': className };
  const text = details.map(visible).join('\n');
  if (outcome === 'failed') {
    const type = failures[0]?.verdict ?? 'fault';
    const problem = { '@message': why, '@type': type, [TEXT]: text };
    return { ...heading, [isAdapter ? 'error' : 'failure']: problem };
  }
  if (isSkipped(outcome)) return { ...heading, skipped: { '@message': why } };
  return text === '' ? heading : { ...heading, 'system-out': text };
}
