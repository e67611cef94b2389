import { describe, expect, it } from 'vitest';
import { FLINK_2_3, snapshot } from '../../testing/small-case.ts';
import { decodeCase } from '../testing/decode-case.ts';
import { decodedAs, refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesNegativeCheckpointIds as rule } from './refuses-negative-checkpoint-ids.ts';

const NEGATIVE = decodeCase({ checkpointId: -1n });
const ZERO = decodeCase({ checkpointId: 0n });

describe('decode/refuses-negative-checkpoint-ids', () => {
  it.each([
    [NEGATIVE, 'refuses'],
    [decodeCase({ checkpointId: -(2n ** 63n) }), 'refuses'],
    [ZERO, 'zero'],
    [decodeCase({ checkpointId: 2n ** 63n - 1n }), 'allows'],
    [decodeCase({ checkpointId: -1n, length: 15 }), null],
    [decodeCase({ checkpointId: -1n, version: 7 }), null],
    [decodeCase({ checkpointId: -1n, magic: 0 }), null],
  ] as const)('has case %# on its side', (subject, side) => {
    expect(rule.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [NEGATIVE, refusedWith('CHECKPOINT_ID_NEGATIVE'), 'held'],
    [NEGATIVE, refusedWith('TRUNCATED'), 'broken'],
    [NEGATIVE, decodedAs(snapshot([])), 'broken'],
    [ZERO, decodedAs(snapshot([])), 'held'],
    [ZERO, refusedWith('CHECKPOINT_ID_NEGATIVE'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
