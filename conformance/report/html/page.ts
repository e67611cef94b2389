/** Reports as one page of HTML that needs nothing else: no script, no network. */
import type { Case } from '../../../spec/model/case.ts';
import { questionOf, suitesOf } from '../test-cases.ts';
import type { TestCase } from '../test-cases.ts';
import type { FailureReport, Report, RuleReport } from '../report.ts';
import { caseLines } from '../terminal/case-lines.ts';
import { closingLine } from '../terminal/summary.ts';
import { deedOf } from '../words/deed.ts';
import { keyGroupPictures } from './key-groups.ts';
import { markup, Markup } from './markup.ts';
import { block, tableSection } from './sections.ts';
import { STYLE } from './style.ts';
import { trendsSection } from './trends.ts';
import type { ShownBaseline } from './trends.ts';

/** A failure with its case. */
export interface ShownFailure {
  readonly failure: FailureReport;
  /** `null` where the case is none of this version's. */
  readonly subject: Case | null;
  /** The bytes of its metadata with their fields, line by line; empty where it has none. */
  readonly annotated: readonly string[];
}

/** One report, and the failures of it that are shown. */
export interface ShownReport {
  /** What tells it from the others, such as its file. */
  readonly label: string;
  readonly report: Report;
  readonly failures: readonly ShownFailure[];
}

/**
 * The page. Reports and baselines come in the order in which they are to be read: the last one is the
 * newest.
 */
export function pageOf(
  shown: readonly ShownReport[],
  baselines: readonly ShownBaseline[] = [],
): string {
  const titles = [
    ...shown.map(({ report }) => headingOf(report)),
    ...(shown.length > 0 ? [] : baselines.map(({ label }) => label)),
  ];
  const title = `savepoint-spec: ${titles.join('; ')}`;
  const failing = shown.filter(({ failures }) => failures.length > 0);
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${title}</title>
        <style>
          ${STYLE_MARKUP}
        </style>
      </head>
      <body>
        <a class="skip" href="#rules">Skip to the rules</a>
        <header>
          <h1>savepoint-spec</h1>
          <nav aria-label="Parts of this page">
            <ul>
              <li><a href="#runs">Runs</a></li>
              <li><a href="#rules">Rules</a></li>
              <li><a href="#failures">Failures</a></li>
              <li><a href="#skips">Skipped</a></li>
              ${baselines.length === 0 ? '' : markup`<li><a href="#trends">Trends</a></li>`}
            </ul>
          </nav>
        </header>
        <main>
          ${runsTable(shown)} ${rulesTable(shown)}
          <section aria-labelledby="failures">
            <h2 id="failures">Failures</h2>
            ${failing.length === 0 ? markup`<p>None.</p>` : failing.map(failuresOf)}
          </section>
          ${skipsTable(shown)} ${baselines.length === 0 ? '' : trendsSection(baselines)}
        </main>
      </body>
    </html> `;
  return page.text;
}

const STYLE_MARKUP = new Markup(STYLE);

function headingOf({ adapter, adapterVersion, profile }: Report): string {
  return `${adapter} ${adapterVersion} as ${profile}`;
}

function runsTable(shown: readonly ShownReport[]): Markup {
  const rows = shown.map(({ label, report }) => {
    const held = report.rules.filter(({ status }) => status === 'held').length;
    const broken = report.rules.filter(({ status }) => status === 'broken').length;
    const { seed, cases, suiteVersion, end } = report;
    return markup`<tr>
      <th scope="row">${label}</th>
      <td>${headingOf(report)}</td>
      <td>${seed}</td>
      <td>${cases}</td>
      <td>${suiteVersion}</td>
      <td>${closingLine(report)}${end.how === 'complete' ? '' : `, ${end.how}`}</td>
      <td>${held}</td>
      <td>${broken}</td>
    </tr>`;
  });
  return tableSection({
    id: 'runs',
    title: 'Runs',
    label: 'Table of runs',
    caption:
      'Each run, oldest first. Figures may be compared where seed, generated cases and suite are equal.',
    head: ['Run', 'Adapter', 'Seed', 'Generated', 'Suite', 'Cases', 'Rules held', 'Rules broken'],
    rows,
  });
}

function rulesTable(shown: readonly ShownReport[]): Markup {
  const outcomes = shown.map(
    ({ report }) => new Map(testsOf(report).map((test) => [test.name, test])),
  );
  const ids = [...new Set(shown.flatMap(({ report }) => testsOf(report).map(({ name }) => name)))];
  const rows = ids.map((id) => {
    const cells = shown.map(({ report }, index) =>
      ruleCell(
        report.rules.find((rule) => rule.id === id),
        outcomes[index]!.get(id),
      ),
    );
    return markup`<tr>
      <th scope="row">${id}</th>
      ${cells}
    </tr>`;
  });
  return tableSection({
    id: 'rules',
    title: 'Rules',
    label: 'Rules by run',
    caption: 'What became of each rule in each run, with the cases on each of its sides.',
    head: ['Rule', ...shown.map(({ label, report }) => `${label}: ${headingOf(report)}`)],
    rows,
  });
}

/** Rules, and what is asked of every adapter. */
function testsOf(report: Report): TestCase[] {
  return suitesOf(report).flatMap(({ tests }) => tests);
}

const CLASSES: Readonly<Record<TestCase['outcome'], string>> = {
  passed: 'held',
  failed: 'broken',
  known: 'idle',
  skipped: 'idle',
  'not exercised': 'idle',
};

function ruleCell(rule: RuleReport | undefined, test: TestCase | undefined): Markup {
  if (test === undefined) return markup`<td>no such rule</td>`;
  const isRule = questionOf(test.name) !== null;
  const words = {
    passed: isRule ? 'held' : 'yes',
    failed: isRule ? 'broken' : 'no',
    known: 'known failure',
  };
  const word = (words as Readonly<Record<string, string>>)[test.outcome] ?? test.outcome;
  const sides = Object.entries(rule?.sides ?? {}).map(([side, cases]) => `${side} ${cases}`);
  const said = sides.length > 0 ? sides.join(', ') : test.why;
  return markup`<td><span class="${CLASSES[test.outcome]}">${word}</span>${said === '' ? '' : ` (${said})`}</td>`;
}

function failuresOf({ label, report, failures }: ShownReport): Markup {
  return markup`${failures.map((shown) => failureArticle(shown, `${label}: ${headingOf(report)}`))}`;
}

function failureArticle({ failure, subject, annotated }: ShownFailure, run: string): Markup {
  const { ruleId, verdict, caseId, count, expected, seen, replay, known } = failure;
  const title = ruleId === null ? `The adapter ${deedOf(verdict)}` : `${ruleId} is broken`;
  const where = `${title}, ${run}`;
  const pictures = subject === null ? [] : keyGroupPictures(subject);
  return markup`<article>
    <h3>${title}, in ${count} ${count === 1 ? 'case' : 'cases'}</h3>
    <p>${run}. The smallest case found: <code>${caseId}</code></p>
    ${known === undefined ? '' : markup`<p class="idle">Known: ${known.reason}</p>`}
    <dl>
      <dt>Expected</dt>
      <dd>${block(`Expected, ${where}`, expected)}</dd>
      <dt>Seen</dt>
      <dd>${block(`Seen, ${where}`, seen)}</dd>
      <dt>Again</dt>
      <dd>${block(`Command, ${where}`, replay)}</dd>
    </dl>
    ${
      subject === null
        ? markup`<p>The case is none of this version’s.</p>`
        : markup`<h4>The case</h4>
            ${block(`Case, ${where}`, caseLines(subject).join('\n'))}`
    }
    ${
      pictures.length === 0
        ? ''
        : markup`<h4>Key groups</h4>
            ${pictures}`
    }
    ${
      annotated.length === 0
        ? ''
        : markup`<h4>The bytes of <code>_metadata</code></h4>
            ${block(`Bytes, ${where}`, annotated.join('\n'))}`
    }
  </article>`;
}

function skipsTable(shown: readonly ShownReport[]): Markup {
  const rows = shown.flatMap(({ label, report }) =>
    report.skips.map(
      ({ why, count }) =>
        markup`<tr>
          <th scope="row">${label}</th>
          <td>${count}</td>
          <td>${why}</td>
        </tr>`,
    ),
  );
  return tableSection({
    id: 'skips',
    title: 'Skipped',
    label: 'Skipped cases',
    caption: 'Cases that were not judged, by reason.',
    head: ['Run', 'Cases', 'Why'],
    rows,
  });
}
