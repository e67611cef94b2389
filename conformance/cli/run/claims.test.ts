import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../report/report.ts';
import { command } from '../testing/command.ts';

let out = '';
beforeAll(() => void (out = mkdtempSync(join(tmpdir(), 'claims-'))));
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** An adapter that refuses everything, and claims what it is told to. */
function claiming(...rules: string[]): string {
  const program = `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { type, id } = JSON.parse(line);
    console.log(JSON.stringify(type === 'hello'
      ? { type, protocol: 1, name: 'claims', version: '1', questions: ['decode'], rules: ${JSON.stringify(rules)} }
      : { type: 'answer', id, refused: { code: 'MAGIC_UNEXPECTED', stage: 'decode' } }));
  });`;
  return `'${process.execPath}' -e '${program.replaceAll("'", `'"'"'`)}'`;
}

describe('rules that an adapter claims', () => {
  it('are judged, and the others are counted and told', async () => {
    const fixed = [
      '--wire',
      'ndjson',
      '--seed',
      '7',
      '--cases',
      '30',
      '--out',
      out,
      '--report',
      'tap',
    ];
    const adapter = claiming('decode/refuses-other-files', 'decoding/*');
    const said = await command('run', '--adapter', adapter, '--rule', 'decode/*', ...fixed);
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    expect(report.rules.map(({ id }) => id)).toEqual(['decode/refuses-other-files']);
    expect(report.notClaimed).toContain('decode/needs-every-byte');
    expect(said.out).toContain(
      `${report.notClaimed!.length} rules are not claimed by the adapter, and not judged.`,
    );
    expect(readFileSync(join(out, 'report.tap'), 'utf8')).toContain(
      'decode/needs-every-byte # SKIP claims does not claim the rule',
    );
    expect(said.err.join('\n')).toContain(
      'The adapter claims decoding/*, and there is no such rule',
    );
    expect(said.exitCode).toBe(1);
  });

  it('are rules that there are: adapter check says so', async () => {
    const said = await command(
      'adapter',
      'check',
      claiming('decode/*', 'decoding/*'),
      '--wire',
      'ndjson',
    );
    expect([said.exitCode, said.out.join('\n')]).toEqual([
      1,
      expect.stringContaining('It claims decoding/*, and there is no such rule.'),
    ]);
    expect(said.out.join('\n')).not.toContain('It claims decode/*');
  });
});
