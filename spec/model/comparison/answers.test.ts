/** What means nothing is not told, and next to each of these stands a difference that is. */
import { describe, expect, it } from 'vitest';
import type { KeyedStateHandle, OperatorStateHandle } from '../handles.ts';
import type { AnswerTo } from '../case.ts';
import type { Effects, Refusal, Restored } from '../outcome.ts';
import { EMPTY_SUBTASK_STATE } from '../snapshot.ts';
import type { SubtaskState } from '../snapshot.ts';
import {
  id,
  keyGroups,
  lists,
  operator,
  restoreCase,
  snapshot,
  subtasks,
} from '../../testing/small-case.ts';
import { differencesBetween } from './answers.ts';

const UNTOUCHED: Effects = {
  nextCheckpointId: 8n,
  store: [],
  vertices: [],
  coordinators: [],
  masterHooks: [],
};

function restored(changes: Partial<Restored> = {}): AnswerTo<'restore'> {
  return { kind: 'result', result: { checkpointId: 7n, ...UNTOUCHED, ...changes } };
}

function assigned(...states: Partial<SubtaskState>[]): AnswerTo<'restore'> {
  const tasks = states.map((state) => ({
    checkpointId: 7n,
    finishedOnRestore: false,
    operators: [{ operatorId: id(1), state: { ...EMPTY_SUBTASK_STATE, ...state } }],
  }));
  const vertex = { id: id(1001), parallelism: tasks.length, maxParallelism: 128, subtasks: tasks };
  return restored({ vertices: [vertex] });
}

const keyed = (...handles: KeyedStateHandle[]) => assigned({ managedKeyedState: handles });
const withId = (stateHandleId: string | null, name = 'a') => {
  return { ...keyGroups(0, 1, name), stateHandleId };
};
const refused = (rest: Partial<Refusal> = {}): AnswerTo<'restore'> => {
  return {
    kind: 'refused',
    refusal: { code: 'MAX_PARALLELISM_MISMATCH', stage: 'validate', ...rest },
  };
};
const decoded = (...parts: Parameters<typeof snapshot>): AnswerTo<'decode'> => {
  return { kind: 'result', result: snapshot(...parts) };
};

const paths = (left: AnswerTo<'restore'>, right: AnswerTo<'restore'>) =>
  differencesBetween(left, right).map(({ path }) => path);

describe('answers that differ', () => {
  it('are told with their place and both values', () => {
    const [left, right] = [restored(), restored({ nextCheckpointId: 9n })];
    expect(differencesBetween(left, right)).toEqual([
      { path: 'result.nextCheckpointId', left: '8', right: '9' },
    ]);
    expect(differencesBetween(left, left)).toEqual([]);
  });

  it('are told by their kinds, refusals by their codes', () => {
    expect(differencesBetween(restored(), refused())).toEqual([
      { path: 'kind', left: '"result"', right: '"refused with MAX_PARALLELISM_MISMATCH"' },
    ]);
  });

  it('in bytes, in null and in a list that lacks items are told', () => {
    const reset = (state: Uint8Array | null) =>
      restored({ coordinators: [{ operatorId: id(1), checkpointId: 7n, state }] });
    expect(paths(reset(Uint8Array.of(1, 2)), reset(Uint8Array.of(1, 3)))).toHaveLength(1);
    expect(paths(reset(Uint8Array.of(1, 2)), reset(Uint8Array.of(1, 2)))).toEqual([]);
    expect(paths(reset(null), reset(Uint8Array.of()))).toHaveLength(1);
    expect(paths(reset(null), restored())).toEqual(['result.coordinators.length']);
  });

  it('are told up to a bound', () => {
    const operators = Array.from({ length: 500 }, (_, i) => operator(i));
    const others = operators.map((one) => ({ ...one, parallelism: 9 }));
    expect(differencesBetween(decoded(operators), decoded(others))).toHaveLength(20);
  });

  it('at a long text are told with its start', () => {
    const far = 'x'.repeat(1_000);
    const [difference] = differencesBetween(
      decoded([operator(1, { name: far })]),
      decoded([operator(1, { name: `${far}y` })]),
    );
    expect(difference!.left.length).toBeLessThan(220);
  });
});

describe('the IDs of handles', () => {
  const subject = restoreCase(snapshot([operator(1, { subtasks: written('w1', 'w2') })]));

  function written(...ids: (string | null)[]) {
    return subtasks({ managedKeyedState: ids.map((one) => withId(one)) });
  }
  const told = (left: AnswerTo<'restore'>, right: AnswerTo<'restore'>) =>
    differencesBetween(left, right, subject).length;

  it('may be random where the other answer has none', () => {
    expect(told(keyed(withId(null)), keyed(withId('r1')))).toBe(0);
    expect(paths(keyed(withId(null)), keyed(withId('r1')))).toEqual([]);
  });

  it('may not be one that was written where the other answer has none', () => {
    expect(told(keyed(withId(null)), keyed(withId('w1')))).toBe(1);
  });

  it('may not be random where the other answer has the written one', () => {
    expect(told(keyed(withId('w1')), keyed(withId('r1')))).toBe(1);
    expect(told(keyed(withId('w1')), keyed(withId(null)))).toBe(1);
    expect(told(keyed(withId('w1')), keyed(withId('w2')))).toBe(1);
    expect(paths(keyed(withId('w1')), keyed(withId('r1')))).toHaveLength(1);
  });

  it('may be other random ones, shared by the same handles', () => {
    const two = (first: string, second: string) => keyed(withId(first, 'a'), withId(second, 'b'));
    expect(told(two('r1', 'r2'), two('s1', 's2'))).toBe(0);
    expect(told(two('r1', 'r1'), two('s1', 's1'))).toBe(0);
    expect(told(two('r1', 'r1'), two('s1', 's2'))).toBe(1);
    expect(told(two('r1', 'r2'), two('s1', 's1'))).toBe(1);
  });

  it('hide no difference beside them', () => {
    expect(told(keyed(withId(null, 'a')), keyed(withId('r1', 'b')))).toBe(1);
  });

  it('are compared as they are where nothing tells which are random', () => {
    expect(paths(keyed(withId('r1')), keyed(withId('s1')))).toHaveLength(1);
  });
});

describe('order', () => {
  const a = lists('a', { x: ['UNION', 1] });
  const b = lists('b', { x: ['UNION', 2] });
  const lists2 = (...handles: OperatorStateHandle[]) => assigned({ managedOperatorState: handles });

  it('of the operator state handles of a subtask means nothing', () => {
    expect(paths(lists2(a, b), lists2(b, a))).toEqual([]);
    expect(paths(lists2(a, b), lists2(b, lists('a', { x: ['UNION', 9] })))).toHaveLength(1);
    expect(paths(lists2(a, b), lists2(a, a))).not.toEqual([]);
  });

  it('of operator state handles between subtasks means something', () => {
    const over = (...handles: OperatorStateHandle[]) =>
      assigned(...handles.map((handle) => ({ managedOperatorState: [handle] })));
    expect(paths(over(a, b), over(b, a))).not.toEqual([]);
  });

  it('of the keyed handles of a subtask means something', () => {
    expect(paths(keyed(withId(null, 'a'), withId(null, 'b')), keyed())).not.toEqual([]);
    expect(
      paths(
        keyed(withId(null, 'a'), withId(null, 'b')),
        keyed(withId(null, 'b'), withId(null, 'a')),
      ),
    ).toHaveLength(2);
  });

  it('of the named states of a handle means nothing, that of their elements something', () => {
    const forth = lists('a', { x: ['UNION', 1, 2], y: ['BROADCAST', 3] });
    const back = lists('a', { y: ['BROADCAST', 3], x: ['UNION', 1, 2] });
    expect(paths(lists2(forth), lists2(back))).toEqual([]);
    const swapped = lists('a', { x: ['UNION', 2, 1], y: ['BROADCAST', 3] });
    expect(paths(lists2(forth), lists2(swapped))).toHaveLength(2);
    const renamed = lists('a', { y: ['UNION', 1, 2], x: ['BROADCAST', 3] });
    expect(paths(lists2(forth), lists2(renamed))).not.toEqual([]);
  });

  it('of the files of an incremental handle means nothing, their local paths something', () => {
    const incremental = (...files: [localPath: string, name: string][]): KeyedStateHandle => ({
      kind: 'incremental',
      checkpointId: 7n,
      backendId: '00000000-0000-0000-0000-000000000000',
      range: { start: 0, end: 1 },
      checkpointedSize: 1n,
      meta: null,
      shared: files.map(([localPath, name]) => ({
        localPath,
        handle: { kind: 'file', path: `file:/state/${name}`, size: 1n },
      })),
      private: [],
      stateHandleId: 'w1',
    });
    const forth = keyed(incremental(['1.sst', 'a'], ['2.sst', 'b']));
    expect(paths(forth, keyed(incremental(['2.sst', 'b'], ['1.sst', 'a'])))).toEqual([]);
    expect(paths(forth, keyed(incremental(['2.sst', 'a'], ['1.sst', 'b'])))).toHaveLength(2);
  });

  it('of operators, subtasks, hook calls and stored checkpoints means something', () => {
    const forth = decoded([operator(1), operator(2)]);
    expect(differencesBetween(forth, decoded([operator(2), operator(1)]))).toHaveLength(2);
    const call = (hook: string) =>
      ({ hook, call: 'restoreCheckpoint', checkpointId: 7n, state: null }) as const;
    const hooks = (...names: string[]) => restored({ masterHooks: names.map(call) });
    expect(paths(hooks('a', 'b'), hooks('b', 'a'))).toHaveLength(2);
  });

  it('of fields means nothing', () => {
    const { checkpointId, ...effects } = { checkpointId: 7n, ...UNTOUCHED };
    expect(paths({ kind: 'result', result: { ...effects, checkpointId } }, restored())).toEqual([]);
  });
});

describe('refusals', () => {
  it('are equal whatever their texts', () => {
    const wordy = refused({ message: 'No.', exception: 'java.lang.IllegalStateException' });
    expect(paths(wordy, refused({ message: 'Never.', exception: 'Other' }))).toEqual([]);
    expect(paths(wordy, refused())).toEqual([]);
  });

  it('differ in code and stage', () => {
    expect(paths(refused(), refused({ code: 'NON_RESTORED_STATE' }))).toEqual(['refused.code']);
    expect(paths(refused(), refused({ stage: 'assign' }))).toEqual(['refused.stage']);
  });

  it('differ in offset, path and effects where both give them', () => {
    const full: Partial<Refusal> = { offset: 4n, path: 'operators', effects: UNTOUCHED };
    expect(paths(refused(full), refused())).toEqual([]);
    expect(paths(refused(), refused(full))).toEqual([]);
    const effects = { ...UNTOUCHED, nextCheckpointId: 9n };
    expect(
      paths(refused(full), refused({ offset: 5n, path: 'operators[0]', effects })),
    ).toHaveLength(3);
  });

  it('of a step of a history are compared as they are', () => {
    const step = (rest: Partial<Refusal>) => {
      const answer = refused(rest);
      if (answer.kind !== 'refused') throw new Error('a refusal');
      return restored({ afterwards: [{ kind: 'refused', refusal: answer.refusal }] });
    };
    expect(paths(step({ effects: UNTOUCHED, message: 'No.' }), step({}))).toEqual([]);
    expect(paths(step({ code: 'NON_RESTORED_STATE' }), step({}))).toEqual([
      'result.afterwards[0].refusal.code',
    ]);
    expect(paths(step({}), restored())).toEqual(['result.afterwards']);
  });

  it('are no skips and no errors', () => {
    const skipped: AnswerTo<'restore'> = { kind: 'skipped', why: 'not built' };
    const error: AnswerTo<'restore'> = { kind: 'error', message: 'out of memory' };
    expect(paths(skipped, refused())).toEqual(['kind']);
    expect(paths(skipped, error)).toEqual(['kind']);
    expect(paths(skipped, { kind: 'skipped', why: 'other' })).toEqual([]);
  });
});

describe('what backends open', () => {
  it('is compared by what decides', () => {
    const opened = (decidedBy: 'classes' | 'bytes'): AnswerTo<'open'> => {
      return { kind: 'result', result: { decidedBy } };
    };
    expect(differencesBetween(opened('bytes'), opened('bytes'))).toEqual([]);
    expect(differencesBetween(opened('bytes'), opened('classes'))).toHaveLength(1);
  });
});
