import { describe, expect, it } from 'vitest';
import { decodeSnapshot, encodeSnapshot } from '../../../impl/codec/index.ts';
import { caseFileSystem } from '../../../impl/files/case-files.ts';
import {
  FLINK_2_3,
  operator,
  profile,
  snapshot,
  subtasks,
} from '../../../spec/testing/small-case.ts';
import { withImpossible } from './impossible.ts';

const WITH_ENTRIES = snapshot([operator(1, { subtasks: subtasks({}) }), operator(2)]);

describe('a snapshot with an operator that cannot be', () => {
  it.each([
    ['parallelismAboveMax', 'PARALLELISM_ABOVE_MAX'],
    ['negativeParallelism', 'PARALLELISM_NEGATIVE'],
    ['subtaskOutside', 'SUBTASK_INDEX_OUT_OF_RANGE'],
    ['finishedWithState', 'COORDINATOR_STATE_ON_FINISHED_OPERATOR'],
  ] as const)('by %s is refused with %s', (impossible, code) => {
    const made = withImpossible(WITH_ENTRIES, impossible, 4, 6, FLINK_2_3)!;
    const answer = decodeSnapshot(encodeSnapshot(made, 6), {
      profile: FLINK_2_3,
      externalPointer: null,
      fileSystem: caseFileSystem([]),
    });
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code } });
  });

  it('is made only where there is something to make it of', () => {
    expect(withImpossible(WITH_ENTRIES, 'nothing', 0, 6, FLINK_2_3)).toBeNull();
    expect(withImpossible(snapshot([]), 'negativeParallelism', 0, 6, FLINK_2_3)).toBeNull();
    const withoutEntries = snapshot([operator(1, { subtasks: [] })]);
    expect(withImpossible(withoutEntries, 'subtaskOutside', 0, 6, FLINK_2_3)).toBeNull();
    expect(withImpossible(WITH_ENTRIES, 'finishedWithState', 0, 2, FLINK_2_3)).toBeNull();
    const as = profile('flink-1.13');
    expect(withImpossible(WITH_ENTRIES, 'finishedWithState', 0, 3, as)).toBeNull();
  });
});
