import { describe, expect, it } from 'vitest';
import type { StreamStateHandle } from '../../model/handles.ts';
import type { ClaimMode } from '../../model/request.ts';
import {
  FLINK_2_3,
  operator,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { incremental } from '../testing/handles.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { refusesClashingSharedState } from './refuses-clashing-shared-state.ts';

const ABSOLUTE: StreamStateHandle = { kind: 'file', path: 'file:/s/f', size: 1n };
const RELATIVE: StreamStateHandle = {
  kind: 'relativeFile',
  path: 'file:/s/f',
  relativePath: 'f',
  size: 1n,
};

/** One operator whose subtasks share files, of which operator 9 is not in the job. */
function caseOf(claimMode: ClaimMode, handles: StreamStateHandle[], number = 1) {
  const states = subtasks(...handles.map((file) => ({ managedKeyedState: [incremental(file)] })));
  const loaded = snapshot([operator(number, { parallelism: states.length, subtasks: states })]);
  const settings = { claimMode, allowNonRestoredState: true };
  return restoreCase(loaded, { vertices: [vertex(1)], settings });
}

const CLASH = [RELATIVE, ABSOLUTE];
const sideOf = (subject: ReturnType<typeof caseOf>, as = FLINK_2_3) =>
  refusesClashingSharedState.side(subject, as);

describe('register/refuses-clashing-shared-state', () => {
  it.each([
    [caseOf('CLAIM', CLASH), 'refuses'],
    [caseOf('LEGACY', CLASH), 'refuses'],
    [caseOf('NO_CLAIM', CLASH), 'noClaim'],
    [caseOf('CLAIM', [ABSOLUTE, RELATIVE]), 'equalHandles'],
    [caseOf('CLAIM', [RELATIVE]), 'oneHandleEach'],
    [caseOf('CLAIM', []), null],
    [caseOf('CLAIM', CLASH, 9), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(sideOf(subject)).toBe(side);
  });

  it('applies to releases that know a shared file by where it lies', () => {
    expect(sideOf(caseOf('CLAIM', CLASH), profile('flink-1.16.2'))).toBeNull();
    expect(sideOf(caseOf('CLAIM', CLASH), profile('flink-1.16.3'))).toBe('refuses');
  });

  it.each([
    [caseOf('CLAIM', CLASH), refusedWith('SHARED_STATE_CLASH'), 'held'],
    [caseOf('CLAIM', CLASH), restoredWith(), 'broken'],
    [caseOf('CLAIM', CLASH), refusedWith('MASTER_STATE_UNMATCHED'), 'broken'],
    [caseOf('CLAIM', CLASH), refusedWith('POINTER_EMPTY'), 'notReached'],
    [caseOf('NO_CLAIM', CLASH), restoredWith(), 'held'],
    [caseOf('NO_CLAIM', CLASH), refusedWith('SHARED_STATE_CLASH'), 'broken'],
    [caseOf('CLAIM', [ABSOLUTE, RELATIVE]), refusedWith('SHARED_STATE_CLASH'), 'broken'],
    [caseOf('CLAIM', [RELATIVE]), refusedWith('SHARED_STATE_CLASH'), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesClashingSharedState, subject, answer)).toBe(verdict);
  });
});
