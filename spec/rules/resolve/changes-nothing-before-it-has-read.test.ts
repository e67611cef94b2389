import { describe, expect, it } from 'vitest';
import type { Effects } from '../../model/outcome.ts';
import { FLINK_2_3, id } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { below, PLAIN, pointedCase } from '../testing/pointed-case.ts';
import { changesNothingBeforeItHasRead as rule } from './changes-nothing-before-it-has-read.ts';

const NOWHERE = pointedCase(below('nothing'), null);
const UNREADABLE = pointedCase(below('chk-7'), null);
const READABLE = pointedCase(below('chk-7'), PLAIN);

/** As it was before: the counter of the case is at 1. */
const BEFORE: Partial<Effects> = { nextCheckpointId: 1n };
const task = { checkpointId: 7n, finishedOnRestore: false, operators: [] };
const call = { checkpointId: 7n, state: null } as const;

describe('resolve/changes-nothing-before-it-has-read', () => {
  it('has each case on its side', () => {
    const sides = [NOWHERE, UNREADABLE, READABLE].map((one) => rule.side(one, FLINK_2_3));
    expect(sides).toEqual(['noMetadata', 'unreadable', 'readable']);
    expect(rule.side(pointedCase('/elsewhere', null), FLINK_2_3)).toBeNull();
  });

  it.each([
    [NOWHERE, refusedWith('SNAPSHOT_NOT_FOUND'), 'held'],
    [NOWHERE, refusedWith('SNAPSHOT_NOT_FOUND', BEFORE), 'held'],
    [NOWHERE, refusedWith('TRUNCATED'), 'broken'],
    [NOWHERE, restoredWith(), 'broken'],
    [UNREADABLE, refusedWith('TRUNCATED'), 'held'],
    [UNREADABLE, refusedWith('TRUNCATED', BEFORE), 'held'],
    [UNREADABLE, refusedWith('COUNTER_OVERFLOW'), 'broken'],
    [UNREADABLE, restoredWith(), 'broken'],
    [UNREADABLE, refusedWith('METADATA_NOT_FOUND'), 'notReached'],
    [UNREADABLE, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
    [READABLE, restoredWith(), 'held'],
    [READABLE, refusedWith('RELATIVE_HANDLE_POINTER_UNRESOLVABLE'), 'held'],
    [READABLE, refusedWith('TRUNCATED'), 'broken'],
    [READABLE, refusedWith('METADATA_NOT_FOUND'), 'notReached'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });

  it.each([
    { nextCheckpointId: 8n },
    { ...BEFORE, vertices: [{ id: id(1), parallelism: 1, maxParallelism: 1, subtasks: [task] }] },
    { ...BEFORE, coordinators: [{ ...call, operatorId: id(1) }] },
    { ...BEFORE, masterHooks: [{ ...call, hook: 'a', call: 'restoreCheckpoint' }] },
  ] as const)('sees what had changed: %o', (effects) => {
    expect(verdictOf(rule, UNREADABLE, refusedWith('TRUNCATED', effects))).toBe('broken');
  });
});
