/** An operator's state at a glance: one line for each kind of state, over all subtasks. */
import { endKeyGroup, isEmptyRange } from '../../../spec/format/key-groups.ts';
import { isNegativeCount, itemsOf, presentValue } from '../../../spec/format/raw-snapshot.ts';
import type {
  RawKeyedHandle,
  RawOperator,
  RawOperatorHandle,
  RawRunningSubtask,
} from '../../../spec/format/raw-snapshot.ts';
import { OPERATOR_STATE_MODES } from '../../../spec/model/handles.ts';
import { Survey } from '../../../impl/inspect/survey.ts';
import { amountsText } from './amounts.ts';
import type { Branch } from './handle-text.ts';
import { counted, quoted } from './text.ts';

/** So many states of an operator are named. */
const MOST_STATES = 20;

/** The lines below an operator's own. */
export function overviewBranches(operator: RawOperator): Branch[] {
  const running = runningSubtasks(operator);
  return [
    ...operatorState('managed operator state', running, (it) => it.managedOperatorState),
    ...operatorState('raw operator state', running, (it) => it.rawOperatorState),
    ...keyedState('managed keyed state', running, (it) => it.managedKeyedState),
    ...keyedState('raw keyed state', running, (it) => it.rawKeyedState),
    ...channelState('in-flight input data', running, (it) => it.inputChannelState),
    ...channelState('in-flight output data', running, (it) => it.resultSubpartitionState),
  ];
}

/** How many subtasks of an operator reported what. */
export function subtasksText(operator: RawOperator): string {
  const { subtasks, parallelism, coordinatorState } = operator;
  if (isNegativeCount(subtasks)) {
    // Metadata version 2 has no coordinators, and no finished operators.
    return coordinatorState === undefined
      ? `no subtasks (count ${subtasks.count})`
      : 'fully finished';
  }
  const running = runningSubtasks(operator);
  const finished = subtasks.length - running.length;
  const empty = running.filter(isEmpty).length;
  return [
    subtasks.length === parallelism
      ? counted(parallelism, 'subtask')
      : `${subtasks.length} of ${counted(parallelism, 'subtask')} reported`,
    ...(finished > 0 ? [`${finished} finished`] : []),
    ...(empty > 0 ? [`${empty} without state`] : []),
  ].join(', ');
}

function runningSubtasks({ subtasks }: RawOperator): RawRunningSubtask[] {
  return itemsOf(subtasks).flatMap((subtask) => ('finished' in subtask ? [] : [subtask]));
}

/** Whether a subtask reported that it has no state. */
export function isEmpty(subtask: RawRunningSubtask): boolean {
  const { managedOperatorState, rawOperatorState, managedKeyedState, rawKeyedState } = subtask;
  const { inputChannelState = [], resultSubpartitionState = [] } = subtask;
  return (
    [managedOperatorState, rawOperatorState, managedKeyedState, rawKeyedState].every(
      (handle) => handle === null,
    ) &&
    itemsOf(inputChannelState).length === 0 &&
    itemsOf(resultSubpartitionState).length === 0
  );
}

function operatorState(
  place: string,
  subtasks: readonly RawRunningSubtask[],
  of: (subtask: RawRunningSubtask) => RawRunningSubtask['managedOperatorState'],
): Branch[] {
  const handles = subtasks.flatMap((subtask) => presentValue(of(subtask)) ?? []);
  if (handles.length === 0) return [];
  return [{ line: lineOf(place, handles), below: statesOf(handles) }];
}

function statesOf(handles: readonly RawOperatorHandle[]): Branch[] {
  const elements = new Map<string, number>();
  for (const { states } of handles) {
    for (const { name, mode, offsets } of states) {
      const state = `${quoted(name)} ${OPERATOR_STATE_MODES[mode] ?? `mode ${mode}`}`;
      elements.set(state, (elements.get(state) ?? 0) + offsets.length);
    }
  }
  const lines = [...elements].map(([state, count]) => ({
    line: `${state}, ${counted(count, 'element')}`,
  }));
  if (lines.length <= MOST_STATES) return lines;
  return [
    ...lines.slice(0, MOST_STATES),
    { line: `and ${lines.length - MOST_STATES} states more` },
  ];
}

function keyedState(
  place: string,
  subtasks: readonly RawRunningSubtask[],
  of: (subtask: RawRunningSubtask) => RawKeyedHandle | null,
): Branch[] {
  const handles = subtasks.flatMap((subtask) => of(subtask) ?? []);
  if (handles.length === 0) return [];
  return [{ line: `${lineOf(place, handles)}, ${keyGroupsText(handles)}` }];
}

/** The key groups from the lowest to the highest; restored state need not have them all. */
function keyGroupsText(handles: readonly RawKeyedHandle[]): string {
  const ranges = handles.map(({ range }) => range).filter((range) => !isEmptyRange(range));
  if (ranges.length === 0) return 'no key groups';
  const first = ranges.reduce((lowest, { start }) => Math.min(lowest, start), Infinity);
  const last = ranges.reduce((highest, range) => Math.max(highest, endKeyGroup(range)), 0);
  return `key groups ${first}–${last}`;
}

function channelState(
  place: string,
  subtasks: readonly RawRunningSubtask[],
  of: (subtask: RawRunningSubtask) => RawRunningSubtask['inputChannelState'],
): Branch[] {
  const handles = subtasks.flatMap((subtask) => itemsOf(of(subtask) ?? []));
  const having = subtasks.filter((subtask) => itemsOf(of(subtask) ?? []).length > 0).length;
  if (handles.length === 0) return [];
  return [{ line: `${place}: ${counted(having, 'subtask')}, ${amountsOf(handles)}` }];
}

function lineOf(place: string, handles: readonly { readonly kind: string }[]): string {
  const kinds = [...new Set(handles.map(({ kind }) => kind))].join(' and ');
  return `${place}: ${counted(handles.length, 'subtask')}, ${kinds}, ${amountsOf(handles)}`;
}

function amountsOf(handles: unknown): string {
  const survey = new Survey();
  survey.visit(handles);
  return amountsText(survey.state);
}
