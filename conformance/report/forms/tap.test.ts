import { Parser } from 'tap-parser';
import type { FinalResults, Result } from 'tap-parser';
import { describe, expect, it } from 'vitest';
import { failure, HOSTILE, report } from '../testing/reports.ts';
import { tapOf } from './tap.ts';

/** What a TAP 14 parser makes of it: the whole, and each test point of each subtest. */
function parsed(tap: string): {
  results: FinalResults;
  points: Map<string, Result>;
  extra: string[];
} {
  const points = new Map<string, Result>();
  const extra: string[] = [];
  let results: FinalResults | undefined;
  const parser = new Parser({ strict: true }, (final) => void (results = final));
  parser.on('child', (child: Parser) => {
    child.on('assert', (point: Result) => void points.set(point.name, point));
    child.on('extra', (line: string) => void extra.push(line));
  });
  parser.on('extra', (line: string) => void extra.push(line));
  parser.end(tap);
  return { results: results!, points, extra };
}

describe('TAP 14', () => {
  it('is what a parser takes, a stage a subtest and a rule a test point', () => {
    const { results, points, extra } = parsed(tapOf(report()));
    expect(extra).toEqual([]);
    expect([results.ok, results.bailout, results.plan.end]).toEqual([false, false, 4]);
    expect(results.failures.filter(({ tapError }) => tapError)).toEqual([]);
    expect(points.get('decode/needs-every-byte')).toMatchObject({ ok: true, skip: false });
    expect(points.get('decode/refuses-other-files')).toMatchObject({
      ok: true,
      skip: 'not exercised: no case was judged on its side refuses',
    });
    expect(points.get('open/incremental-needs-a-database')).toMatchObject({
      ok: true,
      skip: 'sample does not answer the question open',
    });
    expect(points.get('register/counter-goes-on')).toMatchObject({
      ok: false,
      diag: { failures: [{ case: 'restore/s7/000001:0', cases: 3, seen: 'next checkpoint ID 7' }] },
    });
    expect(parsed(tapOf(report({ failures: [] }))).results.ok).toBe(true);
  });

  it('holds any text', () => {
    const hostile = report({
      adapter: HOSTILE,
      failures: [failure({ seen: HOSTILE, expected: HOSTILE })],
    });
    const { results, points, extra } = parsed(tapOf(hostile));
    expect([extra, results.bailout, results.plan.end]).toEqual([[], false, 4]);
    const { diag } = points.get('register/counter-goes-on')!;
    const [way] = (diag as { failures: { seen: string }[] }).failures;
    expect(Buffer.from(way!.seen)).toEqual(Buffer.from(HOSTILE));
  });
});
