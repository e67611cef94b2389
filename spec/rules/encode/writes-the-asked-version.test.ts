import { describe, expect, it } from 'vitest';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import { FLINK_2_3, profile, snapshot } from '../../testing/small-case.ts';
import { encodeCase, encodedAs } from '../testing/encode-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { writesTheAskedVersion as rule } from './writes-the-asked-version.ts';

const EMPTY = snapshot([]);
const subject = encodeCase(EMPTY, 5);

describe('encode/writes-the-asked-version', () => {
  it.each([
    [6, 'flink-2.3', 'ownVersion'],
    [3, 'flink-2.3', 'olderVersion'],
    [4, 'flink-1.20', 'ownVersion'],
    [5, 'flink-1.20', null],
    [2, 'flink-2.3', null],
    [7, 'flink-2.3', null],
  ] as const)('has version %i as %s on its side %s', (version, name, side) => {
    expect(rule.side(encodeCase(EMPTY, version), profile(name))).toBe(side);
  });

  it.each([
    [encodedAs(encodeSnapshot(EMPTY, 5)), 'held'],
    [encodedAs(encodeSnapshot(EMPTY, 6)), 'broken'],
    [encodedAs(encodeSnapshot(EMPTY, 5).with(0, 0)), 'broken'],
    [encodedAs(encodeSnapshot(EMPTY, 5).subarray(0, 7)), 'broken'],
    [encodedAs(new Uint8Array()), 'broken'],
    [refusedWith('TEXT_TOO_LONG'), 'notReached'],
  ] as const)('judges answer %#', (answer, verdict) => {
    expect(verdictOf(rule, subject, answer, FLINK_2_3)).toBe(verdict);
  });
});
