import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPack } from '../../conformance/cli/fixtures/read-pack.ts';
import { command } from '../../conformance/cli/testing/command.ts';
import { fillCommand, PACKS_FOLDER, SUITES, WITNESSES } from './packs.ts';

const folder = mkdtempSync(join(tmpdir(), 'packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In bytes, all packs together. */
const MOST_BYTES = 2_000_000;

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
  }, 120_000);

  it('is verified by the reference', async () => {
    const { out, exitCode } = await command('fixtures', 'verify', kept, '--adapter', 'reference');
    expect(out.at(-1)).toMatch(/ 0 failed, /);
    expect(exitCode).toBe(0);
  });

  it('was witnessed, but for what exhausts Flink', () => {
    const open = readPack(kept).cases.flatMap(({ content }) =>
      WITNESSES.filter((release) => {
        const expected = content.expected[`flink-${release}`];
        if (expected === undefined || expected.exhausts !== undefined) return false;
        return expected.witness !== `flink@${release}`;
      }).map((release) => `${content.id} by ${release}`),
    );
    expect(open).toEqual([]);
  });
});

it('are small', () => {
  const paths = readdirSync(PACKS_FOLDER, { recursive: true }) as string[];
  const bytes = paths
    .map((path) => statSync(join(PACKS_FOLDER, path)))
    .filter((each) => each.isFile());
  expect(bytes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});
