import { describe, expect, it } from 'vitest';
import type { RestoreCase } from '../../../../spec/model/case.ts';
import type { IncrementalRemoteKeyedStateHandle } from '../../../../spec/model/handles.ts';
import { CASE_ROOT } from '../../../../spec/model/request.ts';
import { profile } from '../../../../spec/testing/small-case.ts';
import { generateCases } from '../../stream.ts';

const CASES: readonly RestoreCase[] = [
  ...generateCases({ seed: 1, count: 3_000, profile: profile('flink-2.3') }),
].filter(
  (one): one is RestoreCase => one.question === 'restore' && one.request.afterwards !== undefined,
);

/** Each incremental handle of a checkpoint, by the task that reports it. */
function* reportsOf({ request }: RestoreCase) {
  for (const [index, step] of request.afterwards!.entries()) {
    if (step.kind !== 'checkpoint') continue;
    for (const { operatorId, subtask, state } of step.states) {
      const [handle] = state.managedKeyedState;
      if (handle?.kind === 'incremental') yield { index, task: `${operatorId} ${subtask}`, handle };
    }
  }
}

const filesOf = ({ shared }: IncrementalRemoteKeyedStateHandle) =>
  shared.map(({ handle }) => ('path' in handle ? handle.path : ''));

describe('generated histories', () => {
  it('have every kind of step', () => {
    const kinds = CASES.flatMap(({ request }) => request.afterwards!.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(
      new Set(['checkpoint', 'savepoint', 'failover', 'rescale', 'restore']),
    );
  });

  it('share files between the checkpoints of one task, and never between two tasks', () => {
    let again = 0;
    for (const subject of CASES) {
      const owners = new Map<string, string>();
      for (const { task, handle } of reportsOf(subject)) {
        for (const path of filesOf(handle)) {
          const owner = owners.get(path) ?? task;
          expect(owner).toBe(task);
          if (owners.has(path)) again++;
          owners.set(path, task);
        }
      }
    }
    expect(again).toBeGreaterThan(20);
  });

  it('share nothing with a snapshot that is not claimed', () => {
    const unclaimed = CASES.filter(({ request }) => request.settings.claimMode === 'NO_CLAIM');
    expect(unclaimed.length).toBeGreaterThan(20);
    for (const subject of unclaimed) {
      const steps = subject.request.afterwards!.map(({ kind }) => kind);
      const first = steps.indexOf('checkpoint');
      if (steps.slice(0, first).includes('restore')) continue;
      const reports = [...reportsOf(subject)].filter(({ index }) => index === first);
      const shared = reports.flatMap(({ handle }) => filesOf(handle));
      expect(shared.filter((path) => !path.includes('/own/'))).toEqual([]);
    }
  });

  it('have all files that they name', () => {
    const missing = CASES.flatMap((subject) => {
      const there = new Set(subject.request.files.map(({ path }) => `file:${CASE_ROOT}/${path}`));
      const named = [...reportsOf(subject)].flatMap(({ handle }) => filesOf(handle));
      return named.filter((path) => path !== '' && !there.has(path));
    });
    expect(missing).toEqual([]);
  });
});
