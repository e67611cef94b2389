import { describe, expect, it } from 'vitest';
import type { VertexOutcome } from '../../model/outcome.ts';
import {
  FLINK_2_3,
  operator,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { fully, outcomeOf, partly } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { startsFinishedVerticesAsFinished } from './starts-finished-vertices-as-finished.ts';

const caseOf = (state: ReturnType<typeof fully>, parallelism = 2) =>
  restoreCase(snapshot([state]), { vertices: [vertex(1, { parallelism })] });
const FULLY = caseOf(fully(1, { parallelism: 2, maxParallelism: 64 }));
const RESCALED = caseOf(fully(1, { parallelism: 3 }));
const PARTLY = caseOf(partly(1, true, false));
const seen = (...vertices: readonly VertexOutcome[]) => restoredWith({ vertices });
const BOTH = ['finished', 'finished'] as const;

describe('assign/starts-finished-vertices-as-finished', () => {
  it.each([
    [FULLY, 'fully'],
    [RESCALED, 'fullyRescaled'],
    [PARTLY, 'partly'],
    [caseOf(operator(1, { subtasks: subtasks({}) })), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(startsFinishedVerticesAsFinished.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [FULLY, seen(outcomeOf(1, BOTH)), 'held'],
    [FULLY, seen(outcomeOf(1, ['finished', 'restored'])), 'broken'],
    [FULLY, seen(outcomeOf(1, ['none', 'none'])), 'broken'],
    [FULLY, seen(outcomeOf(1, BOTH, 64)), 'broken'],
    [RESCALED, seen(outcomeOf(1, BOTH)), 'held'],
    [PARTLY, seen(outcomeOf(1, ['restored', 'restored'])), 'held'],
    [PARTLY, seen(outcomeOf(1, ['finished', 'restored'])), 'broken'],
    [FULLY, refusedWith('FINISHED_CHAIN_MIXED', {}), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(startsFinishedVerticesAsFinished, subject, answer)).toBe(verdict);
  });
});
