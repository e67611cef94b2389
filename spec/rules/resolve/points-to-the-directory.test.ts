import { describe, expect, it } from 'vitest';
import type { StoredOutcome } from '../../model/outcome.ts';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { behindNewer, below, pointedCase } from '../testing/pointed-case.ts';
import { pointsToTheDirectory } from './points-to-the-directory.ts';

const stored = (externalPointer: string | null): StoredOutcome => ({
  checkpointId: 7n,
  externalPointer,
  properties: {
    type: null,
    forced: true,
    unclaimed: false,
    discardSubsumed: false,
    discardFinished: false,
    discardCancelled: false,
    discardFailed: false,
    discardSuspended: false,
  },
  restoredProperties: null,
  operatorIds: [],
  masterStates: [],
});
const DIRECTORY = `file:${below('chk-7')}`;

describe('resolve/points-to-the-directory', () => {
  it.each([
    [DIRECTORY, 'asGiven'],
    [below('chk-7'), 'otherwise'],
    [below('x/../chk-7/'), 'otherwise'],
    [below('chk-7/copy'), 'fromFile'],
    [below('empty'), null],
  ])('has %s on its side %s', (pointer, side) => {
    expect(pointsToTheDirectory.side(pointedCase(pointer), FLINK_2_3)).toBe(side);
  });

  it('does not speak of bytes that are no snapshot', () => {
    const subject = pointedCase(DIRECTORY, null);
    expect(pointsToTheDirectory.side(subject, FLINK_2_3)).toBeNull();
  });

  it('does not speak of a savepoint that is not the latest of its store', () => {
    const behind = behindNewer(pointedCase(DIRECTORY));
    expect(pointsToTheDirectory.side(behind, profile('flink-1.11.2'))).toBeNull();
    expect(pointsToTheDirectory.side(behind, profile('flink-1.11.3'))).toBe('asGiven');
  });

  const subject = pointedCase(below('chk-7/copy'));
  it.each([
    [restoredWith({ store: [stored(DIRECTORY)] }), 'held'],
    [restoredWith({ store: [stored(null), stored(DIRECTORY)] }), 'held'],
    [restoredWith({ store: [stored(below('chk-7'))] }), 'broken'],
    [restoredWith({ store: [stored(`${DIRECTORY}/copy`)] }), 'broken'],
    [restoredWith({ store: [stored(null)] }), 'broken'],
    [restoredWith({ store: [] }), 'broken'],
    [refusedWith('MASTER_STATE_UNMATCHED', { store: [stored(below('chk-7'))] }), 'broken'],
    [refusedWith('MASTER_STATE_UNMATCHED', { store: [stored(DIRECTORY)] }), 'held'],
    [refusedWith('MASTER_STATE_UNMATCHED'), 'notReached'],
    [refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#', (answer, verdict) => {
    expect(verdictOf(pointsToTheDirectory, subject, answer)).toBe(verdict);
  });
});
