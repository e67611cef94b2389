/** The snapshot that a job left behind. */
import type { CheckpointProperties } from '../../../spec/model/properties.ts';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import type {
  MasterState,
  OperatorState,
  Snapshot,
  SubtaskEntry,
  SubtaskState,
} from '../../../spec/model/snapshot.ts';
import type { ContestedDraft } from '../draft/contested-draft.ts';
import type { ChannelPlan } from '../draft/channel-draft.ts';
import type { VertexDraft } from '../draft/job-draft.ts';
import type { MasterStateDraft, PropertiesPlan, SnapshotDraft } from '../draft/restore-draft.ts';
import type { StateDraft } from '../draft/state-draft.ts';
import { channelHandles, neighboursOf } from './channel-state.ts';
import type { Neighbours } from './channel-state.ts';
import { contestedStates } from './contested.ts';
import { finishedAs } from './finished.ts';
import type { BuildContext } from './context.ts';
import { effectiveMaxParallelism } from './graph.ts';
import type { Graph, GraphOperator } from './graph.ts';
import type { WriterSubtask } from './key-groups.ts';
import { keyedHandle } from './keyed-state.ts';
import { leftBehindStates } from './left-behind.ts';
import { operatorStateHandle } from './operator-state.ts';
import { PROPERTIES } from './properties.ts';
import { someBytes } from './stream-handles.ts';

/** Names of the few master hooks that there are. */
export const HOOK_NAMES = ['hook-a', 'hook-b', 'hook-c', 'hook-d'] as const;

/** The semantic snapshot of a job with its states. */
export function snapshotOf(
  draft: SnapshotDraft,
  job: readonly VertexDraft[],
  graph: Graph,
  contested: ContestedDraft | null,
  context: BuildContext,
): Snapshot {
  const operators = [
    ...jobStates(job, graph, context),
    ...leftBehindStates(draft.leftBehind, context),
    ...contestedStates(context.salt, contested),
  ];
  return {
    checkpointId: draft.checkpointId,
    masterStates: draft.masterStates.map((state) => masterState(state, context.salt)),
    operators: inFileOrder(operators, draft),
    properties: propertiesOf(draft.properties),
  };
}

/** The states of a job's operators, each as drafted. */
export function jobStates(
  job: readonly VertexDraft[],
  graph: Graph,
  context: BuildContext,
): readonly OperatorState[] {
  const neighbours = neighboursOf(graph);
  return graph.flatMap((vertex, position) =>
    vertex.chain.map((operator, place) => {
      const { finished, operators } = job[position]!;
      const draft = operators[place]!;
      const state = operatorState(
        operator,
        draft.state,
        vertex.parallelism,
        effectiveMaxParallelism(vertex),
        {
          isHead: place === vertex.chain.length - 1,
          isTail: place === 0,
          neighbours: neighbours[position]!,
        },
        context,
      );
      return context.reads.finishedStates ? finishedAs(draft.finished ?? finished, state) : state;
    }),
  );
}

/** By ID, as good as shuffled, then turned; the last of a repeated operator's states counts. */
function inFileOrder(
  operators: readonly OperatorState[],
  { turned, repeatsOperator, repeatedMaxParallelism }: SnapshotDraft,
): readonly OperatorState[] {
  const sorted = operators.toSorted((a, b) => (a.operatorId < b.operatorId ? -1 : 1));
  const by = turned % sorted.length;
  const ordered = [...sorted.slice(by), ...sorted.slice(0, by)];
  if (!repeatsOperator) return ordered;
  const [first, ...rest] = ordered;
  const { parallelism, maxParallelism, subtasks } = first!;
  const earlierMax = Math.max(repeatedMaxParallelism ?? maxParallelism, parallelism);
  return [
    { ...first!, maxParallelism: earlierMax },
    ...rest,
    { ...first!, coordinatorState: null, subtasks: subtasks.slice(0, 1) },
  ];
}

function propertiesOf(plan: PropertiesPlan): CheckpointProperties | null {
  return plan === 'none' ? null : PROPERTIES[plan];
}

function masterState(draft: MasterStateDraft, salt: number): MasterState {
  return {
    version: draft.version,
    name: HOOK_NAMES[draft.name]!,
    payload: someBytes(salt, draft.name, draft.payload),
  };
}

/** Where in its chain an operator is, and what its vertex is connected with. */
interface Position {
  readonly isHead: boolean;
  readonly isTail: boolean;
  readonly neighbours: Neighbours;
}

function operatorState(
  operator: GraphOperator,
  draft: StateDraft,
  vertexParallelism: number,
  vertexMaxParallelism: number,
  position: Position,
  context: BuildContext,
): OperatorState {
  const maxParallelism = draft.recordedMaxParallelism ?? vertexMaxParallelism;
  const parallelism = Math.min(vertexParallelism, maxParallelism);
  const subtasks: SubtaskEntry[] = [];
  for (let index = 0; index < parallelism; index++) {
    if (isMissing(draft.missingSubtasks, index)) continue;
    const subtask = { index, parallelism, maxParallelism };
    subtasks.push({
      index,
      finished: false,
      state: {
        ...subtaskState(operator.key, draft, subtask, context),
        ...inFlightData(operator.key, draft, index, position, context),
      },
    });
  }
  return {
    operatorId: operator.generated,
    name: operator.name,
    uid: operator.uid,
    parallelism,
    maxParallelism,
    coordinatorState:
      draft.coordinatorBytes === null
        ? null
        : {
            kind: 'bytes',
            handleName: `coordinator-${operator.key}`,
            data: someBytes(context.salt, operator.key, draft.coordinatorBytes),
          },
    fullyFinished: false,
    subtasks,
  };
}

function isMissing(mask: number, index: number): boolean {
  return ((mask >> (index % 31)) & 1) === 1;
}

/** Input belongs to the head of a chain, output to its tail, unless the draft wants it elsewhere. */
function inFlightData(
  key: number,
  { input, output }: StateDraft,
  subtask: number,
  { isHead, isTail, neighbours }: Position,
  context: BuildContext,
): Pick<SubtaskState, 'inputChannelState' | 'resultSubpartitionState'> {
  const at = (kind: 'input' | 'output', number: number) => {
    return { name: `op${key}-${subtask}-${kind}`, number: firstNumber(key, subtask) + number };
  };
  const has = (plan: ChannelPlan | null, isThatEnd: boolean): plan is ChannelPlan =>
    plan !== null && (isThatEnd || plan.inner);
  return {
    inputChannelState: has(input, isHead)
      ? channelHandles(input, subtask, neighbours.input, at('input', 8), context)
      : [],
    resultSubpartitionState: has(output, isTail)
      ? channelHandles(output, subtask, neighbours.output, at('output', 24), context)
      : [],
  };
}

/** Numbers that a subtask's handles may use for themselves, see `Place`. */
const NUMBERS_OF_A_SUBTASK = 64;
const MOST_SUBTASKS = 4_096;

function firstNumber(key: number, subtask: number): number {
  return (key * MOST_SUBTASKS + subtask) * NUMBERS_OF_A_SUBTASK;
}

function subtaskState(
  key: number,
  draft: StateDraft,
  subtask: WriterSubtask,
  context: BuildContext,
): SubtaskState {
  const { index } = subtask;
  const base = firstNumber(key, index);
  const place = (kind: string, nth: number) => {
    return { name: `op${key}-${index}-${kind}`, number: base + nth * 16 };
  };
  const state: { -readonly [Kind in keyof SubtaskState]: SubtaskState[Kind] } = {
    ...EMPTY_SUBTASK_STATE,
  };
  const { managed, raw, keyed, rawKeyed } = draft;
  if (managed !== null && !isMissing(managed.missing, index)) {
    const delegate = managed.oneDelegate
      ? { name: `op${key}-list`, number: key }
      : place('list', 0);
    state.managedOperatorState = [operatorStateHandle(managed, index, delegate, context)];
  }
  if (raw !== null && !isMissing(raw.missing, index)) {
    const delegate = raw.oneDelegate ? { name: `op${key}-raw`, number: key } : place('raw', 1);
    state.rawOperatorState = [operatorStateHandle(raw, index, delegate, context)];
  }
  if (keyed !== null && !isMissing(keyed.missing, index)) {
    state.managedKeyedState = [keyedHandle(keyed, subtask, place('keyed', 2), context)];
  }
  if (rawKeyed !== null && !isMissing(rawKeyed.missing, index)) {
    state.rawKeyedState = [keyedHandle(rawKeyed, subtask, place('raw-keyed', 3), context)];
  }
  return state;
}
