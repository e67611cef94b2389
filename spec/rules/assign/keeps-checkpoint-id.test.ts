import { describe, expect, it } from 'vitest';
import { FLINK_2_3, id, profile, restoreCase, snapshot, vertex } from '../../testing/small-case.ts';
import { outcome, task } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { keepsCheckpointId } from './keeps-checkpoint-id.ts';

const JOB = vertex(1);
const ZERO = restoreCase(snapshot([], { checkpointId: 0n }), { vertices: [JOB] });
const SEVEN = restoreCase(snapshot([], { checkpointId: 7n }), { vertices: [JOB] });

const toldTask = (checkpointId: bigint) => ({
  vertices: [{ ...outcome(JOB), subtasks: [{ ...task(JOB, {})!, checkpointId }] }],
});
const toldCoordinator = (checkpointId: bigint) => ({
  coordinators: [{ operatorId: id(1), checkpointId, state: null }],
});
const toldHook = (checkpointId: bigint | null) => ({
  masterHooks: [{ hook: 'a', call: 'restoreCheckpoint' as const, checkpointId, state: null }],
});

describe('assign/keeps-checkpoint-id', () => {
  it.each([
    [ZERO, 'zero'],
    [SEVEN, 'positive'],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(keepsCheckpointId.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [SEVEN, restoredWith({ ...toldTask(7n), ...toldCoordinator(7n), ...toldHook(7n) }), 'held'],
    [SEVEN, restoredWith(toldTask(8n)), 'broken'],
    [SEVEN, restoredWith(toldCoordinator(-1n)), 'broken'],
    [SEVEN, restoredWith(toldHook(null)), 'broken'],
    [SEVEN, restoredWith({ checkpointId: 8n }), 'broken'],
    [ZERO, restoredWith({ checkpointId: 0n, ...toldTask(0n) }), 'held'],
    [ZERO, restoredWith({ checkpointId: 0n, ...toldTask(7n) }), 'broken'],
    [SEVEN, refusedWith('MASTER_STATE_UNMATCHED', toldTask(8n)), 'broken'],
    [SEVEN, refusedWith('MASTER_STATE_UNMATCHED'), 'notReached'],
    [SEVEN, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(keepsCheckpointId, subject, answer)).toBe(verdict);
  });

  it.each([
    [toldCoordinator(-1n), 'held'],
    [toldCoordinator(7n), 'broken'],
    [{ ...toldTask(8n), ...toldCoordinator(-1n) }, 'broken'],
  ] as const)('has coordinators told none before 1.11.3: %#', (effects, verdict) => {
    const as = profile('flink-1.11.2');
    expect(verdictOf(keepsCheckpointId, SEVEN, restoredWith(effects), as)).toBe(verdict);
  });
});
