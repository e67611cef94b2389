import { describe, expect, it } from 'vitest';
import type { DistributionPattern } from '../../spec/model/job.ts';
import { EMPTY_SUBTASK_STATE } from '../../spec/model/snapshot.ts';
import type { OperatorState } from '../../spec/model/snapshot.ts';
import {
  id,
  operator,
  pair,
  profile,
  request,
  snapshot,
  subtasks,
  vertex,
} from '../../spec/testing/small-case.ts';
import { refused, restored } from './testing/run.ts';

const fully = (number: number, rest: Partial<OperatorState> = {}) =>
  operator(number, { fullyFinished: true, ...rest });

const partly = (number: number) =>
  operator(number, { subtasks: [{ index: 0, finished: true, state: EMPTY_SUBTASK_STATE }] });

const running = (number: number) => operator(number, { subtasks: subtasks({}) });

function pairOfVertices(...patterns: readonly DistributionPattern[]) {
  const inputs = patterns.map((pattern) => {
    return {
      producer: 0,
      pattern,
      upstreamMapper: 'ARBITRARY',
      downstreamMapper: 'ROUND_ROBIN',
    } as const;
  });
  return [vertex(1), vertex(2, { inputs })];
}

describe('finished operators held against the graph', () => {
  const codeOf = (states: readonly OperatorState[], ...patterns: readonly DistributionPattern[]) =>
    refused(snapshot(states), request({ vertices: pairOfVertices(...patterns) })).code;

  it.each([
    ['fully after running', [running(1), fully(2)], ['POINTWISE'], 'FINISHED_AFTER_UNFINISHED'],
    ['fully after nothing', [fully(2)], ['POINTWISE'], 'FINISHED_AFTER_UNFINISHED'],
    ['fully after partly', [partly(1), fully(2)], ['POINTWISE'], 'FINISHED_AFTER_UNFINISHED'],
    ['partly after running', [partly(2)], ['POINTWISE'], 'PARTLY_FINISHED_AFTER_UNFINISHED'],
    [
      'partly after partly',
      [partly(1), partly(2)],
      ['POINTWISE', 'ALL_TO_ALL'],
      'PARTLY_FINISHED_AFTER_UNFINISHED',
    ],
  ] as const)('%s (C20, C21)', (_name, states, patterns, code) => {
    expect(codeOf(states, ...patterns)).toBe(code);
  });

  it.each([
    ['fully before anything', [fully(1)], ['ALL_TO_ALL']],
    ['partly after partly', [partly(1), partly(2)], ['POINTWISE']],
    ['partly after fully', [fully(1), partly(2)], ['ALL_TO_ALL']],
  ] as const)('%s fits (C20, C21)', (_name, states, patterns) => {
    const asked = request({ vertices: pairOfVertices(...patterns) });
    expect(restored(snapshot(states), asked).checkpointId).toBe(7n);
  });

  it('are not mixed in a chain (C19)', () => {
    const asked = request({ vertices: [vertex(1, { operators: [pair(id(1)), pair(id(2))] })] });
    const { code, effects, message } = refused(snapshot([fully(1), partly(2)]), asked);
    expect(code).toBe('FINISHED_CHAIN_MIXED');
    expect(message).toContain('[PARTIALLY_FINISHED, FULLY_FINISHED]');
    expect(effects).toMatchObject({ nextCheckpointId: 8n, store: [{ checkpointId: 7n }] });
  });

  it('pass where the in-flight data of the checkpoint is ignored, unless fully finished (C23)', () => {
    const asked = request({
      vertices: pairOfVertices('ALL_TO_ALL'),
      settings: { ignoredInFlightDataOf: 7n },
    });
    expect(restored(snapshot([partly(2)]), asked).checkpointId).toBe(7n);
    expect(refused(snapshot([fully(2)]), asked).code).toBe('FINISHED_AFTER_UNFINISHED');
  });

  it('were unknown before Flink 1.14', () => {
    const asked = request({ vertices: pairOfVertices('ALL_TO_ALL') });
    expect(restored(snapshot([partly(2)]), asked, profile('flink-1.13')).checkpointId).toBe(7n);
  });
});

describe('tasks of a fully finished vertex', () => {
  it('are told so, however many there are, and adopt nothing (E3, E4)', () => {
    const asked = request({ vertices: [vertex(1, { parallelism: 3 })] });
    const { vertices } = restored(snapshot([fully(1, { maxParallelism: 64 })]), asked);
    expect(vertices[0]?.maxParallelism).toBe(128);
    expect(vertices[0]?.subtasks).toEqual(
      Array.from({ length: 3 }, () => {
        return { checkpointId: 7n, finishedOnRestore: true, operators: [] };
      }),
    );
  });

  it('cannot be told where a second operator claims the state (E3)', () => {
    const operators = [pair(id(1), id(9)), pair(id(2), id(9))];
    const asked = request({ vertices: [vertex(1, { operators })] });
    expect(refused(snapshot([fully(9)]), asked).code).toBe('FULLY_FINISHED_CHAIN_MIXED');
  });
});
