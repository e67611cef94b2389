import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfirmed } from '../../conformance/cli/evidence/confirmed.ts';
import { readExamples } from '../../conformance/cli/evidence/examples.ts';
import { NEWEST_RELEASES } from '../../spec/profiles/releases.ts';
import { RULES } from '../../spec/rules/index.ts';
import { BOUNDARIES, boundaryId } from '../differences/boundaries.ts';
import { witnessedDifferences } from '../differences/witnessed.ts';
import { meaningsIn } from './differences-page.ts';
import { pagesOf, RULE_PAGES } from './pages.ts';
import { staleFiles } from './stale-files.ts';

const PAGES = pagesOf(readExamples(RULES));

describe('the pages that are made from the code', () => {
  it('are not stale: `npm run docs` writes them anew', () => {
    expect(staleFiles(PAGES)).toEqual([]);
  });

  it('are stale where one is missing, holds another text, or is about no rule', () => {
    const folder = mkdtempSync(join(tmpdir(), 'savepoint-spec-docs-'));
    try {
      const [changed, missing] = [join(folder, 'changed.md'), join(folder, 'missing.md')];
      writeFileSync(changed, 'before');
      const stale = staleFiles(
        new Map([
          [changed, 'after'],
          [missing, 'text'],
        ]),
      );
      expect(stale.filter((file) => file.endsWith('changed.md'))).toHaveLength(1);
      expect(stale.filter((file) => file.endsWith('missing.md'))).toHaveLength(1);
      expect(stale.filter((file) => file.startsWith('docs/rules'))).toHaveLength(RULES.length + 1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('tell of each rule what it says, why it matters, and what holds and breaks it', () => {
    for (const { id, statement, matters } of RULES) {
      const page = PAGES.get(join(RULE_PAGES, `${id}.md`));
      expect(page).toContain(`${statement}\n\n${matters}\n`);
      expect(page).toMatch(/^## An example that holds\n[\s\S]*^## An example that breaks it\n/m);
    }
  });

  it('take what a behaviour means from its docstring', () => {
    const source =
      '/** One. */\n  readonly one: 1;\n  /**\n   * Two\n   * lines.\n   */\n  readonly two: 2;';
    expect([...meaningsIn(source)]).toEqual([
      ['one', 'One.'],
      ['two', 'Two lines.'],
    ]);
  });
});

describe('the evidence', () => {
  it('is of every rule and every line, and breaks none', () => {
    const { releases, rules } = readConfirmed();
    expect(releases).toEqual(NEWEST_RELEASES);
    for (const { id, sides } of RULES) {
      expect(Object.keys(rules[id]?.held ?? {}), id).toEqual(sides);
      expect(rules[id]?.broken, id).toEqual({});
    }
  });

  it('has differences asked on both sides of every patch release, and none contradicted', () => {
    const witnessed = witnessedDifferences();
    expect(Object.keys(witnessed)).toEqual(BOUNDARIES.map(boundaryId));
    const contradicted = Object.entries(witnessed).filter(([, byRelease]) =>
      Object.values(byRelease).some((witness) => witness.contradicted > 0),
    );
    expect(contradicted).toEqual([]);
    for (const boundary of BOUNDARIES.filter(({ first }) => !first.endsWith('.0'))) {
      const asked = Object.keys(witnessed[boundaryId(boundary)]!);
      expect(asked, boundaryId(boundary)).toEqual([boundary.last, boundary.first]);
    }
  });
});
