import { describe, expect, it } from 'vitest';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import { FLINK_2_3, snapshot } from '../../testing/small-case.ts';
import { encodeCase, encodedAs } from '../testing/encode-case.ts';
import {
  CHECKPOINT_PROPERTIES,
  refusedWith,
  SAVEPOINT_PROPERTIES,
  verdictOf,
} from '../testing/judge.ts';
import { keepsProperties as rule } from './keeps-properties.ts';

const withProperties = (properties: typeof SAVEPOINT_PROPERTIES | null) => ({
  ...snapshot([]),
  properties,
});
const [SAVEPOINT, CHECKPOINT] = [SAVEPOINT_PROPERTIES, CHECKPOINT_PROPERTIES].map(
  withProperties,
) as [ReturnType<typeof withProperties>, ReturnType<typeof withProperties>];
const NONE = withProperties(null);
const writtenAs = (written: typeof NONE, version: 3 | 6 = 6) =>
  encodedAs(encodeSnapshot(written, version));

describe('encode/keeps-properties', () => {
  it('has snapshots by properties and version on its sides', () => {
    expect(rule.side(encodeCase(SAVEPOINT), FLINK_2_3)).toBe('kept');
    expect(rule.side(encodeCase(NONE), FLINK_2_3)).toBe('none');
    expect(rule.side(encodeCase(SAVEPOINT, 3), FLINK_2_3)).toBe('noPlace');
    expect(rule.side(encodeCase(NONE, 3), FLINK_2_3)).toBeNull();
  });

  it.each([
    [encodeCase(SAVEPOINT), writtenAs(SAVEPOINT), 'held'],
    [encodeCase(CHECKPOINT), writtenAs(CHECKPOINT), 'held'],
    [encodeCase(SAVEPOINT), writtenAs(CHECKPOINT), 'broken'],
    [encodeCase(SAVEPOINT), writtenAs(NONE), 'broken'],
    [
      encodeCase(SAVEPOINT),
      writtenAs(withProperties({ ...SAVEPOINT_PROPERTIES, unclaimed: true })),
      'broken',
    ],
    [encodeCase(NONE), writtenAs(NONE), 'held'],
    [encodeCase(NONE), writtenAs(SAVEPOINT), 'broken'],
    [encodeCase(SAVEPOINT, 3), writtenAs(SAVEPOINT, 3), 'held'],
    [encodeCase(SAVEPOINT, 3), refusedWith('TEXT_TOO_LONG'), 'broken'],
    [encodeCase(SAVEPOINT), encodedAs(new Uint8Array()), 'notReached'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
