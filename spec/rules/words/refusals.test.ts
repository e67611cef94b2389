import { describe, expect, it } from 'vitest';
import { refusedWith, restoredWith } from '../testing/judge.ts';
import { mustNotRefuse, mustRefuse } from './refusals.ts';

describe('an answer that must be a refusal', () => {
  it.each([
    [refusedWith('NON_RESTORED_STATE'), 'held'],
    [refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [refusedWith('COUNTER_OVERFLOW'), 'broken'],
    [restoredWith(), 'broken'],
    [refusedWith('POINTER_EMPTY'), 'notReached'],
  ])('%o: %s', (answer, verdict) => {
    expect(mustRefuse('NON_RESTORED_STATE', answer).kind).toBe(verdict);
  });

  it('is told with its code', () => {
    expect(mustRefuse('NON_RESTORED_STATE', restoredWith())).toEqual({
      kind: 'broken',
      expected: 'refused with NON_RESTORED_STATE',
      seen: 'restored checkpoint 7',
    });
  });
});

describe('an answer that must not be a refusal', () => {
  it.each([
    [refusedWith('NON_RESTORED_STATE'), 'broken'],
    [refusedWith('MAX_PARALLELISM_MISMATCH'), 'held'],
    [refusedWith('COUNTER_OVERFLOW'), 'held'],
    [restoredWith(), 'held'],
    [refusedWith('POINTER_EMPTY'), 'notReached'],
  ])('%o: %s', (answer, verdict) => {
    expect(mustNotRefuse('NON_RESTORED_STATE', answer, 'a restore').kind).toBe(verdict);
  });
});
