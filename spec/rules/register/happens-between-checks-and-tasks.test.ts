import { describe, expect, it } from 'vitest';
import type { StreamStateHandle } from '../../model/handles.ts';
import type { Effects } from '../../model/outcome.ts';
import type { RestoreRequest } from '../../model/request.ts';
import {
  FLINK_2_3,
  id,
  operator,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { incremental } from '../testing/handles.ts';
import { refusedWith, restoredWith, storedAs, verdictOf } from '../testing/judge.ts';
import { happensBetweenChecksAndTasks } from './happens-between-checks-and-tasks.ts';

const file = (rest: Partial<StreamStateHandle>) =>
  ({ kind: 'file', path: 'file:/f', size: 1n, ...rest }) as StreamStateHandle;

interface Parts {
  readonly maxParallelism?: number;
  readonly shared?: readonly StreamStateHandle[];
  readonly masterState?: string;
  readonly counter?: RestoreRequest['coordinator']['counter']['kind'];
  readonly checkpointId?: bigint;
}

/** Operator 1 restored by a coordinator that counts at 5; whatever is given makes it refuse. */
function caseOf({ maxParallelism, shared, masterState, counter, checkpointId }: Parts) {
  const state = { managedKeyedState: [incremental(...(shared ?? []))] };
  const loaded = snapshot([operator(1, { subtasks: subtasks(state) })], {
    checkpointId: checkpointId ?? 7n,
    masterStates:
      masterState === undefined
        ? []
        : [{ version: 0, name: masterState, payload: new Uint8Array() }],
  });
  return restoreCase(loaded, {
    vertices: [vertex(1, { maxParallelism: maxParallelism ?? 128 })],
    job: { masterHooks: ['a'] },
    settings: { claimMode: 'CLAIM' },
    coordinator: { counter: { kind: counter ?? 'standalone', value: 5n } },
  });
}

const UNFIT = caseOf({ maxParallelism: 64 });
const CLASH = caseOf({ shared: [file({ kind: 'relativeFile', relativePath: 'f' }), file({})] });
const FULL = caseOf({ counter: 'zookeeper', checkpointId: 2_147_483_647n });
const NO_HOOK = caseOf({ masterState: 'b' });
const FITS = caseOf({});

const before = { nextCheckpointId: 5n };
const after = { nextCheckpointId: 8n, store: [storedAs(7n)] };
const filled = { nextCheckpointId: 5n, store: [storedAs(2_147_483_647n)] };
const tasks: Effects['vertices'] = [
  {
    id: id(1_001),
    parallelism: 1,
    maxParallelism: 128,
    subtasks: [{ checkpointId: 7n, finishedOnRestore: false, operators: [] }],
  },
];

describe('register/happens-between-checks-and-tasks', () => {
  it.each([
    [UNFIT, 'doesNotFit'],
    [CLASH, 'clashes'],
    [FULL, 'counterFull'],
    [NO_HOOK, 'hookMissing'],
    [FITS, 'fits'],
    [restoreCase(null), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(happensBetweenChecksAndTasks.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [UNFIT, refusedWith('MAX_PARALLELISM_MISMATCH'), 'held'],
    [UNFIT, refusedWith('MAX_PARALLELISM_MISMATCH', before), 'held'],
    [UNFIT, refusedWith('MAX_PARALLELISM_MISMATCH', after), 'broken'],
    [UNFIT, refusedWith('MAX_PARALLELISM_MISMATCH', { nextCheckpointId: 8n }), 'broken'],
    [CLASH, refusedWith('SHARED_STATE_CLASH', before), 'held'],
    [CLASH, refusedWith('SHARED_STATE_CLASH', { ...before, store: [storedAs(7n)] }), 'broken'],
    [FULL, refusedWith('COUNTER_OVERFLOW', filled), 'held'],
    [FULL, refusedWith('COUNTER_OVERFLOW', before), 'broken'],
    [FULL, refusedWith('COUNTER_OVERFLOW', { ...filled, nextCheckpointId: 6n }), 'broken'],
    [FULL, refusedWith('COUNTER_OVERFLOW', { ...filled, vertices: tasks }), 'broken'],
    [NO_HOOK, refusedWith('MASTER_STATE_UNMATCHED', { ...after, vertices: tasks }), 'held'],
    [NO_HOOK, refusedWith('MASTER_STATE_UNMATCHED', before), 'broken'],
    [NO_HOOK, refusedWith('MASTER_STATE_UNMATCHED', { ...after, store: [] }), 'broken'],
    [FITS, refusedWith('RESTORED_MAX_PARALLELISM_TOO_LOW', after), 'held'],
    [FITS, refusedWith('RESTORED_MAX_PARALLELISM_TOO_LOW', before), 'broken'],
    [FITS, refusedWith('RESTORED_MAX_PARALLELISM_TOO_LOW'), 'notReached'],
    [FITS, refusedWith('POINTER_EMPTY'), 'notReached'],
    [FITS, restoredWith(), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(happensBetweenChecksAndTasks, subject, answer)).toBe(verdict);
  });
});
