import { describe, expect, it } from 'vitest';
import type { RestoreCase } from '../../model/case.ts';
import type { JobEdge } from '../../model/job.ts';
import {
  FLINK_2_3,
  operator,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { channel, edge, given } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { passesOverIdleEdges } from './passes-over-idle-edges.ts';

/** Two producers; the consumer has data of the first one's gate and is rescaled from 1 to 2. */
function caseOf(idle: JobEdge, parallelism = 2): RestoreCase {
  const state = operator(3, { subtasks: subtasks({ inputChannelState: [channel(0)] }) });
  const inputs = [edge('ARBITRARY', 'RANGE', 0), idle];
  return restoreCase(snapshot([state]), {
    vertices: [vertex(1), vertex(2), vertex(3, { parallelism, inputs })],
  });
}

const UNSUPPORTED = caseOf(edge('UNSUPPORTED', 'UNSUPPORTED', 1));
const SUPPORTED = caseOf(edge('ARBITRARY', 'FIRST', 1));
const RESTORED = given([{}], [{}]);
const REFUSED = refusedWith('CHANNEL_STATE_NOT_RESCALABLE');

describe('channel/passes-over-idle-edges', () => {
  it.each([
    [UNSUPPORTED, 'unsupported'],
    [SUPPORTED, 'supported'],
    [caseOf(edge('ARBITRARY', 'FIRST', 1), 1), null],
    [caseOf(edge('ARBITRARY', 'FIRST', 0)), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(passesOverIdleEdges.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    ['flink-2.3', RESTORED, 'held'],
    ['flink-2.3', REFUSED, 'broken'],
    ['flink-1.20.3', RESTORED, 'held'],
    ['flink-1.20.2', REFUSED, 'held'],
    ['flink-2.0.0', RESTORED, 'broken'],
    ['flink-2.0.1', REFUSED, 'broken'],
    ['flink-2.1.0', REFUSED, 'held'],
    ['flink-2.1.1', RESTORED, 'held'],
  ] as const)('judges as %s: %o %s', (as, answer, verdict) => {
    expect(verdictOf(passesOverIdleEdges, UNSUPPORTED, answer, profile(as))).toBe(verdict);
  });

  it('never refuses edges that can be rescaled', () => {
    expect(verdictOf(passesOverIdleEdges, SUPPORTED, RESTORED)).toBe('held');
    expect(verdictOf(passesOverIdleEdges, SUPPORTED, REFUSED)).toBe('broken');
  });
});
