/** Bugs of the past in what tasks and coordinators are given. */
import type { KeyedStateHandle, KeyGroupsStateHandle } from '../../../../spec/model/handles.ts';
import type { Mutant } from '../mutant.ts';
import { answering, withoutKeyedState, withTasks } from './tasks.ts';
import type { TaskOperators } from './tasks.ts';

export const ASSIGN_BUGS: readonly Mutant[] = [
  {
    id: 'restores-keyed-state-of-heads-only',
    ruleId: 'assign/keeps-keyed-state',
    fault: 'Of a chain only the head gets its keyed state back.',
    tickets: ['FLINK-10809'],
    aroundRestore: withTasks((tasks, { operators }) => {
      const head = operators.at(-1)?.generated;
      return tasks.map((task) => withoutKeyedState(task, (id) => id !== head));
    }),
  },
  {
    id: 'chained-databases-share-a-directory',
    ruleId: 'assign/keeps-keyed-state',
    fault: 'Of the operators of a chain that have database files only one gets them back.',
    tickets: ['FLINK-12296'],
    aroundRestore: withTasks((tasks) => tasks.map(withOneDatabase)),
  },
  {
    id: 'hands-empty-slices-on',
    ruleId: 'assign/slices-key-groups',
    fault: 'A rescaled subtask gets every old handle, those of other key groups as empty slices.',
    tickets: ['FLINK-16576'],
    aroundRestore: withTasks((tasks) => tasks.map((task) => withEmptySlices(task, tasks))),
  },
  {
    id: 'trips-over-operators-without-entries',
    ruleId: 'assign/refuses-parallelism-above-restored',
    fault: 'An operator without entries cannot be rescaled beside one that has some.',
    tickets: ['FLINK-22966'],
    restore: {
      tripsOverMissingEntries: ({ parallelism, subtasks }, newParallelism) =>
        subtasks.length === 0 && parallelism !== newParallelism,
    },
  },
  {
    id: 'names-another-parallelism-refusal',
    ruleId: 'assign/refuses-parallelism-above-restored',
    fault: "What is refused for the snapshot's max parallelism names that of the vertex.",
    tickets: ['FLINK-6682'],
    aroundRestore: answering((answer) =>
      answer.kind === 'refused' && answer.refusal.code === 'RESTORED_MAX_PARALLELISM_TOO_LOW'
        ? { ...answer, refusal: { ...answer.refusal, code: 'VERTEX_PARALLELISM_ABOVE_MAX' } }
        : answer,
    ),
  },
  {
    id: 'restores-no-coordinator',
    ruleId: 'assign/resets-coordinators',
    fault: 'Coordinators start anew, whatever the snapshot has of them.',
    tickets: ['FLINK-16177'],
    restore: { coordinatorBehaviour: () => 'skip' },
  },
  {
    id: 'tells-coordinators-no-checkpoint',
    ruleId: 'assign/keeps-checkpoint-id',
    fault: 'Coordinators are not told of which checkpoint the state is that they are given.',
    tickets: ['FLINK-20397'],
    restore: { idToldToCoordinators: () => -1n },
  },
];

function withOneDatabase(task: TaskOperators): TaskOperators {
  const owners = task.filter(({ state }) =>
    state.managedKeyedState.some(({ kind }) => kind === 'incremental'),
  );
  const losers = new Set(owners.slice(0, -1).map(({ operatorId }) => operatorId));
  return withoutKeyedState(task, (id) => losers.has(id));
}

function withEmptySlices(task: TaskOperators, all: readonly TaskOperators[]): TaskOperators {
  return task.map((operator) => {
    const perSubtask = all.map((other) => slicesOf(other, operator.operatorId));
    if (!perSubtask.some((slices) => slices.length > 1) && !isCut(perSubtask.flat()))
      return operator;
    const own = operator.state.managedKeyedState;
    const empty = perSubtask
      .flat()
      .filter((slice) => own.every((handle) => nameOf(handle) !== nameOf(slice)))
      .map(emptied);
    return { ...operator, state: { ...operator.state, managedKeyedState: [...own, ...empty] } };
  });
}

function emptied(slice: KeyGroupsStateHandle): KeyGroupsStateHandle {
  return { ...slice, range: { start: 0, end: -1 }, offsets: [] };
}

function slicesOf(task: TaskOperators, id: string): readonly KeyGroupsStateHandle[] {
  const handles = task.find(({ operatorId }) => operatorId === id)?.state.managedKeyedState ?? [];
  return handles.filter((handle): handle is KeyGroupsStateHandle => handle.kind === 'keyGroups');
}

/** Whether two subtasks have slices of one handle, as only rescaled ones have. */
function isCut(slices: readonly KeyGroupsStateHandle[]): boolean {
  return new Set(slices.map(nameOf)).size < slices.length;
}

function nameOf(handle: KeyedStateHandle): string {
  if (handle.kind !== 'keyGroups') return '';
  const { delegate } = handle;
  if (delegate.kind === 'bytes') return delegate.handleName;
  return 'path' in delegate ? delegate.path : delegate.kind;
}
