import { describe, expect, it } from 'vitest';
import { failure, HOSTILE, report } from '../testing/reports.ts';
import { githubLines, githubSummary } from './github.ts';
import { failureLines, colorsFor, skipLines } from '../terminal/summary.ts';

/** What the runner reads of a command, by its own rules. */
function read(line: string): { level: string; title: string; message: string } {
  const match = /^::(\w+) title=([^,:\r\n]*)::([^\r\n]*)$/.exec(line);
  expect(match, line).not.toBeNull();
  const [, level, title, message] = match as unknown as [string, string, string, string];
  const back = (text: string) =>
    text
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0A', '\n')
      .replaceAll('%25', '%');
  return { level, title: back(title), message: back(message) };
}

describe('annotations of GitHub Actions', () => {
  it('are one for each rule that is broken, and for each fault', () => {
    expect(githubLines(report()).map(read)).toMatchObject([
      {
        level: 'error',
        title: 'register/counter-goes-on, sample as flink-2.3.0',
        message: expect.stringContaining('seen: next checkpoint ID 7') as string,
      },
      { level: 'error', title: 'does not crash, sample as flink-2.3.0' },
    ]);
    expect(githubLines(report({ failures: [] }))).toEqual([]);
    const idle = report({ failures: [], totals: { passed: 0, failed: 0, skipped: 1 } });
    expect(githubLines(idle).map(read)).toMatchObject([
      { level: 'warning', message: 'No case was judged.' },
    ]);
  });

  it('are as many as GitHub shows, the last of which tells the rest', () => {
    const rules = Array.from({ length: 12 }, (_, index) => ({
      ...report().rules[2]!,
      id: `assign/r${index}`,
    }));
    const failures = rules.map(({ id }) => failure({ ruleId: id }));
    const lines = githubLines(report({ rules, failures })).map(read);
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toMatchObject({
      title: '3 more, sample as flink-2.3.0',
      message: 'assign/r9\nassign/r10\nassign/r11',
    });
  });

  it('hold any text, in one line each, and nothing else that we print is a command', () => {
    const hostile = report({
      adapter: HOSTILE,
      failures: [failure({ seen: HOSTILE })],
      skips: [{ why: HOSTILE, count: 1 }],
    });
    const [line] = githubLines(hostile).map(read);
    expect(line!.message).toContain('\n::error::100%,\n  ::add-mask::x\n');
    const printed = [
      ...failureLines(hostile.failures[0]!, [], colorsFor(false)),
      ...skipLines(hostile),
    ];
    for (const text of printed.join('\n').split('\n')) {
      expect(text).not.toMatch(/^\s*::|##\[/);
      // oxlint-disable-next-line no-control-regex
      expect(text).not.toMatch(/[\u0000-\u001F]/);
    }
    expect(
      githubSummary(hostile)
        .split('\n')
        .filter((row) => row.startsWith('|')),
    ).toHaveLength(3);
    expect(githubSummary(hostile)).not.toContain('<a');
  });
});
