/** Operators and what is below them as a tree, for people. */
import { itemsOf } from '../../../spec/format/raw-snapshot.ts';
import type {
  RawHead,
  RawOperator,
  RawSubtask,
  RawSubtaskState,
} from '../../../spec/format/raw-snapshot.ts';
import { channelBranch, keyedBranch, operatorStateBranches, streamText } from './handle-text.ts';
import type { Branch } from './handle-text.ts';
import { isEmpty, overviewBranches, subtasksText } from './overview.ts';
import { exactSizeOf, quoted } from './text.ts';

const INDENT = '  ';

/** Lines further in than this stand no further in: handles may be nested very deep. */
const DEEPEST_INDENT = 40;

/** The lines of the state of master hooks. */
export function masterStateLines({ masterStates }: RawHead): string[] {
  return masterStates.flatMap(({ name, version, payload }) =>
    lines(
      { line: `master state ${quoted(name)}, version ${version}, ${exactSizeOf(payload.length)}` },
      INDENT,
    ),
  );
}

/** The lines of an operator: at a glance, or subtask by subtask. */
export function operatorLines(operator: RawOperator, bySubtask: boolean): string[] {
  const { operatorId, parallelism, maxParallelism, coordinatorState = null } = operator;
  const coordinator =
    coordinatorState === null ? [] : [{ line: `coordinator: ${streamText(coordinatorState)}` }];
  const below = bySubtask
    ? itemsOf(operator.subtasks).map(subtaskBranch)
    : overviewBranches(operator);
  return lines(
    {
      line: `operator ${namesText(operator)}${operatorId}`,
      below: [
        {
          line: `parallelism ${parallelism}, max parallelism ${maxParallelism}; ${subtasksText(operator)}`,
        },
        ...coordinator,
        ...below,
      ],
    },
    INDENT,
  );
}

function namesText({ name, uid }: RawOperator): string {
  const known = (text: RawOperator['name']): boolean => text !== undefined && text !== '';
  return `${known(name) ? `${quoted(name)} ` : ''}${known(uid) ? `uid ${quoted(uid)} ` : ''}`;
}

/** The texts of a branch's lines, each level further in. */
function lines({ line, below = [] }: Branch, indent: string): string[] {
  const texts = [indent + line];
  const further = indent.length < DEEPEST_INDENT ? indent + INDENT : indent;
  for (const branch of below) for (const text of lines(branch, further)) texts.push(text);
  return texts;
}

function subtaskBranch(subtask: RawSubtask): Branch {
  if ('finished' in subtask) return { line: `subtask ${subtask.index}: finished` };
  if (isEmpty(subtask)) return { line: `subtask ${subtask.index}: no state` };
  return { line: `subtask ${subtask.index}`, below: stateBranches(subtask) };
}

function stateBranches(state: RawSubtaskState): Branch[] {
  return [
    ...operatorStateBranches('managed operator state', state.managedOperatorState),
    ...operatorStateBranches('raw operator state', state.rawOperatorState),
    ...(state.managedKeyedState === null
      ? []
      : [keyedBranch('managed keyed state', state.managedKeyedState)]),
    ...(state.rawKeyedState === null ? [] : [keyedBranch('raw keyed state', state.rawKeyedState)]),
    ...itemsOf(state.inputChannelState ?? []).map((handle) =>
      channelBranch('input channel', handle),
    ),
    ...itemsOf(state.resultSubpartitionState ?? []).map((handle) =>
      channelBranch('result subpartition', handle),
    ),
  ];
}
