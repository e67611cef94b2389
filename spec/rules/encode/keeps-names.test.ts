import { describe, expect, it } from 'vitest';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import { FLINK_2_3, operator, snapshot } from '../../testing/small-case.ts';
import { encodeCase, encodedAs, NAMED } from '../testing/encode-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { keepsNames as rule } from './keeps-names.ts';

const KEPT = encodeCase(NAMED);
const NO_PLACE = encodeCase(NAMED, 4);
const namedAs = (name: string | null, uid: string | null) =>
  encodedAs(encodeSnapshot(snapshot([operator(1, { name, uid })]), 6));

describe('encode/keeps-names', () => {
  it('has snapshots with names by their version on its sides', () => {
    expect(rule.side(KEPT, FLINK_2_3)).toBe('kept');
    expect(rule.side(NO_PLACE, FLINK_2_3)).toBe('noPlace');
    expect(rule.side(encodeCase(snapshot([operator(1)])), FLINK_2_3)).toBeNull();
    expect(rule.side(encodeCase(NAMED, 2), FLINK_2_3)).toBeNull();
  });

  it.each([
    [KEPT, namedAs('source', 'source-uid'), 'held'],
    [KEPT, namedAs('source', null), 'broken'],
    [KEPT, namedAs('source-uid', 'source'), 'broken'],
    [KEPT, encodedAs(encodeSnapshot(snapshot([]), 6)), 'broken'],
    [KEPT, encodedAs(encodeSnapshot(NAMED, 4)), 'broken'],
    [KEPT, encodedAs(new Uint8Array()), 'notReached'],
    [KEPT, refusedWith('TEXT_TOO_LONG'), 'broken'],
    [NO_PLACE, encodedAs(encodeSnapshot(NAMED, 4)), 'held'],
    [NO_PLACE, refusedWith('OPERATOR_NAME_EMPTY'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
