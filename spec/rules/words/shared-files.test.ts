import { describe, expect, it } from 'vitest';
import type { KeyedStateHandle, StreamStateHandle } from '../../model/handles.ts';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { incremental } from '../testing/handles.ts';
import { sharedFilesOf } from './shared-files.ts';

const absolute = (name: string): StreamStateHandle => {
  return { kind: 'file', path: `file:/s/${name}`, size: 1n };
};
const relative = (name: string): StreamStateHandle => {
  return { kind: 'relativeFile', path: `file:/s/${name}`, relativePath: name, size: 1n };
};
const inline = (name: string): StreamStateHandle => {
  return { kind: 'bytes', handleName: `file:/s/${name}`, data: new Uint8Array() };
};

/** One operator for each list of files, all of one vertex. */
function filesOf(...operators: StreamStateHandle[][]) {
  return sharedFilesOfHandles(operators.map((files) => [incremental(...files)]));
}

function sharedFilesOfHandles(operators: KeyedStateHandle[][]) {
  const states = operators.map((managedKeyedState, index) =>
    operator(1 + index, { subtasks: subtasks({ managedKeyedState }) }),
  );
  const pairs = states.map((_, index) => pair(id(1 + index)));
  const vertices = [vertex(1, { operators: pairs })];
  return sharedFilesOf(restoreCase(snapshot(states), { vertices }), FLINK_2_3);
}

describe('shared files', () => {
  it.each([
    [filesOf([]), 'none'],
    [filesOf([absolute('a'), relative('b')]), 'oneHandleEach'],
    [filesOf([absolute('a'), absolute('a')]), 'equalHandles'],
    [filesOf([relative('a')], [relative('a')]), 'equalHandles'],
    [filesOf([absolute('a'), relative('a')]), 'equalHandles'],
    [filesOf([relative('a'), absolute('a')]), 'clash'],
    [filesOf([absolute('a'), inline('a')]), 'clash'],
    [filesOf([inline('a')], [absolute('a')]), 'clash'],
    // Whether the absolute or the relative handle comes first hangs on the order of the operators.
    [filesOf([relative('a')], [absolute('a')]), 'unknown'],
    [filesOf([absolute('a'), relative('a')], [absolute('a')]), 'equalHandles'],
    [filesOf([relative('a'), absolute('a')], [relative('a')]), 'clash'],
    [filesOf([relative('a'), absolute('a'), absolute('b')], [relative('b')]), 'clash'],
  ])('of case %# come to %s', (seen, expected) => {
    expect(seen).toBe(expected);
  });

  it('are those of the base and the streams of a changelog too', () => {
    const changelog: KeyedStateHandle = {
      kind: 'changelog',
      range: { start: 0, end: 1 },
      checkpointedSize: 0n,
      base: [incremental(relative('a'))],
      delta: [
        {
          kind: 'fileChangelog',
          range: { start: 0, end: 1 },
          handles: [
            { offset: 0n, handle: absolute('a') },
            { offset: 0n, handle: null },
          ],
          size: 0n,
          checkpointedSize: 0n,
          stateHandleId: null,
          storageIdentifier: 'filesystem',
        },
      ],
      materializationId: 1n,
      checkpointId: 7n,
      stateHandleId: null,
    };
    expect(sharedFilesOfHandles([[changelog]])).toBe('clash');
  });

  it('of a state that is skipped, or repeated later, do not count', () => {
    const clash = [incremental(relative('a'), absolute('a'))];
    const states = [
      operator(1, { subtasks: subtasks({ managedKeyedState: clash }) }),
      operator(9, { subtasks: subtasks({ managedKeyedState: clash }) }),
      operator(1),
    ];
    const settings = { allowNonRestoredState: true };
    const subject = restoreCase(snapshot(states), { vertices: [vertex(1)], settings });
    expect(sharedFilesOf(subject, FLINK_2_3)).toBe('none');
  });
});
