import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyGroupCount } from '../../../spec/model/handles.ts';
import { ownRange, plannedRange } from './key-groups.ts';

const MAX_INT = 2_147_483_647;

describe('key groups of the subtasks that wrote a snapshot', () => {
  it('are dealt out without gaps and without overlaps', () => {
    assert(
      property(
        integer({ min: 1, max: 300 }),
        integer({ min: 0, max: 400 }),
        (parallelism, more) => {
          const maxParallelism = parallelism + more;
          let next = 0;
          for (let index = 0; index < parallelism; index++) {
            const range = ownRange({ index, parallelism, maxParallelism });
            expect(range.start).toBe(next);
            expect(keyGroupCount(range)).toBeGreaterThan(0);
            next = range.end + 1;
          }
          expect(next).toBe(maxParallelism);
        },
      ),
    );
  });

  it('belong to the subtask that Flink computes as their owner', () => {
    expect(ownRange({ index: 1, parallelism: 3, maxParallelism: 128 })).toEqual({
      start: 43,
      end: 85,
    });
  });

  it('are planned in odd ways too', () => {
    const subtask = { index: 1, parallelism: 2, maxParallelism: 8 };
    const plan = (name: Parameters<typeof plannedRange>[0]) => plannedRange(name, subtask);
    expect(plan('exact')).toEqual({ start: 4, end: 7 });
    expect(plan('wide')).toEqual({ start: 3, end: 7 });
    expect(plan('whole')).toEqual({ start: 0, end: 7 });
    expect(plan('narrow')).toEqual({ start: 4, end: 5 });
    expect(plan('shifted')).toEqual({ start: 0, end: 3 });
    expect(plan('beyond')).toEqual({ start: 8, end: 9 });
    expect(keyGroupCount(plan('empty'))).toBe(0);
  });

  it('stay within bounds where the snapshot claims no such max parallelism', () => {
    const whole = (maxParallelism: number) =>
      plannedRange('whole', { index: 0, parallelism: 1, maxParallelism });
    expect(whole(MAX_INT)).toEqual({ start: 0, end: 32_767 });
    expect(whole(0)).toEqual({ start: 0, end: 0 });
  });
});
