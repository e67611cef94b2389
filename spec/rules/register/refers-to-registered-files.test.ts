import { describe, expect, it } from 'vitest';
import type { StreamStateHandle } from '../../model/handles.ts';
import type { ClaimMode } from '../../model/request.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  operator,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { fromStore, stored, TO_ALL } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { outcome } from '../testing/assigned.ts';
import { refersToRegisteredFiles } from './refers-to-registered-files.ts';

const absolute = (size: bigint, name = 'f'): StreamStateHandle => {
  return { kind: 'file', path: `file:/${name}`, size };
};

/** An operator whose one handle has one shared file. */
function sharing(handle: StreamStateHandle): OperatorState {
  return operator(1, { subtasks: subtasks({ managedKeyedState: [incremental(handle)] }) });
}

function incremental(handle: StreamStateHandle) {
  return {
    kind: 'incremental',
    checkpointId: 1n,
    backendId: '00000000-0000-0000-0000-000000000000',
    range: { start: 0, end: 127 },
    checkpointedSize: 0n,
    meta: null,
    shared: [{ localPath: '1.sst', handle }],
    private: [],
    stateHandleId: null,
  } as const;
}

const VERTEX = vertex(1);
function caseOf(
  own: StreamStateHandle,
  before?: StreamStateHandle,
  claimMode: ClaimMode = 'CLAIM',
) {
  return restoreCase(snapshot([sharing(own)]), {
    vertices: [VERTEX],
    settings: { claimMode },
    coordinator: {
      store: before === undefined ? [] : [stored([sharing(before)], { checkpointId: 3n })],
      maxRetained: 2,
    },
  });
}
const seen = (handle: StreamStateHandle) =>
  restoredWith({
    vertices: [outcome(VERTEX, { [id(1)]: { managedKeyedState: [incremental(handle)] } })],
  });
const KNOWN = caseOf(absolute(2n), absolute(1n));
const ALONE = caseOf(absolute(2n));
const RENAMED = caseOf(absolute(2n, 'g'), absolute(1n));
const V14 = profile('flink-1.14');
const V15 = profile('flink-1.15');

describe('register/refers-to-registered-files', () => {
  it.each([
    [KNOWN, 'knownBefore'],
    [ALONE, 'new'],
    [RENAMED, 'new'],
    [caseOf(absolute(2n), absolute(1n), 'NO_CLAIM'), null],
    [fromStore(TO_ALL, [stored([sharing(absolute(1n))])], { vertices: [VERTEX] }), 'new'],
    [restoreCase(snapshot([operator(1)]), { settings: { claimMode: 'CLAIM' } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refersToRegisteredFiles.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [KNOWN, seen(absolute(1n)), FLINK_2_3, 'held'],
    [KNOWN, seen(absolute(2n)), FLINK_2_3, 'broken'],
    [ALONE, seen(absolute(2n)), FLINK_2_3, 'held'],
    [ALONE, seen(absolute(1n)), FLINK_2_3, 'broken'],
    [RENAMED, seen(absolute(2n, 'g')), FLINK_2_3, 'held'],
    [RENAMED, seen(absolute(2n, 'g')), V15, 'held'],
    [RENAMED, seen(absolute(1n)), V15, 'broken'],
    [RENAMED, seen(absolute(1n)), V14, 'held'],
    [RENAMED, seen(absolute(2n, 'g')), V14, 'broken'],
    [KNOWN, seen(absolute(1n)), V15, 'held'],
    [KNOWN, refusedWith('SHARED_STATE_CLASH', {}), FLINK_2_3, 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, as, verdict) => {
    expect(verdictOf(refersToRegisteredFiles, subject, answer, as)).toBe(verdict);
  });
});
