/** Changes what tasks get in an answer. */
import type { AnswerTo } from '../../../../spec/model/case.ts';
import type { JobVertex } from '../../../../spec/model/job.ts';
import type { Effects, OperatorAssignment } from '../../../../spec/model/outcome.ts';
import type { RestoreRequest } from '../../../../spec/model/request.ts';
import type { OperatorId } from '../../../../spec/model/snapshot.ts';
import type { AroundRestore } from '../../reference/answer.ts';

/** What the operators of one task get; of a task that starts without a restore there is none. */
export type TaskOperators = readonly OperatorAssignment[];

/** A restore whose vertices get something else, all tasks of a vertex at a time. */
export function withTasks(
  change: (tasks: readonly TaskOperators[], vertex: JobVertex) => readonly TaskOperators[],
): AroundRestore {
  return (request, profile, restore) => {
    const answer = restore(request, profile);
    return answer.kind === 'result'
      ? {
          ...answer,
          result: { ...answer.result, vertices: changed(answer.result, request, change) },
        }
      : answer;
  };
}

function changed(
  { vertices }: Effects,
  { job }: RestoreRequest,
  change: Parameters<typeof withTasks>[0],
): Effects['vertices'] {
  return vertices.map((outcome, index) => {
    const tasks = outcome.subtasks.map((task) => task?.operators ?? []);
    const others = change(tasks, job.vertices[index]!);
    return {
      ...outcome,
      subtasks: outcome.subtasks.map((task, at) =>
        task === null ? null : { ...task, operators: others[at]! },
      ),
    };
  });
}

/** The same operators, of which some get no keyed state. */
export function withoutKeyedState(
  operators: TaskOperators,
  loses: (id: OperatorId) => boolean,
): TaskOperators {
  return operators.map((operator) =>
    loses(operator.operatorId)
      ? { ...operator, state: { ...operator.state, managedKeyedState: [], rawKeyedState: [] } }
      : operator,
  );
}

/** A restore that is asked something else. */
export function asking(change: (request: RestoreRequest) => RestoreRequest): AroundRestore {
  return (request, profile, restore) => restore(change(request), profile);
}

/** A restore that answers something else. */
export function answering(
  change: (answer: AnswerTo<'restore'>) => AnswerTo<'restore'>,
): AroundRestore {
  return (request, profile, restore) => change(restore(request, profile));
}
