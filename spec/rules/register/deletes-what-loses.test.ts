import { describe, expect, it } from 'vitest';
import type { StreamStateHandle } from '../../model/handles.ts';
import { CASE_ROOT } from '../../model/request.ts';
import type { ClaimMode } from '../../model/request.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  operator,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { sharing } from '../testing/history-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { deletesWhatLoses } from './deletes-what-loses.ts';

const V14 = profile('flink-1.14');
const V15 = profile('flink-1.15');

const absolute = (name: string): StreamStateHandle => {
  return { kind: 'file', path: `file:${CASE_ROOT}/${name}`, size: 1n };
};
const relative = (name: string): StreamStateHandle => {
  return { ...absolute(name), kind: 'relativeFile', relativePath: name } as StreamStateHandle;
};

/** Two handles of an operator, each of one file that goes by the same name. */
function twice(first: StreamStateHandle, second: StreamStateHandle, number = 1): OperatorState {
  const named = (handle: StreamStateHandle) => {
    return { ...sharing('meta'), shared: [{ localPath: '1.sst', handle }] };
  };
  const state = { managedKeyedState: [named(first)], rawKeyedState: [named(second)] };
  return operator(number, { subtasks: subtasks(state) });
}

function caseOf(operators: OperatorState[], claimMode: ClaimMode = 'LEGACY', asksOn = true) {
  return restoreCase(snapshot(operators), {
    vertices: [vertex(1), vertex(2)],
    settings: { claimMode },
    rest: {
      files: ['_metadata', 'a', 'b'].map((path) => ({ path, bytes: new Uint8Array() })),
      ...(asksOn ? { afterwards: [] } : {}),
    },
  });
}

const TWO = caseOf([twice(absolute('a'), absolute('b'))]);
const ONE = caseOf([twice(absolute('a'), absolute('a'))]);
const NO_CLAIM = caseOf([twice(absolute('a'), absolute('b'))], 'NO_CLAIM');
const ONE_FILE_TWICE = caseOf([twice(absolute('a'), relative('a'))]);
const TURNED = caseOf([twice(relative('a'), absolute('a'))]);
const SCATTERED = caseOf([
  twice(absolute('a'), absolute('a')),
  twice(absolute('b'), absolute('b'), 2),
]);
const UNASKED = caseOf([twice(absolute('a'), absolute('b'))], 'LEGACY', false);

const deleting = (...deletedFiles: string[]) => restoredWith({ deletedFiles });
const refusedDeleting = (...deletedFiles: string[]) =>
  refusedWith('MASTER_STATE_UNMATCHED', { deletedFiles });

describe('register/deletes-what-loses', () => {
  it.each([
    [TWO, V14, 'namesClash'],
    [TWO, V15, 'namesClash'],
    [TWO, FLINK_2_3, 'namesClash'],
    [ONE, V14, 'oneFileEach'],
    [NO_CLAIM, V15, 'namesClash'],
    [ONE_FILE_TWICE, V14, 'namesClash'],
    [TURNED, V14, 'oneFileEach'],
    [SCATTERED, V14, null],
    [UNASKED, V14, null],
  ] as const)('has case %# on its side', (subject, as, side) => {
    expect(deletesWhatLoses.side(subject, as)).toBe(side);
  });

  it.each([
    [TWO, deleting('b'), V14, 'held'],
    [TWO, deleting('a'), V14, 'broken'],
    [TWO, deleting(), V14, 'broken'],
    [TWO, refusedDeleting('b'), V14, 'held'],
    [TWO, refusedDeleting(), V14, 'broken'],
    [TWO, deleting('a'), V15, 'held'],
    [TWO, deleting(), FLINK_2_3, 'held'],
    [NO_CLAIM, deleting(), V15, 'held'],
    [NO_CLAIM, deleting('a'), V15, 'broken'],
    [NO_CLAIM, deleting('b'), V14, 'held'],
    [TWO, deleting('b'), V15, 'broken'],
    [ONE_FILE_TWICE, deleting('a'), V14, 'held'],
    [ONE, deleting(), FLINK_2_3, 'held'],
    [ONE, deleting('a'), FLINK_2_3, 'broken'],
    [ONE, deleting('_metadata'), FLINK_2_3, 'broken'],
    [ONE, restoredWith(), FLINK_2_3, 'notReached'],
    [TWO, refusedWith('SHARED_STATE_CLASH', {}), FLINK_2_3, 'notReached'],
  ] as const)('judges case %#: %o', (subject, answer, as, verdict) => {
    expect(verdictOf(deletesWhatLoses, subject, answer, as)).toBe(verdict);
  });
});
