import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCaseFile } from '../../protocol/case-file.ts';
import type { Report } from '../../report/report.ts';
import { misfitOf } from '../../report/schema.ts';
import { command } from '../testing/command.ts';

const MUTANT = 'mutant:canonical-savepoints-are-heap-bytes';

let out = '';
beforeEach(() => void (out = mkdtempSync(join(tmpdir(), 'earlier-'))));
afterEach(() => rmSync(out, { recursive: true, force: true }));

function run(...args: string[]): ReturnType<typeof command> {
  return command('run', '--rule', 'open/*', '--out', out, '--seed', '7', ...args);
}

const report = (): Report => JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
const keptBy = (adapter: string): string => join(out, 'failures', adapter, 'flink-2.3.0');
const KEPT = 'mutant-canonical-savepoints-are-heap-bytes';

describe('a failure', { timeout: 120_000 }, () => {
  it('is kept as a file that replay takes, with what was expected and seen', async () => {
    const { out: said } = await run('--adapter', MUTANT, '--cases', '1000');
    const [name] = readdirSync(keptBy(KEPT));
    const file = join(keptBy(KEPT), name!);
    expect(said.join('\n')).toContain(`kept in   ${file}`);
    const { case: subject, failure: kept } = readCaseFile(readFileSync(file, 'utf8'));
    const failure = report().failures.find(({ ruleId }) => ruleId === kept!.ruleId)!;
    const { ruleId, verdict, expected, seen } = failure;
    expect(subject.id).toBe(failure.caseId);
    expect(kept).toEqual({ adapter: MUTANT, ruleId, verdict, expected, seen });
    expect((await command('replay', file, '--adapter', MUTANT)).exitCode).toBe(1);
    expect((await command('replay', file, '--adapter', 'reference')).exitCode).toBe(0);
  });

  it('is tried first by the next run, which fails where it does still', async () => {
    await run('--adapter', MUTANT, '--cases', '1000');
    const failed = report()
      .failures.map(({ caseId, ruleId }) => ({ caseId, ruleId, now: 'fails' }))
      .toSorted((a, b) => (a.ruleId! < b.ruleId! ? -1 : 1));
    // Real savepoints alone, and none of a shard that has no block.
    const again = await run('--adapter', MUTANT, '--cases', '0', '--shard', '999/999');
    expect(report().totals.failed).toBe(0);
    expect(report().earlier).toMatchObject(failed);
    expect(misfitOf('report', report())).toBeNull();
    expect(again.exitCode).toBe(1);
    expect(again.out.join('\n')).toContain(
      `fails still: ${failed[0]!.ruleId}, ${failed[0]!.caseId}`,
    );
  });

  it('is told of when it holds now', async () => {
    await run('--adapter', MUTANT, '--cases', '1000');
    const folder = keptBy(KEPT);
    const [name] = readdirSync(folder);
    const text = readFileSync(join(folder, name!), 'utf8').replace(MUTANT, 'reference');
    rmSync(join(out, 'failures'), { recursive: true });
    // As if the reference had failed it.
    await run('--adapter', 'reference', '--cases', '100');
    expect(report().earlier).toBeUndefined();
    mkdirSync(keptBy('reference'), { recursive: true });
    writeFileSync(join(keptBy('reference'), name!), text);
    writeFileSync(join(keptBy('reference'), 'other.json'), '{}');
    const { exitCode, out: said, err } = await run('--adapter', 'reference', '--cases', '100');
    expect(exitCode).toBe(0);
    expect(said.join('\n')).toContain('holds now: open/');
    expect(err.join('\n')).toContain('other.json is not tried: it is no case file');
    expect(report().earlier).toMatchObject([{ now: 'holds' }]);
  });

  it('is made smaller as long as --shrink allows', async () => {
    const smallest = async (budget: string): Promise<string> => {
      await run('--adapter', MUTANT, '--cases', '1000', '--shrink', budget);
      return report().failures[0]!.caseId;
    };
    const first = await smallest('0');
    expect(first).toBe(report().failures[0]!.first.caseId);
    expect((await smallest('10s')).length).toBeGreaterThan(first.length);
    const { exitCode, err } = await run('--adapter', MUTANT, '--shrink', 'long');
    expect([exitCode, err.join('\n')]).toEqual([2, expect.stringContaining('--shrink')]);
  });
});
