import { describe, expect, it } from 'vitest';
import { FLINK_2_3, operator, restoreCase, snapshot, vertex } from '../../testing/small-case.ts';
import { fromStore, START, stored, TO_ALL, TO_SUBTASKS } from '../testing/entry-case.ts';
import {
  allowsUnmatched,
  isStoreEmpty,
  restartedVertices,
  restoredSnapshot,
  unmatchedStates,
} from './entry.ts';

const JOB = { vertices: [vertex(1), vertex(2)] };
const STORE = [stored([operator(3)], { checkpointId: 9n }), stored([operator(1), operator(2)])];

describe('what is restored', () => {
  it('is the snapshot of a savepoint, otherwise the latest of the store', () => {
    const loaded = snapshot([]);
    expect(restoredSnapshot(restoreCase(loaded, JOB), FLINK_2_3)).toBe(loaded);
    const subject = fromStore(TO_ALL, STORE, JOB);
    expect(restoredSnapshot(subject, FLINK_2_3)).toMatchObject({ checkpointId: 7n });
    expect(restoredSnapshot(subject, FLINK_2_3)).toBe(restoredSnapshot(subject, FLINK_2_3));
    expect(restoredSnapshot(fromStore(START, [], JOB), FLINK_2_3)).toBeNull();
    expect(isStoreEmpty(fromStore(START, [], JOB).request)).toBe(true);
    expect(isStoreEmpty(restoreCase(loaded, JOB).request)).toBe(false);
  });
});

describe('a region', () => {
  it('is looked at by a failover of subtasks alone', () => {
    const rest = { region: [1] };
    const ask = (entryPoint: typeof START) => fromStore(entryPoint, STORE, { ...JOB, rest });
    expect(restartedVertices(ask(TO_SUBTASKS).request)).toEqual([JOB.vertices[1]]);
    expect(restartedVertices(ask(TO_ALL).request)).toEqual(JOB.vertices);
    expect(unmatchedStates(ask(TO_SUBTASKS), FLINK_2_3)).toEqual([operator(1)]);
    expect(unmatchedStates(ask(TO_ALL), FLINK_2_3)).toEqual([]);
  });
});

describe('state without an operator', () => {
  it.each([
    [START, false, false],
    [START, true, false],
    [TO_ALL, false, false],
    [TO_ALL, true, true],
    [TO_SUBTASKS, false, true],
  ])('at %s, allowed %s: %s', (entryPoint, allowNonRestoredState, expected) => {
    const subject = fromStore(entryPoint, STORE, { settings: { allowNonRestoredState } });
    expect(allowsUnmatched(subject.request)).toBe(expected);
  });
});
