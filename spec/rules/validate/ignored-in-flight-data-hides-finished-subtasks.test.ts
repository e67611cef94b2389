import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile, restoreCase, snapshot } from '../../testing/small-case.ts';
import { fully, pairOfVertices, partly } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { ignoredInFlightDataHidesFinishedSubtasks as rule } from './ignored-in-flight-data-hides-finished-subtasks.ts';

const CODE = 'PARTLY_FINISHED_AFTER_UNFINISHED';
const caseOf = (state: ReturnType<typeof fully>, ignoredInFlightDataOf: bigint | null) =>
  restoreCase(snapshot([state]), {
    vertices: pairOfVertices('ALL_TO_ALL'),
    settings: { ignoredInFlightDataOf },
  });
const HIDDEN = caseOf(partly(2, true, false), 7n);
const OTHER = caseOf(partly(2, true, false), 8n);
const FULLY = caseOf(fully(2), 7n);

describe('validate/ignored-in-flight-data-hides-finished-subtasks', () => {
  it.each([
    [HIDDEN, 'hidden'],
    [OTHER, 'otherCheckpoint'],
    [FULLY, 'fullyFinished'],
    [caseOf(partly(2, true, false), null), null],
    [caseOf(partly(1, true, false), 7n), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(rule.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [HIDDEN, restoredWith(), 'held'],
    [HIDDEN, refusedWith(CODE), 'broken'],
    [OTHER, refusedWith(CODE), 'held'],
    [OTHER, restoredWith(), 'broken'],
    [FULLY, refusedWith('FINISHED_AFTER_UNFINISHED'), 'held'],
    [FULLY, restoredWith(), 'broken'],
    [FULLY, refusedWith('MAX_PARALLELISM_MISMATCH'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });

  it('applies from 1.14 on, as the option does', () => {
    expect(rule.side(HIDDEN, profile('flink-1.14'))).toBe('hidden');
  });
});
