import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../report/report.ts';
import { command } from '../testing/command.ts';

let out = '';
beforeAll(() => void (out = mkdtempSync(join(tmpdir(), 'expect-'))));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const RULE = 'register/counter-goes-on';

async function run(expected: unknown, adapter = 'mutant:counter-stays') {
  const file = join(out, 'known.json');
  const text =
    typeof expected === 'string' ? expected : JSON.stringify({ schemaVersion: 1, expected });
  writeFileSync(file, text);
  const fixed = ['--seed', '7', '--cases', '20', '--out', out, '--report', 'tap'];
  const said = await command(
    'run',
    '--adapter',
    adapter,
    '--rule',
    'register/counter-*',
    ...fixed,
    '--expect',
    file,
  );
  return { ...said, text: said.out.join('\n'), all: said.err.join('\n') };
}

function report(): Report {
  return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
}

describe('known failures', () => {
  it('fail no run, and are told as such', async () => {
    const {
      exitCode,
      text,
      out: lines,
    } = await run([
      { rule: 'register/counter-*', reason: 'the counter is ours', link: 'https://example.org/1' },
    ]);
    expect([exitCode, report().totals.failed]).toEqual([0, 0]);
    const known = report().totals.known!;
    expect(known).toBeGreaterThan(100);
    expect(text).toContain(`${known} failed as expected, by 1 of 1 known failures`);
    expect(text).toContain('  known     the counter is ours (https://example.org/1)');
    expect(lines.at(-1)).toMatch(/^0 passed, 0 failed, \d+ skipped$/);
    expect(report()).toMatchObject({
      failures: [{ known: { reason: 'the counter is ours' } }],
      expectations: [{ status: 'fails', failed: known }],
    });
    expect(readFileSync(join(out, 'report.tap'), 'utf8')).toContain(
      `not ok 1 - ${RULE} # TODO known failure: the counter is ours`,
    );
  });

  it('fail the run where they pass, match nothing, or speak of no rule', async () => {
    const passes = await run([{ rule: RULE, reason: 'was so once' }], 'reference');
    expect(passes.exitCode).toBe(1);
    expect(passes.text).toMatch(
      /^rule register\/counter-goes-on passes unexpectedly, in all of its \d+ cases\. The reason given was: was so once$/m,
    );
    const others = await run([
      { rule: RULE, reason: 'ours' },
      { rule: RULE, case: 'restore/s8/**', reason: 'another seed' },
      { rule: 'register/counter-flies', reason: 'renamed' },
      { rule: 'decode/*', reason: 'not asked for' },
      { rule: RULE, profile: 'flink-1.*', reason: 'another release' },
    ]);
    expect(others.exitCode).toBe(1);
    expect(report().expectations!.map(({ status }) => status)).toEqual([
      'fails',
      'matches nothing',
      'stale',
      'not judged',
    ]);
    expect(others.text).toContain(
      'rule register/counter-goes-on, case restore/s8/** matches no case that was judged. The reason given was: another seed',
    );
    expect(others.text).toContain(
      'rule register/counter-flies is stale: the release has no such rule.',
    );
    expect(readFileSync(join(out, 'report.tap'), 'utf8')).toContain('not ok 3 - expectations');
  });

  it('hide nothing else: a case that is not theirs fails, and its smallest case is another one', async () => {
    const { exitCode } = await run([{ case: 'golden/**', reason: 'old' }]);
    expect(exitCode).toBe(1);
    const { failures, totals } = report();
    expect(failures.map(({ known }) => known?.reason)).toEqual([undefined, 'old']);
    expect(failures[0]!.caseId).toMatch(/^restore\/s7\//);
    expect(totals.failed).toBe(failures[0]!.count);
  });

  it('are read with care', async () => {
    const wrong = await run([
      { rule: 'a', reason: 'b', why: 1 },
      { reason: '' },
      { case: 'x', reason: 'y', link: 'there' },
    ]);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.all).toContain('known.json is no file of known failures:');
    for (const part of [
      'expected[0] has an unknown property "why"',
      "expected[1] must have required property 'rule'",
      'expected[1].reason must NOT have fewer than 1 characters',
      'expected[2].link must match pattern',
    ])
      expect(wrong.all).toContain(part);
    expect((await run('{')).all).toContain('it is not JSON');
  });
});
