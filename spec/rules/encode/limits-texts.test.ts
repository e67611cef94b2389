import { describe, expect, it } from 'vitest';
import { FLINK_2_3, operator, snapshot } from '../../testing/small-case.ts';
import { encodeCase, encodedAs, NAMED } from '../testing/encode-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { limitsTexts as rule } from './limits-texts.ts';

const withName = (name: string) => encodeCase(snapshot([operator(1, { name })]));
// Two bytes each, so that fewer characters than the limit are too many.
const TOO_LONG = withName('\u00e9'.repeat(32_768));
const AT_THE_LIMIT = withName(`n${'\u00e9'.repeat(32_767)}`);

describe('encode/limits-texts', () => {
  it('has texts around the limit on its sides', () => {
    expect(rule.side(TOO_LONG, FLINK_2_3)).toBe('tooLong');
    expect(rule.side(AT_THE_LIMIT, FLINK_2_3)).toBe('atTheLimit');
    // A NUL takes two bytes, and a surrogate three.
    expect(rule.side(withName('\0'.repeat(32_768)), FLINK_2_3)).toBe('tooLong');
    expect(rule.side(withName('\ud800'.repeat(21_845)), FLINK_2_3)).toBe('atTheLimit');
    expect(rule.side(encodeCase(NAMED), FLINK_2_3)).toBeNull();
  });

  it.each([
    [TOO_LONG, refusedWith('TEXT_TOO_LONG'), 'held'],
    [TOO_LONG, encodedAs(new Uint8Array()), 'broken'],
    [AT_THE_LIMIT, encodedAs(new Uint8Array()), 'held'],
    [AT_THE_LIMIT, refusedWith('TEXT_TOO_LONG'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
