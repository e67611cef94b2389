import { describe, expect, it } from 'vitest';
import {
  id,
  keyGroups,
  operator,
  pair,
  profile,
  request,
  snapshot,
  subtasks,
  vertex,
} from '../../../spec/testing/small-case.ts';
import { refused, restored } from '../testing/run.ts';

/** A chain of which one operator has keyed state of two subtasks, and one no entries at all. */
const CHAIN = snapshot([
  operator(1, {
    parallelism: 2,
    subtasks: subtasks({ managedKeyedState: [keyGroups(0, 63)] }, {}),
  }),
  operator(2, { parallelism: 2 }),
]);

function job(parallelism: number) {
  return request({ vertices: [vertex(1, { parallelism, operators: [pair(id(1)), pair(id(2))] })] });
}

describe('an operator without entries of subtasks', () => {
  it.each(['flink-1.11', 'flink-1.12', 'flink-1.13.1'])('cannot be rescaled by %s', (name) => {
    const { code, exception, effects } = refused(CHAIN, job(3), profile(name));
    expect(code).toBe('RESCALED_WITHOUT_ENTRIES');
    expect(exception).toBe('java.lang.NullPointerException');
    expect(effects?.nextCheckpointId).toBe(8n);
    expect(restored(CHAIN, job(2), profile(name)).checkpointId).toBe(7n);
  });

  it('is rescaled from 1.13.2 on', () => {
    expect(restored(CHAIN, job(3), profile('flink-1.13.2')).vertices[0]?.subtasks).toHaveLength(3);
  });

  it('alone in its vertex is no obstacle', () => {
    const alone = snapshot([operator(1, { parallelism: 2 })]);
    const single = request({ vertices: [vertex(1, { parallelism: 3 })] });
    expect(restored(alone, single, profile('flink-1.11')).checkpointId).toBe(7n);
  });
});

describe('what came with a release', () => {
  it.each([
    ['flink-1.13', null],
    ['flink-1.14', 7n],
  ])('%s tells a task without state to restore: %s', (name, checkpointId) => {
    const states = subtasks({ managedKeyedState: [keyGroups(0, 63)] }, {});
    const half = snapshot([operator(1, { parallelism: 2, subtasks: states })]);
    const two = request({ vertices: [vertex(1, { parallelism: 2 })] });
    const [, empty] = restored(half, two, profile(name)).vertices[0]!.subtasks;
    expect(empty?.checkpointId ?? null).toBe(checkpointId);
  });
});
