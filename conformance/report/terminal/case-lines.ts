/** A case in a few lines of Flink's words. */
import type { BackendSetup } from '../../../spec/model/backend.ts';
import type { Case, RestoreCase } from '../../../spec/model/case.ts';
import type { HistoryStep, ReportedState } from '../../../spec/model/history.ts';
import type { KeyedStateHandle } from '../../../spec/model/handles.ts';
import type { Job, JobVertex } from '../../../spec/model/job.ts';
import type {
  OperatorId,
  OperatorState,
  Snapshot,
  SubtaskState,
} from '../../../spec/model/snapshot.ts';
import type { StoredCheckpoint } from '../../../spec/model/request.ts';
import { SUBTASK_STATE_KINDS } from '../../../spec/model/snapshot.ts';
import { latestOf } from '../../../spec/rules/words/entry.ts';

/** The lines of a case: what is restored, into which job, how. */
export function caseLines(subject: Case): string[] {
  switch (subject.question) {
    case 'restore':
      return restoreLines(subject);
    case 'decode': {
      const { pointer, metadata, files } = subject.request;
      const size = files.find(({ path }) => path === metadata)?.bytes.length ?? 0;
      const header = `decode ${size} bytes of ${metadata}, pointer ${pointer ?? 'none'}`;
      return [header, ...snapshotLines(subject.snapshot)];
    }
    case 'encode': {
      const { metadataVersion, snapshot } = subject.request;
      return [`encode as metadata version ${metadataVersion}`, ...snapshotLines(snapshot)];
    }
    case 'open': {
      const { backend, handles, state } = subject.request;
      const first = `open under ${backend}: ${handles.map(keyedText).join(', ') || 'no handle'}`;
      return state === undefined ? [first] : [first, setupText(state)];
    }
  }
}

/** What a backend is really opened with. */
function setupText({ keyGroups, maxParallelism, keySerializer, timers, files }: BackendSetup) {
  const sizes = files.map(({ path, bytes }) => `${path} of ${bytes.length} bytes`);
  return (
    `  key groups ${keyGroups.start} to ${keyGroups.end} of ${maxParallelism}, ${keySerializer} keys, ` +
    `timers for ${timers}; ${sizes.join(', ') || 'no file'}`
  );
}

function restoreLines({ request, snapshot }: RestoreCase): string[] {
  const { pointer, settings, coordinator, job, entryPoint, region } = request;
  const { counter, highlyAvailable, store, maxRetained, prefersCheckpoint, scheduler } =
    coordinator;
  const ignored = settings.ignoredInFlightDataOf;
  return [
    `${entryPoint} of ${JSON.stringify(pointer)}, ${settings.claimMode}, allowNonRestoredState ${settings.allowNonRestoredState}` +
      (ignored === null ? '' : `, in-flight data of ${ignored} ignored`) +
      (settings.recoversOutputDownstream ? ', output recovered downstream' : ''),
    `${scheduler} scheduler, ${counter.kind} counter at ${counter.value}, ${store.length} stored, ${maxRetained} retained` +
      (highlyAvailable === true ? ', store of high availability' : '') +
      (prefersCheckpoint === true ? ', checkpoints preferred' : ''),
    ...(entryPoint === 'restoreSavepoint'
      ? snapshotLines(snapshot)
      : storeLines(latestOf(coordinator))),
    ...jobLines(job),
    ...(region === undefined ? [] : [`region of vertices ${region.join(', ')}`]),
    ...(request.afterwards ?? []).map((step) => `then ${stepText(step)}`),
  ];
}

/** What happens, and the files that checkpoints may share. */
function stepText(step: HistoryStep): string {
  switch (step.kind) {
    case 'checkpoint':
    case 'savepoint':
      return [`a ${step.kind}`, ...step.states.map(reportText)].join('; ');
    case 'failover':
      return step.region === undefined
        ? 'a failover of the job'
        : `a failover of vertices ${step.region.join(', ')}`;
    case 'rescale':
      return `goes on with ${parallelismsText(step.job)}`;
    case 'restore':
      return `a restore of another job, ${step.settings.claimMode}, with ${parallelismsText(step.job)}`;
  }
}

function reportText({ operatorId, subtask, state }: ReportedState): string {
  const shared = state.managedKeyedState.flatMap((handle) =>
    handle.kind === 'incremental' ? handle.shared.map(({ localPath }) => localPath) : [],
  );
  const names = shared.length === 0 ? '' : ` sharing ${shared.join(' ')}`;
  return `${shortId(operatorId)} ${subtask}: ${stateText(state)}${names}`;
}

function parallelismsText({ vertices }: Job): string {
  return `parallelism ${vertices.map(({ parallelism }) => parallelism).join(', ')}`;
}

/** What is restored from a store is its latest checkpoint. */
function storeLines(latest: StoredCheckpoint | undefined): string[] {
  if (latest === undefined) return ['no checkpoint in the store'];
  const { checkpointId, masterStates, operators } = latest;
  return snapshotLines({ checkpointId, masterStates, operators, properties: null });
}

function snapshotLines(snapshot: Snapshot | null): string[] {
  if (snapshot === null) return ['no snapshot that can be read'];
  const hooks = snapshot.masterStates.map(({ name }) => JSON.stringify(name));
  return [
    `snapshot of checkpoint ${snapshot.checkpointId}${hooks.length === 0 ? '' : `, master states ${hooks.join(', ')}`}`,
    ...snapshot.operators.flatMap(operatorLines),
  ];
}

function operatorLines(operator: OperatorState): string[] {
  const { operatorId, parallelism, maxParallelism, coordinatorState, fullyFinished } = operator;
  const notes = [
    ...(coordinatorState === null ? [] : ['coordinator state']),
    ...(fullyFinished ? ['fully finished'] : []),
  ];
  return [
    `  state ${shortId(operatorId)} parallelism ${parallelism} of ${maxParallelism}${notes.length === 0 ? '' : `, ${notes.join(', ')}`}`,
    ...operator.subtasks.map(
      ({ index, finished, state }) =>
        `    subtask ${index}${finished ? ' finished' : ''}: ${stateText(state)}`,
    ),
  ];
}

function stateText(state: SubtaskState): string {
  const parts = SUBTASK_STATE_KINDS.filter((kind) => state[kind].length > 0).map((kind) => {
    const isKeyed = kind === 'managedKeyedState' || kind === 'rawKeyedState';
    return `${kind} ${isKeyed ? state[kind].map(keyedText).join(', ') : state[kind].length}`;
  });
  return parts.join('; ') || 'empty';
}

function keyedText(handle: KeyedStateHandle): string {
  const { start, end } = handle.range;
  const kind = handle.kind === 'keyGroups' && handle.savepoint ? 'savepoint' : handle.kind;
  const base =
    handle.kind === 'changelog' ? ` over [${handle.base.map(keyedText).join(', ')}]` : '';
  return `${kind} ${start}-${end}${base}`;
}

/** Blanks alone, and nothing, are not to be seen. */
function hookText(id: string): string {
  return id.trim() === '' ? JSON.stringify(id) : id;
}

function jobLines({ vertices, masterHooks }: Job): string[] {
  const hooks = masterHooks.length === 0 ? '' : `, hooks ${masterHooks.map(hookText).join(', ')}`;
  return [`job${hooks}`, ...vertices.map(vertexLine)];
}

function vertexLine({ name, parallelism, maxParallelism, operators, inputs }: JobVertex): string {
  const chain = operators.map(({ generated, userDefined }) =>
    userDefined === null ? shortId(generated) : `${shortId(generated)}/${shortId(userDefined)}`,
  );
  const edges = inputs.map(
    ({ producer, upstreamMapper, downstreamMapper }) =>
      `, reads vertex ${producer} by ${upstreamMapper} and ${downstreamMapper}`,
  );
  return `  ${name}: parallelism ${parallelism} of ${maxParallelism ?? 'derived'}, operators ${chain.join(' ')}${edges.join('')}`;
}

function shortId(id: OperatorId): string {
  return id.slice(0, 8);
}
