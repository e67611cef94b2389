import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  profile,
  restoreCase,
  snapshot,
  vertex,
} from '../../testing/small-case.ts';
import {
  edge,
  fromStore,
  fully,
  pairOfVertices,
  partly,
  stored,
  TO_ALL,
} from '../testing/entry-case.ts';
import { finishedFailures, finishedVertices, patternBetween } from './finished.ts';

const degrees = (subject: Parameters<typeof finishedVertices>[0], as = FLINK_2_3) => [
  ...finishedVertices(subject, as).values(),
];

describe('how much of a vertex had finished', () => {
  const job = { vertices: [vertex(1, { operators: [pair(id(1), id(9)), pair(id(2))] })] };

  it.each([
    [[fully(1), fully(2)], 'fully'],
    [[fully(9), fully(2), operator(1)], 'fully'],
    [[fully(1)], 'mixed'],
    [[partly(1, false, true), partly(2, true)], 'partly'],
    [[operator(1), fully(1), fully(2)], 'fully'],
    [[], 'running'],
  ] as const)('of %o is %s', (states, degree) => {
    expect(degrees(restoreCase(snapshot(states), job))).toEqual([degree]);
    expect(degrees(fromStore(TO_ALL, [stored(states)], job))).toEqual([degree]);
  });

  it('is running where the in-flight data of the checkpoint is ignored, unless all of it', () => {
    const settings = { ignoredInFlightDataOf: 7n };
    const states = snapshot([partly(1, true), partly(2, true)]);
    expect(degrees(restoreCase(states, { ...job, settings }))).toEqual(['running']);
    expect(degrees(restoreCase(states, { ...job, settings }), profile('flink-1.13'))).toEqual([
      'partly',
    ]);
    const whole = snapshot([fully(1), fully(2)]);
    expect(degrees(restoreCase(whole, { ...job, settings }))).toEqual(['fully']);
  });
});

describe('what does not fit', () => {
  it('is all that might be reported', () => {
    const subject = restoreCase(snapshot([fully(2), partly(3, true), fully(4)]), {
      vertices: [
        ...pairOfVertices('ALL_TO_ALL'),
        vertex(3, { inputs: [edge('POINTWISE')] }),
        vertex(4, { operators: [pair(id(4)), pair(id(5))] }),
      ],
    });
    expect(finishedFailures(finishedVertices(subject, FLINK_2_3), subject)).toEqual(
      new Set([
        'FINISHED_AFTER_UNFINISHED',
        'PARTLY_FINISHED_AFTER_UNFINISHED',
        'FINISHED_CHAIN_MIXED',
      ]),
    );
  });

  it('hangs on the strictest of several edges', () => {
    const [, consumer] = pairOfVertices('POINTWISE', 'ALL_TO_ALL');
    expect(patternBetween(consumer!, 0)).toBe('ALL_TO_ALL');
    expect(patternBetween(pairOfVertices('POINTWISE')[1]!, 0)).toBe('POINTWISE');
  });
});
