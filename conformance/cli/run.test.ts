import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProfile } from '../../spec/profiles/profile.ts';
import { generateCases } from '../generate/index.ts';
import type { Report } from '../report/report.ts';
import { command } from './testing/command.ts';

const SCHEMA = fileURLToPath(new URL('../report/report.schema.json', import.meta.url));
const CHILD = fileURLToPath(new URL('../runner/process/testing/child.mjs', import.meta.url));
const MUTANT = 'mutant:counter-stays';

let out = '';
beforeAll(() => void (out = mkdtempSync(join(tmpdir(), 'run-'))));
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** A program that answers `decode` alone. */
const CHILD_ADAPTER = [`${process.execPath} '${CHILD}' ndjson`, '--wire', 'ndjson'] as const;

function run(adapter: string, ...args: string[]): ReturnType<typeof command> {
  return command('run', '--adapter', adapter, '--seed', '7', '--out', out, ...args);
}

function report(): Report {
  return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
}

describe('run', { timeout: 120_000 }, () => {
  it('finds that the reference conforms, and says the same to people and to programs', async () => {
    const { out: lines, err, exitCode } = await run('reference', '--cases', '300');
    const { totals, seed, cases, profile, adapter } = report();
    expect(exitCode).toBe(0);
    expect({ seed, cases, profile, adapter, failed: totals.failed }).toEqual({
      seed: 7,
      cases: 300,
      profile: 'flink-2.3.0',
      adapter: 'reference',
      failed: 0,
    });
    const { passed, failed, skipped } = totals;
    expect(lines.at(-1)).toBe(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    expect(passed).toBeGreaterThan(200);
    expect(err).toEqual([]);
  });

  it('writes a report that its schema describes, failures included', async () => {
    await run(MUTANT, '--cases', '100');
    const validate = new Ajv2020().compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    expect(report().failures).not.toEqual([]);
    expect([validate(report()), validate.errors]).toEqual([true, null]);
    expect(validate({ ...report(), seed: -1 })).toBe(false);
  });

  it('makes a failure small, and replay shows it again', async () => {
    const { out: lines, exitCode } = await run(MUTANT, '--cases', '100');
    expect(exitCode).toBe(1);
    const failure = report().failures.find(({ ruleId }) => ruleId === 'register/counter-goes-on')!;
    expect(failure.caseId).toMatch(/:/);
    expect(lines.join('\n')).toContain(failure.replay);
    const again = await command(...failure.replay.split(' ').slice(2));
    expect(again.exitCode).toBe(1);
    expect(again.out.join('\n')).toContain('broken  register/counter-goes-on');
  });

  it('gives the same cases to the same seed', async () => {
    await run('reference', '--cases', '200');
    const first = report();
    await run('reference', '--cases', '200');
    expect(report()).toEqual(first);
  });

  it('judges by the rules that are asked for', async () => {
    await run('reference', '--cases', '50', '--rule', 'register/counter-*');
    expect(report().rules.map(({ id }) => id)).toEqual(['register/counter-goes-on']);
  });

  it('prints nothing but the report where JSON is asked for', async () => {
    const { out: lines } = await run('reference', '--cases', '50', '--json');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([report()]);
  });

  it.each([
    ['no such rule', ['--rule', 'no/*'], 'no/*'],
    ['no such release', ['--profile', 'flink-0.1'], 'flink-0.1'],
    ['a seed that is none', ['--seed', '-1'], '--seed'],
    ['too many cases', ['--cases', '9999999999'], '--cases'],
    ['a time that is none', ['--timeout', 'soon'], '--timeout'],
    ['a wire that is none', ['--wire', 'smoke'], '--wire'],
  ])('takes %s for wrong use', async (_, args, named) => {
    const { exitCode, err } = await run('reference', ...args);
    expect(exitCode).toBe(2);
    expect(err.join('\n')).toContain(named);
  });

  it('cannot work with an adapter that does not start, nor where nothing is judged', async () => {
    const absent = await run('/no/such/program', '--cases', '5');
    expect([absent.exitCode, absent.err.join('\n')]).toEqual([
      3,
      expect.stringContaining('there is no file /no/such/program'),
    ]);
    const idle = await run(...CHILD_ADAPTER, '--cases', '5', '--rule', 'register/*');
    expect([idle.exitCode, idle.out.join('\n')]).toEqual([
      3,
      expect.stringContaining('No case was judged'),
    ]);
  });

  it('asks a program, and counts its faults as failures and its skips as skips', async () => {
    const { exitCode } = await run(...CHILD_ADAPTER, '--cases', '600', '--timeout', '5s');
    // The child dies of metadata without a pointer.
    expect(exitCode).toBe(1);
    const { totals, failures, skips } = report();
    expect(failures).toMatchObject([{ ruleId: null, verdict: 'crashed', count: totals.failed }]);
    expect(skips.map(({ why }) => why)).toContainEqual(
      'child does not answer the question restore',
    );
  }, 60_000);
});

describe('replay', () => {
  it('keeps a case in a file, and asks it again from there', async () => {
    const file = join(out, 'case.json');
    const { id } = [
      ...generateCases({ seed: 7, count: 500, profile: findProfile('flink-2.3')! }),
    ].find(({ request }) => 'entryPoint' in request && request.entryPoint === 'restoreSavepoint')!;
    const saved = await command('replay', id, '--adapter', 'reference', '--save', file);
    expect([saved.exitCode, existsSync(file)]).toEqual([0, true]);
    expect((await command('replay', file, '--adapter', 'reference')).out).toEqual(saved.out);
    expect((await command('replay', file, '--adapter', MUTANT)).exitCode).toBe(1);
  });

  it('takes an ID that leads nowhere, or a file that is no case, for wrong use', async () => {
    const file = join(out, 'other.json');
    writeFileSync(file, '{}');
    for (const name of ['restore/s7/0', file]) {
      const { exitCode, err } = await command('replay', name, '--adapter', 'reference');
      expect([exitCode, err.join('\n')]).toEqual([2, expect.stringContaining(name)]);
    }
  });
});

describe('rules and explain', () => {
  it('list every rule with its sides, and every mutant with the rule that catches it', async () => {
    const rules = (await command('rules', '--json')).out.map(
      (line) => JSON.parse(line) as { id: string },
    );
    const mutants = (await command('rules', '--mutants', '--json')).out.map(
      (line) => JSON.parse(line) as { id: string; ruleId: string; tickets: string[] },
    );
    const ids = new Set(rules.map(({ id }) => id));
    expect(ids).toContain('register/counter-goes-on');
    expect(mutants.every(({ ruleId }) => ids.has(ruleId))).toBe(true);
    const past = mutants.find(({ id }) => id === 'looks-up-user-defined-only');
    expect(past?.tickets).toEqual(['FLINK-13973']);
  });

  it('tell a rule, a hazard, a refusal code, and what is near a name that is neither', async () => {
    const rule = await command('explain', 'register/counter-goes-on');
    const text = rule.out.join('\n');
    expect(text).toContain('CheckpointCoordinator#restoreSavepoint');
    expect(text).toMatch(/^ {2}why {8}Checkpoint directories/m);
    expect(text).toMatch(/^ {2}part of {4}D3: /m);
    expect(text).toMatch(/^ {2}side {7}wraps: held in \d+ cases/m);
    expect(text).toMatch(/^ {2}breaks {5}mutant:counter-stays/m);
    expect(text).toMatch(/^ {2}seen {7}next checkpoint ID 7$/m);
    const code = await command('explain', 'NON_RESTORED_STATE');
    expect(code.out.join('\n')).toContain('java.lang.IllegalStateException');
    const hazard = await command('explain', 'state-under-two-ids', '--json');
    expect(JSON.parse(hazard.out[0]!)).toMatchObject({ since: '1.11', covers: ['E2'] });
    const neither = await command('explain', 'counter');
    expect([neither.exitCode, neither.err.join('\n')]).toEqual([
      2,
      expect.stringContaining('register/counter-goes-on'),
    ]);
    const misnamed = await command('explain', 'BAD_MAGIC');
    expect(misnamed.err.join('\n')).toContain('Near it: MAGIC_UNEXPECTED');
  });

  it('list every refusal code with its stage', async () => {
    const codes = (await command('rules', '--codes', '--json')).out.map(
      (line) => JSON.parse(line) as { code: string; stage: string },
    );
    expect(codes).toContainEqual(
      expect.objectContaining({ code: 'MAGIC_UNEXPECTED', stage: 'decode' }),
    );
    expect(new Set(codes.map(({ stage }) => stage)).size).toBeGreaterThan(4);
  });
});
