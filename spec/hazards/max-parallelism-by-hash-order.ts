import { outcomeOfVertex, statesOf } from './words.ts';
import type { Hazard } from './hazard.ts';

/** Flink: `StateAssignmentOperation#checkParallelismPreconditions`. */
export const maxParallelismByHashOrder: Hazard = {
  id: 'max-parallelism-by-hash-order',
  title: 'A new operator in a chain can move keyed state to other key groups',
  happens:
    "A vertex without a configured max parallelism takes over that of its states, operator by operator, and the last one has its way. An operator that is new to the chain asks for the vertex's default. Whether it comes last hangs on the hash order of OperatorIDs. Then keys are assigned with another number of key groups than the state was written with, nothing is refused, and keys no longer find their state.",
  advice: 'Set the max parallelism of the job or the operator to what the snapshot has.',
  kind: 'bug',
  tickets: ['FLINK-40113'],
  since: '1.11',
  until: null,
  sources: ['StateAssignmentOperation#checkParallelismPreconditions'],
  covers: ['E7'],
  shows: (subject, answer) =>
    answer.kind === 'result' &&
    subject.request.job.vertices.some((vertex) =>
      statesOf(vertex, subject).some(
        ({ maxParallelism, subtasks }) =>
          subtasks.some(({ state }) => state.managedKeyedState.length > 0) &&
          outcomeOfVertex(vertex, answer.result)?.maxParallelism !== maxParallelism,
      ),
    ),
};
