import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from './testing/command.ts';

/** Differs in the counter of every restore that succeeds. */
const WRONG = 'mutant:counter-stays';
/** Real savepoints show nothing of what it does. */
const AGREEING = 'mutant:empty-names-are-none';
const RULE = 'breaks register/counter-goes-on';
/** Differs in what it writes, and nowhere else; real savepoints show both. */
const FORGETFUL = 'mutant:uids-are-forgotten';

/** Differs in the same cases as the first one. */
const UNQUALIFIED = 'mutant:pointer-is-not-qualified';
/** Shows that. */
const CASE = 'golden/flink-1.20.1/hashmap-canonical-savepoint/same-job';

let folder = '';
let caseFile = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compare-'));
  mkdirSync(join(folder, 'cases'));
  caseFile = join(folder, 'cases', 'counter.json');
  await command('replay', CASE, '--adapter', 'reference', '--save', caseFile);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const compare = (adapter: string, ...args: string[]) =>
  command('compare', '--adapter', 'reference', '--adapter', adapter, '--seed', '7', ...args);

async function comparedJson(
  adapter: string,
  ...args: string[]
): Promise<{ json: unknown; exitCode: number }> {
  const { out, exitCode } = await compare(adapter, '--cases', '0', '--json', ...args);
  return { json: JSON.parse(out.at(-1)!), exitCode };
}

/** A file of known differences with one entry. */
function knownFile(changes: Record<string, unknown> = {}): string {
  const file = join(folder, 'known.json');
  const entry = {
    adapter: WRONG,
    difference: RULE,
    reason: 'It was planted.',
    ticket: 'https://issues.apache.org/jira/browse/FLINK-1',
    case: 'cases/counter.json',
    ...changes,
  };
  writeFileSync(file, JSON.stringify({ schemaVersion: 1, known: [entry] }));
  return file;
}

describe('compare', { timeout: 120_000 }, () => {
  it('finds no difference where there is none', async () => {
    const { out, exitCode } = await compare(AGREEING, '--cases', '0');
    expect(out.at(-1)).toMatch(/as flink-2\.3\.0: \d+ alike, 0 differ, \d+ skipped$/);
    expect(exitCode).toBe(0);
  });

  it('groups by the rule that is broken, and tells 64-bit numbers as numbers', async () => {
    const { out, exitCode } = await compare(WRONG, '--cases', '0');
    const groups = out.filter((line) => line.startsWith(RULE));
    expect(exitCode).toBe(1);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatch(/, in \d+ cases\. The smallest found: golden\/flink-/);
    const at = out.indexOf('  result.nextCheckpointId');
    expect(out.slice(at + 1, at + 3)).toEqual([`    ${WRONG}: 1`, '    reference: 2']);
    expect(out.join('\n')).not.toContain('majority');
  });

  it('makes the case of a group smaller, and leaves real savepoints out', async () => {
    const mutant = 'mutant:magic-number-is-ignored';
    const { out } = await compare(mutant, '--cases', '1000', '--no-golden');
    expect(out[1]).toMatch(/^breaks decode\/refuses-other-files, .*: decode\/s7\/\d{6}(:\d+)+$/);
    const counts = / (\d+) alike, (\d+) differ, (\d+) skipped$/.exec(out.at(-1)!)!.slice(1);
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(1000);
  });

  it('tells what most adapters of the release answer, where most of them agree', async () => {
    const { out } = await compare(
      WRONG,
      '--adapter',
      FORGETFUL,
      '--adapter',
      UNQUALIFIED,
      '--cases',
      '0',
    );
    const majorities = out.filter((line) => line.startsWith('  majority'));
    expect(majorities).toContain(
      `  majority  none: reference and ${FORGETFUL} against ${WRONG} against ${UNQUALIFIED}`,
    );
    expect(majorities).toContain(
      `  majority  reference and ${WRONG} and ${UNQUALIFIED}; not ${FORGETFUL}`,
    );
  });

  it('forms majorities within one release alone', async () => {
    const { out } = await compare(
      WRONG,
      '--adapter',
      'mutant:changelog-1.15-can-be-left',
      '--cases',
      '60',
      '--no-golden',
    );
    expect(out.filter((line) => line.includes(' and the reference as '))).toHaveLength(2);
    expect(out.join('\n')).not.toContain('majority');
  });
});

describe('differences that are known', { timeout: 120_000 }, () => {
  it('are counted as explained, and fail nothing', async () => {
    const { out, exitCode } = await compare(WRONG, '--cases', '0', '--known', knownFile());
    expect(exitCode).toBe(0);
    expect(out.at(-1)).toMatch(/ 0 differ, \d+ differ as is known, \d+ skipped$/);
    expect(out.join('\n')).toContain('known. It was planted. (https://issues');
  });

  it('explain no other differences, and fail by name where their case differs otherwise', async () => {
    const otherwise = knownFile({ difference: 'restore: result.store[]' });
    const { json, exitCode } = await comparedJson(WRONG, '--known', otherwise);
    expect(exitCode).toBe(1);
    expect(json).toMatchObject({
      explained: 0,
      differences: [{ kind: RULE, known: null }],
      stale: [{ difference: 'restore: result.store[]', now: RULE }],
    });
  });

  it('explain nothing of other adapters, and are not asked again then', async () => {
    const others = knownFile({ adapter: 'flink@2.3.0' });
    const { json, exitCode } = await comparedJson(WRONG, '--known', others);
    expect(exitCode).toBe(1);
    expect(json).toMatchObject({ explained: 0, stale: [] });
  });

  it('fail by name where their case does not differ any more', async () => {
    const stale = knownFile({ adapter: AGREEING });
    const { out, exitCode } = await compare(AGREEING, '--cases', '0', '--known', stale);
    expect(exitCode).toBe(1);
    expect(out.at(-1)).toContain(' 0 differ, ');
    expect(out).toContainEqual(
      expect.stringMatching(/^breaks register.*is known of mutant:empty.* not differ any more\.$/),
    );
  });
});

describe('a file of known differences that is broken', () => {
  it.each([
    ['{', 'is no file of known differences: it is not JSON: '],
    ['[]', 'is no file of known differences: the file must be object'],
    ['{"schemaVersion": 1}', "the file must have required property 'known'"],
    ['{"schemaVersion": 1, "known": [{}]}', "/known/0 must have required property 'adapter'"],
    [
      '{"schemaVersion": 1, "known": [{"adapter": "a", "difference": "b", "reason": "c", "case": "d", "why": "e"}]}',
      '/known/0 must NOT have additional properties: why',
    ],
  ])('is wrong use: %s', async (text, message) => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, text);
    const { err, exitCode } = await compare(WRONG, '--cases', '0', '--known', file);
    expect(err.join('\n')).toContain(message);
    expect(err.join('\n')).toContain(file);
    expect(exitCode).toBe(2);
  });

  it('is told apart from one that is not there, and from a case file that is none', async () => {
    const missing = await compare(WRONG, '--cases', '0', '--known', join(folder, 'nothing.json'));
    expect(missing).toMatchObject({ exitCode: 3, err: [expect.stringContaining('Cannot read')] });
    writeFileSync(join(folder, 'cases', 'broken.json'), '{"schemaVersion": 1}');
    const broken = knownFile({ case: 'cases/broken.json' });
    const { err, exitCode } = await compare(WRONG, '--cases', '0', '--known', broken);
    expect(err.join('\n')).toMatch(/broken\.json is no case file: /);
    expect(exitCode).toBe(2);
  });
});
