import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Coverage, missingFrom } from '../../conformance/cli/fixtures/coverage.ts';
import type { Expected } from '../../conformance/cli/fixtures/pack.ts';
import { readPack } from '../../conformance/cli/fixtures/read-pack.ts';
import { command } from '../../conformance/cli/testing/command.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { lineOf } from '../../spec/profiles/releases.ts';
import { fillCommand, PACKS_FOLDER, SUITES, WITNESSES } from './packs.ts';

const folder = mkdtempSync(join(tmpdir(), 'packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In bytes, all packs together. */
const MOST_BYTES = 4_500_000;

/** Flink 1.14 stumbles over both in one expression, so that its adapter cannot say over which. */
const NOT_TOLD_APART = new Set(['CHANGELOG_BASE_MISSING', 'CHANGELOG_DELTA_MISSING']);

/** Whether nobody could witness what a pack expects of a release. */
function isBeyondWitness(release: string, expected: Expected): boolean {
  if (expected.exhausts !== undefined) return true;
  const isIn1_14 = lineOf(release) === '1.14' && expected.verdict === 'refused';
  return isIn1_14 && NOT_TOLD_APART.has(expected.code);
}

/** Every file of a pack but what a witness changes: who said so, and the manifest's word of that file. */
function contentOf(directory: string): Record<string, string> {
  const content: Record<string, string> = {};
  for (const path of readdirSync(directory, { recursive: true }) as string[]) {
    if (statSync(join(directory, path)).isDirectory()) continue;
    const text = readFileSync(join(directory, path), 'latin1');
    content[path] = text
      .replaceAll(/"witness":"flink@[\d.]+"(?:,"exhausts":"[^"]+")?/g, '"witness":"predicted"')
      .replaceAll(/,"exhausts":"flink@[\d.]+"/g, '')
      .replaceAll(/(\/case\.json"),.*/g, '$1');
  }
  return content;
}

describe.each(SUITES)('the pack %s that comes with the package', (suite) => {
  const kept = join(PACKS_FOLDER, suite);

  it('is what fill writes', async () => {
    const filled = join(folder, suite);
    const { exitCode } = await command(...fillCommand(suite, filled));
    expect(exitCode).toBe(0);
    expect(contentOf(filled)).toEqual(contentOf(kept));
  }, 600_000);

  it('is verified by the reference', async () => {
    const { out, exitCode } = await command('fixtures', 'verify', kept, '--adapter', 'reference');
    expect(out.at(-1)).toMatch(/ 0 failed, /);
    expect(exitCode).toBe(0);
  });

  it('shows all that its suite is to show', () => {
    const { cases, manifest } = readPack(kept);
    const profiles = manifest.profiles.map((id) => findProfile(id)!);
    const coverage = new Coverage();
    for (const each of cases) coverage.add(each);
    expect(missingFrom({ suite, profiles }, coverage)).toEqual([]);
  });

  it('was witnessed, but for what exhausts Flink or is not told apart', () => {
    const open = readPack(kept).cases.flatMap(({ content }) =>
      WITNESSES.filter((release) => {
        const expected = content.expected[`flink-${release}`];
        if (expected === undefined || isBeyondWitness(release, expected)) return false;
        return expected.witness !== `flink@${release}`;
      }).map((release) => `${content.id} by ${release}`),
    );
    expect(open).toEqual([]);
  });
});

it('tell of what had changed when a restore was refused late', () => {
  const { cases } = readPack(join(PACKS_FOLDER, 'restore'));
  const late = cases.filter(({ content }) => content.effects !== undefined);
  expect(late.length).toBeGreaterThan(5);
});

it('are small', () => {
  const paths = readdirSync(PACKS_FOLDER, { recursive: true }) as string[];
  const bytes = paths
    .map((path) => statSync(join(PACKS_FOLDER, path)))
    .filter((each) => each.isFile());
  expect(bytes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});
