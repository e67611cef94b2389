import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { command } from '../testing/command.ts';
import { formsOf } from './forms.ts';

let out = '';
beforeAll(() => void (out = mkdtempSync(join(tmpdir(), 'forms-'))));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const MUTANT = ['--adapter', 'mutant:counter-stays', '--rule', 'register/counter-*'];

function run(...args: string[]): ReturnType<typeof command> {
  return command('run', ...MUTANT, '--seed', '7', '--cases', '20', '--out', out, ...args);
}

describe('the forms of a report', () => {
  it('lie beside it, and are told', async () => {
    const { out: lines } = await run('--report', 'junit,tap');
    const forms = readdirSync(out).filter((name) => /^(junit|report)/.test(name));
    expect(forms.toSorted()).toEqual(['junit.xml', 'report.json', 'report.tap']);
    expect(lines.at(-3)).toMatch(/^Report: .*report\.json, .*junit\.xml, .*report\.tap$/);
    expect(lines.at(-2)).toBe('1 rules: 0 held, 1 broken, 0 not exercised');
    expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('register/counter-goes-on');
  });

  it('annotate in GitHub Actions, and fill the summary of the job', async () => {
    const summary = join(out, 'summary.md');
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    try {
      const { err, out: lines } = await run('--report', 'none', '--json');
      expect(err).toEqual([expect.stringMatching(/^::error title=register\/counter-goes-on%2C /u)]);
      expect(lines).toHaveLength(1);
      expect(readFileSync(summary, 'utf8')).toContain('0 of 1 rules held. Seed 7.');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('are none that nobody knows', () => {
    expect(() => formsOf('junit,pdf', {})).toThrow("not 'pdf'");
    expect([...formsOf('none', {})]).toEqual([]);
    expect([...formsOf('tap', { GITHUB_ACTIONS: 'true' })]).toEqual(['tap', 'github']);
  });
});
