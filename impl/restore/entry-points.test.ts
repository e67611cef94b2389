import { describe, expect, it } from 'vitest';
import type { Restored } from '../../spec/model/outcome.ts';
import type { EntryPoint, RestoreRequest, StoredCheckpoint } from '../../spec/model/request.ts';
import type { OperatorState } from '../../spec/model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  keyGroups,
  operator,
  profile,
  request,
  subtasks,
  vertex,
} from '../../spec/testing/small-case.ts';
import { REGISTER_DECISIONS } from './decisions/register.ts';
import { restore } from './restore.ts';

const START: EntryPoint = 'restoreInitialCheckpointIfPresent';
const TO_ALL: EntryPoint = 'restoreLatestCheckpointedStateToAll';
const TO_SUBTASKS: EntryPoint = 'restoreLatestCheckpointedStateToSubtasks';

const KEYED = (number: number) =>
  operator(number, { subtasks: subtasks({ managedKeyedState: [keyGroups(0, 127)] }) });

function stored(
  operators: readonly OperatorState[],
  rest: Partial<StoredCheckpoint> = {},
): StoredCheckpoint {
  const properties = REGISTER_DECISIONS.propertiesFor('CLAIM');
  return { checkpointId: 7n, operators, masterStates: [], properties, ...rest };
}

interface Asked {
  readonly store?: readonly StoredCheckpoint[];
  readonly rest?: Partial<RestoreRequest>;
  readonly allowNonRestoredState?: boolean;
  readonly release?: string;
}

const JOB = {
  vertices: [vertex(1, { coordinators: [id(1)] }), vertex(2, { coordinators: [id(2)] })],
  masterHooks: ['a'],
};

function ask(entryPoint: EntryPoint, asked: Asked = {}) {
  const { store = [], rest, allowNonRestoredState = false, release } = asked;
  const counter = { kind: 'standalone', value: 3n } as const;
  const asking = request({
    job: JOB,
    settings: { allowNonRestoredState },
    coordinator: { store, counter, maxRetained: 3 },
    rest: { entryPoint, ...rest },
  });
  return restore(asking, release === undefined ? FLINK_2_3 : profile(release));
}

function restored(entryPoint: EntryPoint, asked: Asked): Restored {
  const answer = ask(entryPoint, asked);
  if (answer.kind !== 'result') throw new Error(`not restored but ${answer.kind}`);
  return answer.result;
}

function codeOf(entryPoint: EntryPoint, asked: Asked): string {
  const answer = ask(entryPoint, asked);
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

describe('an empty store', () => {
  it.each([
    [START, 1, 0],
    [TO_ALL, 1, 2],
    [TO_SUBTASKS, 1, 0],
  ])('at %s: %i hooks and %i coordinators are reset (F3)', (entryPoint, hooks, coordinators) => {
    const result = restored(entryPoint, {});
    expect(result).toMatchObject({ checkpointId: -1n, nextCheckpointId: 3n, store: [] });
    expect(result.masterHooks.map(({ call }) => call)).toEqual(Array(hooks).fill('reset'));
    expect(result.coordinators).toHaveLength(coordinators);
    for (const reset of result.coordinators) {
      expect(reset).toMatchObject({ checkpointId: -1n, state: null });
    }
  });

  it('left hooks alone at the start of a job before Flink 1.12.3 (F3)', () => {
    expect(restored(START, { release: 'flink-1.12.2' }).masterHooks).toEqual([]);
    expect(restored(START, { release: 'flink-1.12.3' }).masterHooks).toHaveLength(1);
    expect(restored(TO_ALL, { release: 'flink-1.11' }).masterHooks).toHaveLength(1);
  });
});

describe('a store with checkpoints', () => {
  const store = [stored([], { checkpointId: 9n }), stored([KEYED(1)])];

  it('has its latest restored, whatever the IDs, and stays as it is (D2)', () => {
    const result = restored(TO_ALL, { store });
    expect(result.checkpointId).toBe(7n);
    expect(result.nextCheckpointId).toBe(3n);
    expect(result.store.map(({ checkpointId }) => checkpointId)).toEqual([9n, 7n]);
    expect(result.vertices[0]?.subtasks[0]?.checkpointId).toBe(7n);
    expect(result.coordinators).toHaveLength(2);
  });

  it('may have state without an operator only where that is allowed (E1)', () => {
    const unmatched = { store: [stored([operator(3)])] };
    expect(codeOf(START, unmatched)).toBe('STATE_WITHOUT_OPERATOR');
    expect(codeOf(START, { ...unmatched, allowNonRestoredState: true })).toBe(
      'STATE_WITHOUT_OPERATOR',
    );
    expect(codeOf(TO_ALL, unmatched)).toBe('STATE_WITHOUT_OPERATOR');
    expect(codeOf(TO_ALL, { ...unmatched, allowNonRestoredState: true })).toBe('result');
    expect(codeOf(TO_SUBTASKS, unmatched)).toBe('result');
  });

  it('may have master state without a hook only where that is allowed (F5)', () => {
    const masterStates = [{ version: 0, name: 'b', payload: new Uint8Array() }];
    const unmatched = { store: [stored([], { masterStates })] };
    expect(codeOf(START, unmatched)).toBe('MASTER_STATE_UNMATCHED');
    expect(codeOf(TO_SUBTASKS, unmatched)).toBe('result');
  });

  it('restores a region alone, without coordinators, and all hooks (F1)', () => {
    const masterStates = [{ version: 0, name: 'a', payload: Uint8Array.of(5) }];
    const result = restored(TO_SUBTASKS, {
      store: [stored([KEYED(1), KEYED(2)], { masterStates })],
      rest: { region: [1] },
    });
    expect(result.vertices[0]?.subtasks).toEqual([null]);
    expect(result.vertices[1]?.subtasks[0]?.checkpointId).toBe(7n);
    expect(result.coordinators).toEqual([]);
    expect(result.masterHooks).toHaveLength(1);
  });

  it('is not validated: a configured max parallelism is refused late (E6)', () => {
    const job = { vertices: [vertex(1, { maxParallelism: 64 })], masterHooks: [] };
    const asked = { store: [stored([KEYED(1)])], rest: { job } };
    expect(codeOf(TO_ALL, asked)).toBe('RESTORED_MAX_PARALLELISM_CHANGED');
  });

  it('takes the last of several states of one operator', () => {
    const result = restored(TO_ALL, { store: [stored([operator(1), KEYED(1)])] });
    expect(result.store[0]?.operatorIds).toEqual([id(1)]);
    expect(result.vertices[0]?.subtasks[0]).not.toBeNull();
  });
});
