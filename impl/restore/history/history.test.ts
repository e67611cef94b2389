import { describe, expect, it } from 'vitest';
import type { HistoryStep, StepOutcome } from '../../../spec/model/history.ts';
import type { IncrementalRemoteKeyedStateHandle } from '../../../spec/model/handles.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { ClaimMode } from '../../../spec/model/request.ts';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import {
  id,
  operator,
  profile,
  request,
  snapshot,
  subtasks,
  vertex,
} from '../../../spec/testing/small-case.ts';
import { encodeSnapshot } from '../../codec/index.ts';
import { restore } from '../restore.ts';

const file = (name: string) => {
  return { kind: 'file', path: `file:${CASE_ROOT}/${name}`, size: 1n } as const;
};

function sharing(own: string, ...shared: string[]): IncrementalRemoteKeyedStateHandle {
  return {
    kind: 'incremental',
    checkpointId: 1n,
    backendId: '00000000-0000-0000-0000-000000000001',
    range: { start: 0, end: 127 },
    checkpointedSize: 1n,
    meta: file(own),
    shared: shared.map((name) => ({ localPath: name, handle: file(name) })),
    private: [],
    stateHandleId: null,
  };
}

const checkpoint = (...files: [own: string, ...shared: string[]]): HistoryStep => {
  const state = { ...EMPTY_SUBTASK_STATE, managedKeyedState: [sharing(...files)] };
  return { kind: 'checkpoint', states: [{ operatorId: id(1), subtask: 0, state }] };
};
const SAVEPOINT: HistoryStep = { kind: 'savepoint', states: [] };
const FAILOVER: HistoryStep = { kind: 'failover' };

/** What comes of steps after checkpoint 7, of the files `own` and `shared`, was restored. */
function after(
  steps: readonly HistoryStep[],
  { claimMode = 'CLAIM' as ClaimMode, release = 'flink-2.3', maxRetained = 1 } = {},
): readonly StepOutcome[] {
  const state = { managedKeyedState: [sharing('own', 'shared')] };
  const loaded = snapshot([operator(1, { subtasks: subtasks(state) })]);
  const names = ['own', 'shared', 'a', 'b', 'c', 'x', 'y'];
  const asked = request({
    vertices: [vertex(1)],
    settings: { claimMode },
    coordinator: { maxRetained },
    rest: {
      files: [
        { path: '_metadata', bytes: encodeSnapshot(loaded, 3) },
        ...names.map((path) => ({ path, bytes: new Uint8Array() })),
      ],
      afterwards: steps,
    },
  });
  const answer = restore(asked, profile(release));
  if (answer.kind !== 'result') throw new Error(`not restored but ${answer.kind}`);
  return answer.result.afterwards!;
}

const deletedBy = (one: Exclude<StepOutcome, { kind: 'refused' }>) =>
  one.kind === 'taken' ? one.deletedFiles : one.restored.deletedFiles!;
const deletedIn = (outcomes: readonly StepOutcome[]) =>
  outcomes.map((one) => (one.kind === 'refused' ? 'refused' : deletedBy(one).join(' ')));
const idsIn = (outcomes: readonly StepOutcome[]) =>
  outcomes.map((one) =>
    one.kind === 'taken'
      ? one.checkpointId
      : one.kind === 'restored'
        ? one.restored.checkpointId
        : null,
  );

describe('what is deleted', () => {
  it.each<[ClaimMode, string[]]>([
    ['CLAIM', ['_metadata own', 'a shared', 'b x']],
    ['LEGACY', ['', 'a', 'b x']],
    ['NO_CLAIM', ['', 'a shared', 'b x']],
  ])('in %s hangs on who owns it', (claimMode, expected) => {
    // What a task shares without a claim it has written: the case of NO_CLAIM says what is asked for.
    const steps = [checkpoint('a', 'shared'), checkpoint('b', 'x'), checkpoint('c')];
    expect(deletedIn(after(steps, { claimMode }))).toEqual(expected);
  });

  it('is what no checkpoint of the store uses', () => {
    const steps = [checkpoint('a', 'x', 'y'), checkpoint('b', 'x'), checkpoint('c', 'x')];
    expect(deletedIn(after(steps))).toEqual(['_metadata own shared', 'a y', 'b']);
    expect(deletedIn(after(steps, { maxRetained: 2 }))).toEqual([
      '',
      '_metadata own shared',
      'a y',
    ]);
    expect(deletedIn(after(steps, { release: 'flink-1.14' }))).toEqual(['', 'a y', 'b']);
  });

  it('before Flink 1.15 is the snapshot after a failover (F9)', () => {
    const steps = [checkpoint('a', 'shared'), FAILOVER, checkpoint('b')];
    expect(deletedIn(after(steps, { release: 'flink-1.14' }))).toEqual(['', '', 'a shared']);
    expect(deletedIn(after(steps, { claimMode: 'LEGACY' }))).toEqual(['', '', 'a']);
  });
});

describe('what a restore deletes itself', () => {
  const named = (name: string) => {
    return { ...sharing('own'), shared: [{ localPath: '1.sst', handle: file(name) }] };
  };
  const state = { managedKeyedState: [named('a')], rawKeyedState: [named('b')] };
  const loaded = snapshot([operator(1, { subtasks: subtasks(state) })]);

  it.each([
    ['flink-1.14', 'NO_CLAIM', ['b']],
    ['flink-1.15', 'LEGACY', ['a']],
    ['flink-1.15', 'NO_CLAIM', []],
    ['flink-2.3', 'CLAIM', []],
  ] as const)('in %s and the mode %s is what loses (D9)', (release, claimMode, deletedFiles) => {
    const files = ['_metadata', 'a', 'b'].map((path) => ({
      path,
      bytes: encodeSnapshot(loaded, 3),
    }));
    const rest = { files, afterwards: [] };
    const asked = request({ vertices: [vertex(1)], settings: { claimMode }, rest });
    expect(restore(asked, profile(release))).toMatchObject({ result: { deletedFiles } });
    const { afterwards: _, ...without } = asked;
    expect(restore(without, profile(release))).not.toHaveProperty('result.deletedFiles');
  });
});

describe('what is taken', () => {
  it('counts on, savepoints too, and a failover counts nothing', () => {
    const steps = [checkpoint('a'), SAVEPOINT, FAILOVER, checkpoint('b')];
    expect(idsIn(after(steps))).toEqual([8n, 9n, 8n, 10n]);
    expect(idsIn(after(steps, { release: 'flink-1.14' }))).toEqual([8n, 9n, 9n, 10n]);
  });

  it('is restored again with a new count (D3)', () => {
    const { job, settings } = request({ vertices: [vertex(1)] });
    const steps = [checkpoint('a'), { kind: 'restore', job, settings }, checkpoint('b')] as const;
    const outcomes = after(steps, { maxRetained: 3 });
    expect(idsIn(outcomes)).toEqual([8n, 8n, 9n]);
    expect(outcomes[2]).toMatchObject({ type: { name: 'Full Checkpoint' } });
  });

  it('tells no pointer of its own', () => {
    expect(after([checkpoint('a')])[0]).toMatchObject({ store: [{ externalPointer: null }] });
  });
});

describe('a history', () => {
  it('ends with what is refused', () => {
    const { job, settings } = request({ vertices: [vertex(1, { maxParallelism: 64 })] });
    const outcomes = after([{ kind: 'restore', job, settings }, checkpoint('a')]);
    expect(outcomes).toMatchObject([
      { kind: 'refused', refusal: { code: 'MAX_PARALLELISM_MISMATCH' } },
    ]);
  });

  it('of a job with coordinators is skipped', () => {
    const vertices = [vertex(1, { coordinators: [id(1)] })];
    const asked = request({ vertices, rest: { afterwards: [SAVEPOINT] } });
    expect(restore(asked, profile('flink-2.3')).kind).toBe('skipped');
  });
});
