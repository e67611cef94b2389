/** A snapshot as a tree, for people. */
import { isNegativeCount, itemsOf } from '../../../spec/format/raw-snapshot.ts';
import type {
  RawOperator,
  RawSnapshot,
  RawSubtask,
  RawSubtaskState,
} from '../../../spec/format/raw-snapshot.ts';
import type { RawProperties } from '../../../spec/format/properties.ts';
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import { channelBranch, keyedBranch, operatorStateBranches, streamText } from './handle-text.ts';
import type { Branch } from './handle-text.ts';
import { counted, quoted, sizeOf } from './text.ts';

const INDENT = '  ';

/** The lines of a snapshot. */
export function treeLines(snapshot: RawSnapshot): string[] {
  const branches: Branch[] = [
    { line: `checkpoint ${snapshot.checkpointId}` },
    { line: `properties: ${propertiesText(snapshot.properties)}` },
    ...snapshot.masterStates.map(({ name, version, payload }) => ({
      line: `master state ${quoted(name)}, version ${version}, ${sizeOf(payload.length)}`,
    })),
    ...snapshot.operators.map(operatorBranch),
  ];
  return branches.flatMap((branch) => lines(branch, INDENT));
}

function lines({ line, below = [] }: Branch, indent: string): string[] {
  return [indent + line, ...below.flatMap((branch) => lines(branch, indent + INDENT))];
}

function propertiesText(properties: RawProperties | undefined): string {
  if (properties === undefined) return 'not in this metadata version';
  switch (properties.kind) {
    case 'null':
      return 'none';
    case 'raw':
      return `${sizeOf(properties.bytes.length)} that Flink accepts and never writes`;
    case 'checkpoint':
      return `${properties.name}, ${properties.sharingFilesStrategy}, ${flagsText(properties.flags)}`;
    case 'savepoint':
      return `${properties.name}, ${properties.formatType}, ${properties.postCheckpointAction}, ${flagsText(properties.flags)}`;
  }
}

function flagsText(flags: Readonly<Record<(typeof PROPERTY_FLAGS)[number], number>>): string {
  const set = PROPERTY_FLAGS.filter((flag) => flags[flag] !== 0);
  return set.length === 0 ? 'no flags' : set.join(' ');
}

function operatorBranch(operator: RawOperator): Branch {
  const { operatorId, parallelism, maxParallelism, coordinatorState = null } = operator;
  const names = [operator.name, operator.uid].filter((text) => text !== undefined && text !== '');
  const name = names.length === 0 ? '' : ` ${names.map(quoted).join(' uid ')}`;
  return {
    line: `operator ${operatorId}${name}: parallelism ${parallelism} of ${maxParallelism}, ${subtasksText(operator)}`,
    below: [
      ...(coordinatorState === null
        ? []
        : [{ line: `coordinator: ${streamText(coordinatorState)}` }]),
      ...itemsOf(operator.subtasks).map(subtaskBranch),
    ],
  };
}

function subtasksText({ subtasks }: RawOperator): string {
  return isNegativeCount(subtasks)
    ? `no subtasks (count ${subtasks.count})`
    : counted(subtasks.length, 'subtask');
}

function subtaskBranch(subtask: RawSubtask): Branch {
  if ('finished' in subtask) return { line: `subtask ${subtask.index}: finished` };
  const below = stateBranches(subtask);
  return { line: `subtask ${subtask.index}${below.length === 0 ? ': empty' : ''}`, below };
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
