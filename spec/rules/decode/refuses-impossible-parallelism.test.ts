import { describe, expect, it } from 'vitest';
import { FLINK_2_3, operator, snapshot } from '../../testing/small-case.ts';
import { decodeCase } from '../testing/decode-case.ts';
import { decodedAs, refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesImpossibleParallelism as rule } from './refuses-impossible-parallelism.ts';

const ABOVE = { ...decodeCase({}), impossible: 'parallelismAboveMax' } as const;
const NEGATIVE = { ...decodeCase({}), impossible: 'negativeParallelism' } as const;
const OUTSIDE = { ...decodeCase({}), impossible: 'subtaskOutside' } as const;
const FITS = decodeCase({ snapshot: snapshot([operator(1)]) });

describe('decode/refuses-impossible-parallelism', () => {
  it.each([
    [ABOVE, 'aboveMax'],
    [NEGATIVE, 'negative'],
    [OUTSIDE, 'subtaskOutside'],
    [FITS, 'fits'],
    [decodeCase({ snapshot: snapshot([]) }), null],
    [decodeCase({}), null],
    [{ ...decodeCase({}), impossible: 'finishedWithState' } as const, null],
  ] as const)('has case %# on its side', (subject, side) => {
    expect(rule.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [ABOVE, refusedWith('PARALLELISM_ABOVE_MAX'), 'held'],
    [ABOVE, decodedAs(snapshot([])), 'broken'],
    [NEGATIVE, refusedWith('PARALLELISM_NEGATIVE'), 'held'],
    [NEGATIVE, refusedWith('PARALLELISM_ABOVE_MAX'), 'broken'],
    [OUTSIDE, refusedWith('SUBTASK_INDEX_OUT_OF_RANGE'), 'held'],
    [OUTSIDE, decodedAs(snapshot([])), 'broken'],
    [FITS, decodedAs(snapshot([])), 'held'],
    [FITS, refusedWith('RELATIVE_HANDLE_POINTER_EMPTY'), 'held'],
    [FITS, refusedWith('SUBTASK_INDEX_OUT_OF_RANGE'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
