/** A state that says nothing but whose it is. */
import type { OperatorId, OperatorState } from '../../../spec/model/snapshot.ts';

/** The state of an operator of parallelism 1, without entries of subtasks. */
export function stateWithoutEntries(operatorId: OperatorId, maxParallelism: number): OperatorState {
  return {
    operatorId,
    name: null,
    uid: null,
    parallelism: 1,
    maxParallelism,
    coordinatorState: null,
    fullyFinished: false,
    subtasks: [],
  };
}
