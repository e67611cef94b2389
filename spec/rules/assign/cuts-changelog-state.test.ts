import { describe, expect, it } from 'vitest';
import type { ChangelogStateHandle, KeyedStateHandle } from '../../model/handles.ts';
import { FLINK_2_3, keyGroups } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { changelog, fileChanges, incremental, memoryChanges } from '../testing/keyed-handles.ts';
import { handlesSeen, oneHandleCase } from '../testing/sliced-case.ts';
import { cutsChangelogState } from './cuts-changelog-state.ts';

const BASE = [incremental(0, 127)];
const WITHOUT = oneHandleCase(changelog(0, 127, BASE, []));
const WITH = oneHandleCase(
  changelog(
    0,
    127,
    [],
    [fileChanges(0, 127), memoryChanges(0, 127, [-1, 3]), memoryChanges(0, 127, [-1])],
  ),
);

/** What the two subtasks got; the handles have an ID that is new. */
function seen(first: KeyedStateHandle, second: KeyedStateHandle, stateHandleId = 'another') {
  return handlesSeen([{ ...first, stateHandleId }], [{ ...second, stateHandleId }]);
}
const narrowed = (start: number, end: number): ChangelogStateHandle => ({
  ...fileChanges(0, 127),
  range: { start, end },
  size: 0n,
  checkpointedSize: 0n,
});
const CUT = changelog(0, 63, [], [narrowed(0, 63), memoryChanges(0, 127, [-1, 3])]);

describe('assign/cuts-changelog-state', () => {
  it.each([
    [WITH, 'withChanges'],
    [WITHOUT, 'withoutChanges'],
    [oneHandleCase(keyGroups(0, 63)), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(cutsChangelogState.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [WITH, seen(CUT, changelog(64, 127, [], [narrowed(64, 127)])), 'held'],
    [WITH, seen(CUT, changelog(64, 127, [], [fileChanges(64, 127)])), 'broken'],
    [
      WITH,
      seen(CUT, changelog(64, 127, [], [narrowed(64, 127), memoryChanges(0, 127, [-1, 3])])),
      'broken',
    ],
    [
      WITH,
      seen(CUT, changelog(64, 127, [], [narrowed(64, 127), memoryChanges(0, 127, [-1])])),
      'broken',
    ],
    [WITH, seen(CUT, changelog(64, 127, [], [])), 'broken'],
    [WITHOUT, seen(changelog(0, 63, BASE, []), changelog(64, 127, BASE, [])), 'held'],
    [WITHOUT, seen(changelog(0, 127, BASE, []), changelog(64, 127, BASE, [])), 'broken'],
    [WITHOUT, seen(changelog(0, 63, BASE, []), changelog(64, 127, [], [])), 'broken'],
    [
      WITHOUT,
      seen(changelog(0, 63, BASE, []), changelog(64, 127, BASE, []), 'id of changelog 0'),
      'broken',
    ],
    [WITHOUT, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(cutsChangelogState, subject, answer)).toBe(verdict);
  });
});
