import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProfile } from '../../../spec/profiles/profile.ts';
import { caseById } from '../../generate/index.ts';
import { shownReport } from '../../cli/run/shown-report.ts';
import { failure, HOSTILE, report } from '../testing/reports.ts';
import { pageOf } from './page.ts';
import type { ShownBaseline } from './trends.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;
let folder = '';
beforeAll(async () => {
  const executablePath = CHROMIUM.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error(
      `There is no browser at ${CHROMIUM.join(', ')}: install Chromium (apt-get install chromium).`,
    );
  browser = await chromium.launch({ executablePath, args: FLAGS });
  folder = mkdtempSync(join(tmpdir(), 'page-'));
});
afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

/** A generated case of a restore with keyed state. */
function keyedCase(): string {
  const profile = findProfile('flink-2.3.0')!;
  for (let number = 0; ; number++) {
    const id = `restore/s7/${String(number).padStart(6, '0')}`;
    const subject = caseById(id, profile);
    if (subject?.question !== 'restore') continue;
    const operators = subject.snapshot?.operators ?? [];
    if (
      subject.request.entryPoint === 'restoreSavepoint' &&
      operators.some(({ subtasks }) =>
        subtasks.some(({ state }) => state.managedKeyedState.length > 0),
      )
    )
      return id;
  }
}

const BASELINE: ShownBaseline = {
  label: 'march.txt',
  adapter: 'sample 1',
  profile: 'flink-2.3.0',
  suiteVersion: 1,
  seed: 7,
  cases: 2,
  rules: new Map([
    ['register/counter-goes-on', 'held: goesOn 3, wraps 1'],
    ['resolve/finds-the-file', 'held: found 2, lost 1'],
  ]),
  answers: new Map([
    ['decode/s7/000000', 'result 00'],
    ['decode/s7/000001', 'timed out'],
  ]),
  moved: null,
};
const BASELINES: readonly ShownBaseline[] = [
  BASELINE,
  {
    ...BASELINE,
    label: 'april.txt',
    rules: new Map([...BASELINE.rules, ['register/counter-goes-on', 'broken in 2: goesOn 3']]),
    moved: { changed: 5, added: 1, missing: 0 },
  },
];

async function opened(colorScheme: 'light' | 'dark'): Promise<{ page: Page; asked: string[] }> {
  const newer = report({
    adapterVersion: '2',
    failures: [failure({ caseId: keyedCase(), seen: HOSTILE, expected: HOSTILE })],
  });
  const shown = [
    shownReport('before.json', report({ failures: [] })),
    shownReport('now.json', newer),
  ];
  const file = join(folder, `${colorScheme}.html`);
  writeFileSync(file, pageOf(shown, BASELINES));
  const page = await browser.newPage({ colorScheme });
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, asked };
}

describe('the page of a report', () => {
  it.each(['light', 'dark'] as const)('can be read by everyone, in %s', async (colorScheme) => {
    const { page, asked } = await opened(colorScheme);
    expect(asked).toHaveLength(1);
    // Contrast is measured where the browser paints; axe is evaluated by the debugger, past the page's policy.
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate(() =>
      (
        globalThis as unknown as {
          axe: {
            run: () => Promise<{
              violations: { id: string; nodes: { html: string }[] }[];
              passes: { id: string }[];
            }>;
          };
        }
      ).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'color-contrast',
        'landmark-one-main',
        'scrollable-region-focusable',
      ]),
    );
    const background = await page.evaluate(`getComputedStyle(document.body).backgroundColor`);
    expect(background).toBe(colorScheme === 'dark' ? 'rgb(20, 24, 29)' : 'rgb(255, 255, 255)');
    await page.close();
  });

  it('shows rules by runs, and the failing case with its bytes and its key groups', async () => {
    const { page } = await opened('light');
    const table = page.getByRole('region', { name: 'Rules by run' }).getByRole('table');
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      'Rule',
      'before.json: sample 1 as flink-2.3.0',
      'now.json: sample 2 as flink-2.3.0',
    ]);
    const row = table.getByRole('row', { name: /^register\/counter-goes-on / });
    const cells = await row.getByRole('cell').allTextContents();
    expect(cells.map((cell) => cell.trim())).toEqual([
      'held (goesOn 3, wraps 0)',
      'broken (goesOn 3, wraps 0)',
    ]);
    expect(await page.getByRole('img').first().getAttribute('aria-label')).toMatch(
      /key groups\. snapshot, subtask \d+: \d+ to \d+/,
    );
    expect(await page.locator('svg rect.was').count()).toBeGreaterThan(0);
    expect(await page.getByRole('region', { name: /^Bytes, / }).textContent()).toMatch(
      /00000000 {2}[\da-f]{2} /,
    );
    expect(await page.getByRole('region', { name: /^Seen, / }).textContent()).toContain(
      ']]> <a href="x">&amp;',
    );
    expect(await page.locator('a[href="x"]').count()).toBe(0);
    await page.close();
  });

  it('shows baselines one after the other, and the rules that moved', async () => {
    const { page } = await opened('light');
    const rowsOf = async (name: string): Promise<string[][]> => {
      const rows = await page.getByRole('region', { name }).getByRole('row').all();
      return Promise.all(
        rows.slice(1).map(async (row) => {
          const cells = await row.getByRole('cell').allTextContents();
          return cells.map((cell) => cell.trim());
        }),
      );
    };
    expect((await rowsOf('Table of baselines')).map((cells) => cells.slice(-3))).toEqual([
      ['result 1, timed out 1', 'held 2', 'not comparable'],
      ['result 1, timed out 1', 'broken 1, held 1', '5 answered otherwise, 1 new, 0 gone'],
    ]);
    expect(await rowsOf('Rules by baseline')).toEqual([['held', 'broken']]);
    await page.close();
  });

  it('is walked through by keyboard', async () => {
    const { page } = await opened('light');
    await page.keyboard.press('Tab');
    const focused = `document.activeElement.textContent`;
    expect(await page.evaluate(focused)).toBe('Skip to the rules');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#rules$/);
    const reached = new Set<string>();
    for (let press = 0; press < 50; press++) {
      await page.keyboard.press('Tab');
      reached.add(String(await page.evaluate(`document.activeElement.getAttribute('aria-label')`)));
    }
    expect([...reached].join()).toContain('Bytes, register/counter-goes-on is broken');
    await page.close();
  });
});
