import { describe, expect, it } from 'vitest';
import type { Confirmed } from '../../conformance/cli/evidence/confirmed.ts';
import { NEWEST_RELEASES } from '../../spec/profiles/releases.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { JudgedRule } from './judge-release.ts';
import { withRelease } from './written-down.ts';

const RULE = 'validate/finished-follows-finished';
const NOTHING: Confirmed = {
  suiteVersion: 1,
  seed: 7,
  cases: 0,
  releases: [...NEWEST_RELEASES],
  rules: {},
};
const [OLD, NEW] = [NEWEST_RELEASES.indexOf('1.13.6'), NEWEST_RELEASES.indexOf('1.14.6')];

function judged(refused: number, allowed: number, codes: RefusalCode[], broken = 0): JudgedRule {
  const sides = new Map([
    ['refuses', { held: refused, notRefused: 0, codes: new Set(codes) }],
    ['allows', { held: allowed, notRefused: allowed, codes: new Set<RefusalCode>() }],
  ]);
  return { sides, broken };
}

describe('what releases showed, written down', () => {
  it('is a column for each release, empty where a rule does not hold', () => {
    const first = withRelease(NOTHING, '1.13.6', {});
    const both = withRelease(first, '1.14.6', { [RULE]: judged(3, 5, []) });
    const { held, broken } = both.rules[RULE]!;
    expect([held['refuses']![OLD], held['refuses']![NEW], held['allows']![NEW]]).toEqual([
      null,
      3,
      5,
    ]);
    expect(broken).toEqual({});
  });

  it('keeps what a side is refused with only while everything on it is refused', () => {
    const code = 'NON_RESTORED_STATE';
    const first = withRelease(NOTHING, '1.14.6', { [RULE]: judged(3, 5, [code]) });
    expect(first.rules[RULE]!.refusals).toEqual({ refuses: [code], allows: [] });
    const none = judged(2, 0, []);
    const open = {
      ...none,
      sides: new Map([['refuses', { held: 2, notRefused: 1, codes: new Set([code] as const) }]]),
    };
    const later = withRelease(first, '1.15.4', { [RULE]: open });
    expect(later.rules[RULE]!.refusals).toEqual({ refuses: [], allows: [] });
  });

  it('tells in how many cases a rule was broken, until it is not any more', () => {
    const broken = withRelease(NOTHING, '1.14.6', { [RULE]: judged(3, 5, [], 2) });
    expect(broken.rules[RULE]!.broken).toEqual({ '1.14.6': 2 });
    const mended = withRelease(broken, '1.14.6', { [RULE]: judged(3, 5, []) });
    expect(mended.rules[RULE]!.broken).toEqual({});
  });

  it('has columns for the newest release of each line alone', () => {
    expect(() => withRelease(NOTHING, '1.13.5', {})).toThrow('1.13.5');
  });
});
