import { describe, expect, it } from 'vitest';
import { CASE_ROOT } from '../../spec/model/request.ts';
import { encodeSnapshot } from '../codec/index.ts';
import { FLINK_DECISIONS } from './decisions.ts';
import { restore, restoreLoaded } from './restore.ts';
import { POINTER, refused, restored, stateOf } from './testing/run.ts';
import {
  FLINK_2_3,
  id,
  keyGroups,
  operator,
  profile,
  request,
  snapshot,
  subtasks,
  vertex,
} from '../../spec/testing/small-case.ts';

const KEYED = operator(1, { subtasks: subtasks({ managedKeyedState: [keyGroups(0, 127)] }) });
const JOB = request({ vertices: [vertex(1)] });

describe('resolving the pointer', () => {
  const metadata = encodeSnapshot(snapshot([KEYED]), 6);
  const ask = (pointer: string, path = 'sp/_metadata') =>
    restore(
      {
        ...JOB,
        pointer,
        files: [
          { path, bytes: metadata },
          { path: 'empty/', bytes: metadata },
        ],
      },
      FLINK_2_3,
    );
  const codeOf = (pointer: string): string => {
    const answer = ask(pointer);
    return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
  };

  it.each([
    ['', 'POINTER_EMPTY'],
    [':bad:uri', 'POINTER_NOT_A_URI'],
    [`nosuch://host${CASE_ROOT}/sp`, 'FILE_SYSTEM_UNAVAILABLE'],
    [`file://host${CASE_ROOT}/sp`, 'FILE_SYSTEM_UNAVAILABLE'],
    [`${CASE_ROOT}/nothing`, 'SNAPSHOT_NOT_FOUND'],
    ['   ', 'SNAPSHOT_NOT_FOUND'],
    [`${CASE_ROOT}/empty`, 'METADATA_NOT_FOUND'],
  ])('%j: %s (A7 to A11)', (pointer, code) => {
    expect(codeOf(pointer)).toBe(code);
  });

  it.each([
    `${CASE_ROOT}/sp`,
    `${CASE_ROOT}/sp/`,
    `file://${CASE_ROOT}/sp`,
    `file:${CASE_ROOT}/sp/_metadata`,
    `${CASE_ROOT}/empty/../sp`,
  ])('%s leads to the same directory (A12, A13)', (pointer) => {
    const answer = ask(pointer);
    expect(answer).toMatchObject({
      kind: 'result',
      result: { store: [{ externalPointer: `file:${CASE_ROOT}/sp` }] },
    });
  });

  it('takes a metadata file of any name (A12)', () => {
    expect(ask(`${CASE_ROOT}/sp/other`, 'sp/other')).toMatchObject({
      kind: 'result',
      result: { store: [{ externalPointer: `file:${CASE_ROOT}/sp` }] },
    });
  });

  it('of a file that is no snapshot is refused by the codec, without effects (B1)', () => {
    const files = [{ path: 'sp/_metadata', bytes: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) }];
    const answer = restore({ ...JOB, pointer: `${CASE_ROOT}/sp`, files }, FLINK_2_3);
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'MAGIC_UNEXPECTED' } });
    expect(answer).not.toHaveProperty('refusal.effects');
  });
});

describe('effects', () => {
  it('of a refusal in assignment: store and counter, and no task (D1)', () => {
    const tooLow = operator(1, { maxParallelism: 2, subtasks: KEYED.subtasks });
    const job = request({ vertices: [vertex(1, { parallelism: 3 })] });
    const { code, stage, effects } = refused(snapshot([tooLow]), job);
    expect({ code, stage }).toEqual({ code: 'RESTORED_MAX_PARALLELISM_TOO_LOW', stage: 'assign' });
    expect(effects?.nextCheckpointId).toBe(8n);
    expect(effects?.store.map(({ checkpointId }) => checkpointId)).toEqual([7n]);
    expect(effects?.vertices[0]?.subtasks).toEqual([null, null, null]);
  });

  it('of an unmatched master state: all tasks are set already (F5)', () => {
    const masterStates = [{ version: 0, name: 'other', payload: new Uint8Array() }];
    const job = request({ vertices: [vertex(1)], job: { masterHooks: ['hook'] } });
    const { code, effects } = refused(snapshot([KEYED], { masterStates }), job);
    expect(code).toBe('MASTER_STATE_UNMATCHED');
    expect(effects?.vertices[0]?.subtasks[0]?.checkpointId).toBe(7n);
    expect(effects?.masterHooks).toEqual([]);
  });

  it('of a counter that cannot count so far: the store alone (D1, D3)', () => {
    const job = request({
      vertices: [vertex(1)],
      coordinator: { counter: { kind: 'zookeeper', value: 3n } },
    });
    const { code, effects } = refused(snapshot([KEYED], { checkpointId: 2_147_483_647n }), job);
    expect(code).toBe('COUNTER_OVERFLOW');
    expect(effects).toMatchObject({
      nextCheckpointId: 3n,
      store: [{ checkpointId: 2_147_483_647n }],
    });
  });
});

describe('ignored in-flight data', () => {
  const state = { kind: 'bytes', handleName: 'c', data: Uint8Array.of(1) } as const;
  const states = snapshot([{ ...KEYED, coordinatorState: state }]);
  const ask = (ignoredInFlightDataOf: bigint) =>
    request({
      vertices: [vertex(1, { coordinators: [id(1)] })],
      settings: { ignoredInFlightDataOf },
    });

  it('takes coordinator state with it, for the restored checkpoint alone (E29)', () => {
    expect(restored(states, ask(7n)).coordinators[0]?.state).toBeNull();
    expect(restored(states, ask(8n)).coordinators[0]?.state).toEqual(Uint8Array.of(1));
    expect(restored(states, ask(7n), profile('flink-1.13')).coordinators[0]?.state).not.toBeNull();
  });
});

describe('what is not built', () => {
  it('is skipped with its reason', () => {
    const reactive = request({ coordinator: { scheduler: 'reactive' } });
    const answer = restoreLoaded(snapshot([]), POINTER, reactive, profile('flink-1.12'));
    expect(answer.kind).toBe('skipped');
  });
});

describe('a planted decision', () => {
  it('changes the outcome', () => {
    const decisions = { ...FLINK_DECISIONS, nextCheckpointId: (restoredId: bigint) => restoredId };
    expect(restored(snapshot([KEYED]), JOB, FLINK_2_3, decisions).nextCheckpointId).toBe(7n);
    expect(restored(snapshot([KEYED]), JOB).nextCheckpointId).toBe(8n);
    expect(stateOf(restored(snapshot([KEYED]), JOB), 0, 0, id(1)).managedKeyedState).toHaveLength(
      1,
    );
  });
});
