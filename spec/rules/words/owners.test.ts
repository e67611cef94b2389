import { describe, expect, it } from 'vitest';
import type { SubtaskState } from '../../model/snapshot.ts';
import { EMPTY_SUBTASK_STATE } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  keyGroups,
  lists,
  operator,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { mustArrive, ownersAmong, ownersOf } from './owners.ts';
import { restoredOperators } from './restored-operators.ts';

const LIST = lists('of 1', { x: ['SPLIT_DISTRIBUTE', 0] });

describe('owners of streams', () => {
  const both = { managedOperatorState: [lists('of both', { x: ['UNION', 0] })] };
  const loaded = snapshot([
    operator(1, { parallelism: 2, subtasks: subtasks({ managedOperatorState: [LIST] }, both) }),
    operator(2, { subtasks: subtasks({ ...both, rawKeyedState: [keyGroups(0, 1)] }) }),
  ]);

  it('are the only operators that have state in them', () => {
    expect([...ownersOf(loaded)]).toEqual([
      ['bytes of 1', id(1)],
      ['file file:/state/kg 0', id(2)],
    ]);
  });

  it('are told from what was assigned', () => {
    const seen = (state: Partial<SubtaskState>) =>
      ownersAmong([{ ...EMPTY_SUBTASK_STATE, ...state }], ownersOf(loaded));
    expect(seen({ rawOperatorState: [LIST], managedKeyedState: [keyGroups(0, 1)] })).toEqual([
      id(1),
      id(2),
    ]);
    expect(seen(both)).toEqual([]);
  });
});

describe('state that must arrive', () => {
  const arrives = (state: Partial<SubtaskState>, parallelism: number) => {
    const restored = operator(1, { subtasks: subtasks(state) });
    const vertices = [vertex(1, { parallelism })];
    const subject = restoreCase(snapshot([restored]), { vertices });
    return restoredOperators(subject, FLINK_2_3).map(mustArrive);
  };

  it.each([
    [{ managedOperatorState: [LIST] }, 2, true],
    [{ rawOperatorState: [lists('none', { x: ['UNION'] })] }, 2, false],
    [{ rawOperatorState: [lists('none', { x: ['UNION'] })] }, 1, true],
    [{ managedKeyedState: [keyGroups(127, 127)] }, 2, true],
    [{ managedKeyedState: [keyGroups(128, 129)] }, 2, false],
    [{ managedKeyedState: [keyGroups(128, 129)] }, 1, true],
    [{}, 1, false],
  ] as const)('%# at a parallelism of %i', (state, parallelism, expected) => {
    expect(arrives(state, parallelism)).toEqual([expected]);
  });
});
