/**
 * What the tasks of a job report, checkpoint by checkpoint: each operator has keyed state with files
 * that its checkpoints share, or operator state, and a task goes on with the shared files of what it
 * was restored from where its range is the same, as RocksDB does.
 */
import type {
  HandleAndLocalPath,
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  StreamStateHandle,
} from '../../../../spec/model/handles.ts';
import { keyGroupCount } from '../../../../spec/model/handles.ts';
import type { ReportedState } from '../../../../spec/model/history.ts';
import type { Job, JobVertex } from '../../../../spec/model/job.ts';
import { CASE_ROOT } from '../../../../spec/model/request.ts';
import { EMPTY_SUBTASK_STATE } from '../../../../spec/model/snapshot.ts';
import type { OperatorId, SubtaskState } from '../../../../spec/model/snapshot.ts';
import type { StepDraft } from '../../draft/history-draft.ts';
import { scatteredUuid } from '../../random.ts';
import type { ReadableHandles } from '../context.ts';
import { effectiveMaxParallelism } from '../graph.ts';
import { ownRange } from '../key-groups.ts';
import type { WriterSubtask } from '../key-groups.ts';

/** States by operator and subtask. */
export type States = ReadonlyMap<string, SubtaskState>;

/** The key of a task's operator among {@link States}. */
export function taskKey(operatorId: OperatorId, subtask: number): string {
  return `${operatorId} ${subtask}`;
}

/** A snapshot that the tasks take part in. */
export interface Taking {
  readonly kind: 'checkpoint' | 'savepoint';
  readonly draft: StepDraft;
  /** Counts the steps: names and IDs of one step are those of no other. */
  readonly number: number;
  /** What the tasks go on from: the checkpoint completed last, or what they were restored from. */
  readonly last: States;
  /** Whether nothing may be shared with it. */
  readonly full: boolean;
  readonly salt: number;
  readonly reads: ReadableHandles;
}

/** What all tasks of a job report. */
export function reportsOf(job: Job, taking: Taking): readonly ReportedState[] {
  const operators = job.vertices.flatMap((vertex) =>
    vertex.operators.map(({ generated }) => ({ vertex, operatorId: generated })),
  );
  return operators.flatMap(({ vertex, operatorId }, place) => {
    if (((taking.draft.stateless >> (place % 4)) & 1) === 1) return [];
    return Array.from({ length: vertex.parallelism }, (_, subtask): ReportedState => ({
      operatorId,
      subtask,
      state: stateOf({ vertex, operatorId, place, subtask }, taking),
    }));
  });
}

/** A subtask of an operator. */
interface Task {
  readonly vertex: JobVertex;
  readonly operatorId: OperatorId;
  /** Of the operator in its job. */
  readonly place: number;
  readonly subtask: number;
}

/** Every third operator has operator state, the others keyed state. */
function stateOf(task: Task, taking: Taking): SubtaskState {
  if (task.place % 3 === 1) {
    const states = [{ name: 'elements', mode: 'SPLIT_DISTRIBUTE' as const, offsets: [0n, 4n] }];
    const delegate = newFile('list', task, taking);
    return {
      ...EMPTY_SUBTASK_STATE,
      managedOperatorState: [{ kind: 'operatorStream', states, delegate }],
    };
  }
  const handle =
    taking.kind === 'savepoint' ? savepointHandle(task, taking) : incremental(task, taking);
  return { ...EMPTY_SUBTASK_STATE, managedKeyedState: [handle] };
}

function newFile(name: string, { place, subtask }: Task, { number }: Taking): StreamStateHandle {
  const path = `file:${CASE_ROOT}/own/${number}/op${place}-${subtask}-${name}`;
  return { kind: 'file', path, size: BigInt(10 * number + name.length) };
}

function writer({ vertex, subtask }: Task): WriterSubtask {
  const { parallelism } = vertex;
  return { index: subtask, parallelism, maxParallelism: effectiveMaxParallelism(vertex) };
}

/** A number for each handle of a history, for its IDs. */
function handleNumber({ place, subtask }: Task, { number }: Taking): number {
  return 1_000_000 + (number * 64 + place) * 64 + subtask;
}

function savepointHandle(task: Task, taking: Taking): KeyedStateHandle {
  const { reads, salt } = taking;
  const range = ownRange(writer(task));
  const savepoint = reads.savepointKeyGroups;
  const id = scatteredUuid(salt, handleNumber(task, taking));
  return {
    kind: 'keyGroups',
    savepoint,
    range,
    offsets: Array.from({ length: keyGroupCount(range) }, (_, group) => BigInt(group * 8)),
    delegate: newFile('key-groups', task, taking),
    stateHandleId: savepoint || !reads.handleIds ? null : id,
  };
}

function incremental(task: Task, taking: Taking): IncrementalRemoteKeyedStateHandle {
  const { draft, full, last, number, reads, salt } = taking;
  const range = ownRange(writer(task));
  const id = scatteredUuid(salt, handleNumber(task, taking));
  const before = continued(last.get(taskKey(task.operatorId, task.subtask)), range);
  const kept = full
    ? []
    : (before?.shared ?? []).filter((_, at) => ((draft.dropped >> (at % 4)) & 1) === 0);
  const added = Array.from({ length: draft.added }, (_, at): HandleAndLocalPath => ({
    localPath: `${number}-${at}.sst`,
    handle: newFile(`shared-${at}`, task, taking),
  }));
  const shared = [...kept, ...added];
  const meta = newFile('meta', task, taking);
  const own = newFile('private', task, taking);
  const files = [meta, own, ...shared.map(({ handle }) => handle)];
  return {
    kind: 'incremental',
    checkpointId: BigInt(number),
    backendId: before?.backendId ?? id,
    range,
    checkpointedSize: reads.handleIds ? BigInt(number) : sum(files),
    meta,
    shared,
    private: [{ localPath: 'MANIFEST-000004', handle: own }],
    stateHandleId: reads.handleIds ? id : null,
  };
}

/** The handle that a task goes on from, if its key groups are the same. */
function continued(
  state: SubtaskState | undefined,
  range: { readonly start: number; readonly end: number },
): IncrementalRemoteKeyedStateHandle | undefined {
  const [handle] = state?.managedKeyedState ?? [];
  const isSame =
    handle?.kind === 'incremental' &&
    handle.range.start === range.start &&
    handle.range.end === range.end;
  return isSame ? handle : undefined;
}

function sum(handles: readonly StreamStateHandle[]): bigint {
  return handles.reduce((total, handle) => total + ('size' in handle ? handle.size : 0n), 0n);
}
