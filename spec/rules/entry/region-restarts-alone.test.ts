import { describe, expect, it } from 'vitest';
import type { VertexOutcome } from '../../model/outcome.ts';
import { FLINK_2_3, id, vertex } from '../../testing/small-case.ts';
import { fromStore, outcomeOf, stored, TO_ALL, TO_SUBTASKS } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { regionRestartsAlone } from './region-restarts-alone.ts';

const JOB = { vertices: [vertex(1), vertex(2)] };
const PART = fromStore(TO_SUBTASKS, [stored([])], { ...JOB, rest: { region: [1] } });
const WHOLE = fromStore(TO_SUBTASKS, [stored([])], JOB);
const seen = (...vertices: readonly VertexOutcome[]) => restoredWith({ vertices });
const RESET = restoredWith({
  vertices: [outcomeOf(1, ['none'])],
  coordinators: [{ operatorId: id(2), checkpointId: 7n, state: null }],
});

describe('entry/region-restarts-alone', () => {
  it.each([
    [PART, 'partOfTheJob'],
    [WHOLE, 'wholeJob'],
    [fromStore(TO_ALL, [stored([])], { ...JOB, rest: { region: [1] } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(regionRestartsAlone.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [PART, seen(outcomeOf(1, ['none']), outcomeOf(2, ['restored'])), 'held'],
    [PART, seen(outcomeOf(1, ['restored']), outcomeOf(2, ['restored'])), 'broken'],
    [PART, seen(outcomeOf(1, ['none'], 64), outcomeOf(2, ['restored'])), 'broken'],
    [PART, RESET, 'broken'],
    [WHOLE, seen(outcomeOf(1, ['restored'])), 'held'],
    [WHOLE, RESET, 'broken'],
    [WHOLE, refusedWith('RESTORED_MAX_PARALLELISM_TOO_LOW', {}), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(regionRestartsAlone, subject, answer)).toBe(verdict);
  });
});
