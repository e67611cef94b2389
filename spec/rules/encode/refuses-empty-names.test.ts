import { describe, expect, it } from 'vitest';
import { FLINK_2_3, operator, snapshot } from '../../testing/small-case.ts';
import { encodeCase, encodedAs, NAMED } from '../testing/encode-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesEmptyNames as rule } from './refuses-empty-names.ts';

const withNames = (name: string | null, uid: string | null) =>
  snapshot([operator(1, { name, uid })]);
const EMPTY_NAME = encodeCase(withNames('', 'uid'));
const EMPTY_UID = encodeCase(withNames(null, ''), 5);
const NEITHER = encodeCase(NAMED);
const NOT_LOOKED_AT = encodeCase(withNames('', ''), 4);
const WRITTEN = encodedAs(new Uint8Array());

describe('encode/refuses-empty-names', () => {
  it('has each case on its side', () => {
    const sides = [EMPTY_NAME, EMPTY_UID, NEITHER, NOT_LOOKED_AT].map((subject) =>
      rule.side(subject, FLINK_2_3),
    );
    expect(sides).toEqual(['emptyName', 'emptyUid', 'neither', 'notLookedAt']);
    expect(rule.side(encodeCase(withNames('', '')), FLINK_2_3)).toBeNull();
  });

  it.each([
    [EMPTY_NAME, refusedWith('OPERATOR_NAME_EMPTY'), 'held'],
    [EMPTY_NAME, refusedWith('OPERATOR_UID_EMPTY'), 'broken'],
    [EMPTY_NAME, WRITTEN, 'broken'],
    [EMPTY_UID, refusedWith('OPERATOR_UID_EMPTY'), 'held'],
    [EMPTY_UID, WRITTEN, 'broken'],
    [NEITHER, WRITTEN, 'held'],
    [NEITHER, refusedWith('OPERATOR_NAME_EMPTY'), 'broken'],
    [NOT_LOOKED_AT, WRITTEN, 'held'],
    [NOT_LOOKED_AT, refusedWith('OPERATOR_UID_EMPTY'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
