import { describe, expect, it } from 'vitest';
import type { JobVertex } from '../../model/job.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { hasEntries, restoredVertices } from './restored-vertices.ts';

const FLINK_1_13 = profile('flink-1.13');

/** Which state each operator of the vertices finds, `null` for none. */
function found(
  vertices: readonly JobVertex[],
  states: readonly OperatorState[],
  as = FLINK_2_3,
): (string | null)[] {
  return restoredVertices(restoreCase(snapshot(states), { vertices }), as).flatMap((restored) =>
    restored.operators.map(({ state }) => state?.operatorId ?? null),
  );
}

describe('the states that operators find', () => {
  const withHash = [vertex(1, { operators: [pair(id(1), id(9))] })];

  it('stand under the user-defined ID, also where there is one under the generated ID', () => {
    expect(found(withHash, [operator(1), operator(9)])).toEqual([id(9)]);
    expect(found(withHash, [operator(1), operator(9)], FLINK_1_13)).toEqual([id(9)]);
  });

  it('stand under the generated ID as well from 1.15 on', () => {
    expect(found(withHash, [operator(1)])).toEqual([id(1)]);
    expect(found(withHash, [operator(1)], FLINK_1_13)).toEqual([null]);
  });

  it('are taken by the first of the chain', () => {
    const chain = [vertex(1, { operators: [pair(id(1), id(2)), pair(id(2))] })];
    const turned = [vertex(1, { operators: [pair(id(2)), pair(id(1), id(2))] })];
    expect(found(chain, [operator(1), operator(2)])).toEqual([id(2), null]);
    expect(found(turned, [operator(1), operator(2)])).toEqual([id(2), id(1)]);
    expect(found(turned, [operator(1), operator(2)], FLINK_1_13)).toEqual([id(2), null]);
  });

  it('are the last ones of their operators in the file', () => {
    const last = operator(1, { parallelism: 2 });
    const [restored] = restoredVertices(
      restoreCase(snapshot([operator(1), last]), { vertices: [vertex(1)] }),
      FLINK_2_3,
    );
    expect(restored!.operators[0]!.state).toBe(last);
  });
});

describe('vertices that are left out', () => {
  it('share an ID, under which there is state, with another vertex', () => {
    const vertices = [vertex(1), vertex(2, { operators: [pair(id(2), id(1))] }), vertex(3)];
    expect(found(vertices, [operator(1), operator(3)])).toEqual([id(3)]);
    expect(found(vertices, [operator(3)])).toEqual([null, null, id(3)]);
  });

  it('have fully finished operators', () => {
    expect(found([vertex(1)], [operator(1, { fullyFinished: true })])).toEqual([]);
  });

  it('have no entries beside in-flight data', () => {
    const handle = {
      kind: 'mergedChannel',
      subtaskIndex: 0,
      size: 1n,
      delegate: null,
      serializedChannelOffsets: new Uint8Array(),
    } as const;
    const inFlight = operator(1, { subtasks: subtasks({ inputChannelState: [handle] }) });
    expect(found([vertex(1), vertex(2)], [inFlight])).toEqual([id(1)]);
  });

  it('are restored otherwise than from a savepoint', () => {
    const rest = { entryPoint: 'restoreLatestCheckpointedStateToAll' } as const;
    const subject = restoreCase(snapshot([operator(1)]), { vertices: [vertex(1)], rest });
    expect(restoredVertices(subject, FLINK_2_3)).toEqual([]);
    expect(restoredVertices(restoreCase(null, { vertices: [vertex(1)] }), FLINK_2_3)).toEqual([]);
  });
});

describe('entries', () => {
  it('may be empty', () => {
    const entriesOf = (state: OperatorState) =>
      restoredVertices(restoreCase(snapshot([state]), { vertices: [vertex(1)] }), FLINK_2_3).map(
        hasEntries,
      );
    expect(entriesOf(operator(1))).toEqual([false]);
    expect(entriesOf(operator(1, { subtasks: subtasks({}) }))).toEqual([true]);
  });
});
