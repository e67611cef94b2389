/**
 * An ID that two vertices of the new job claim. Which of them is held against the state is the same
 * in every run of Flink; which of them is given the state hangs on identity hashes. So the state has
 * no entries, and there is nothing to give.
 */
import type { OperatorId, OperatorState } from '../../../spec/model/snapshot.ts';
import type { ContestedDraft } from '../draft/contested-draft.ts';
import { HASH_GENERATION, operatorIdOf } from './graph.ts';
import type { Graph, GraphVertex } from './graph.ts';
import { stateWithoutEntries } from './state-without-entries.ts';

/** Keys of the vertices and operators start here, so that they never meet those of a job. */
const FIRST_CONTESTED_KEY = 3_000;

/** The job with the two vertices, each a source of one operator. */
export function withContestants(graph: Graph, salt: number, draft: ContestedDraft | null): Graph {
  if (draft === null) return graph;
  const contestants = draft.vertices.map((maxParallelism, index): GraphVertex => {
    const key = FIRST_CONTESTED_KEY + index;
    const operator = {
      key,
      generated: operatorIdOf(salt, key),
      userDefined: contestedId(salt),
      name: null,
      uid: null,
      coordinator: false,
    };
    return { key, parallelism: 1, maxParallelism, inputs: [], chain: [operator] };
  });
  return [...graph, ...contestants];
}

/** The state that both claim. */
export function contestedStates(
  salt: number,
  draft: ContestedDraft | null,
): readonly OperatorState[] {
  return draft === null ? [] : [stateWithoutEntries(contestedId(salt), draft.recorded)];
}

function contestedId(salt: number): OperatorId {
  return operatorIdOf(salt, FIRST_CONTESTED_KEY, HASH_GENERATION);
}
