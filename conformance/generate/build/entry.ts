/** Where a restore begins: the store that it finds, and the vertices that restart. */
import { DEFAULT_LOWER_BOUND_MAX_PARALLELISM } from '../../../spec/model/job.ts';
import type { Job } from '../../../spec/model/job.ts';
import type {
  CoordinatorSetup,
  RestoreRequest,
  StoredCheckpoint,
} from '../../../spec/model/request.ts';
import type { OperatorState, Snapshot } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { MetadataVersion } from '../draft/restore-draft.ts';
import type { EntryDraft } from '../draft/entry-draft.ts';
import type { OperatorDraft } from '../draft/job-draft.ts';
import type {
  RestoreDraft,
  SharedBefore,
  StoredDraft,
  StoredPlan,
} from '../draft/restore-draft.ts';
import type { KeyedPlan, StateDraft } from '../draft/state-draft.ts';
import { readableHandles } from './context.ts';
import { graphOf, operatorIdOf } from './graph.ts';
import { layOut } from './lay-out.ts';
import { PROPERTIES, PROPERTIES_BEFORE_CLAIM_MODES } from './properties.ts';
import { jobStates } from './snapshot.ts';
import { stateWithoutEntries } from './state-without-entries.ts';

/** Few files are shared: see `SharedFilePlan`. */
const SHARED_FILES = 3;

/** The store, with what kind of one it is. */
export function storeOf(
  draft: RestoreDraft,
  snapshot: () => Snapshot,
  profile: Profile,
): Pick<CoordinatorSetup, 'store' | 'highlyAvailable'> {
  const store = storedOf(draft, snapshot, profile);
  const { storeKind, unreadable } = draft.setup;
  if (storeKind === 'inMemory') return { store };
  const once = store.filter(
    ({ checkpointId }, index) =>
      store.findLastIndex((other) => other.checkpointId === checkpointId) === index,
  );
  const isWhole = (index: number): boolean =>
    storeKind !== 'unreadable' || ((unreadable >> index) & 1) === 0;
  return {
    store: once.map((stored, index) => markedAs(isWhole(index), stored)),
    highlyAvailable: true,
  };
}

function markedAs(isWhole: boolean, stored: StoredCheckpoint): StoredCheckpoint {
  return isWhole ? stored : { ...stored, unreadable: true };
}

/**
 * The checkpoints in the store, oldest first: for an entry point that restores from the store, the
 * drafted snapshot is its latest.
 *
 * @param snapshot the drafted one, with all that a file of the release can hold
 */
function storedOf(
  draft: RestoreDraft,
  snapshot: () => Snapshot,
  profile: Profile,
): readonly StoredCheckpoint[] {
  const { entry, setup } = draft;
  const older = setup.store.map((stored) => storedCheckpoint(stored, draft, profile));
  if (entry.point === 'restoreSavepoint') return older.slice(-setup.maxRetained);
  if (entry.isStoreEmpty) return [];
  const { checkpointId, masterStates, operators } = snapshot();
  const properties = storedProperties(entry.properties, profile);
  const latest = { checkpointId, operators, masterStates, properties };
  return [...older, latest].slice(-setup.maxRetained);
}

function storedCheckpoint(
  stored: StoredDraft,
  draft: RestoreDraft,
  profile: Profile,
): StoredCheckpoint {
  return {
    checkpointId: stored.checkpointId,
    operators: storedStates(stored, draft, profile),
    masterStates: [],
    properties: storedProperties(stored.properties, profile),
  };
}

/** Before there were claim modes nothing was unclaimed, and a type was one of fewer. */
function storedProperties(plan: StoredPlan, { restore }: Profile): StoredCheckpoint['properties'] {
  return restore.claimModes ? PROPERTIES[plan] : PROPERTIES_BEFORE_CLAIM_MODES[plan];
}

function storedStates(
  { checkpointId, state }: StoredDraft,
  { job, pointer, salt, setup }: RestoreDraft,
  profile: Profile,
): readonly OperatorState[] {
  switch (state) {
    case 'none':
      return [];
    case 'withoutEntries':
      return [stateWithoutEntries(operatorIdOf(salt, 0), DEFAULT_LOWER_BOUND_MAX_PARALLELISM)];
    case 'sharing': {
      const { directory } = layOut(pointer);
      const reads = readableHandles(profile, profile.format.writes as MetadataVersion);
      const context = { salt, directory, checkpointId, reads };
      const sharing = job.map((vertex) => ({
        ...vertex,
        finished: 'running' as const,
        operators: vertex.operators.map((operator) =>
          sharingOperator(operator, setup.sharedBefore),
        ),
      }));
      return jobStates(sharing, graphOf(salt, sharing), context);
    }
  }
}

/** The operator with its keyed state alone, in handles of the same names and ranges. */
function sharingOperator(operator: OperatorDraft, before: SharedBefore): OperatorDraft {
  const { keyed } = operator.state;
  const state: StateDraft = {
    ...operator.state,
    managed: null,
    raw: null,
    keyed: keyed?.kind === 'incremental' ? sharingPlan(keyed, before) : null,
    rawKeyed: null,
    coordinatorBytes: null,
  };
  return { ...operator, state, finished: null };
}

function sharingPlan(plan: KeyedPlan, { form, shifted }: SharedBefore): KeyedPlan {
  const shared = plan.shared.map(({ file }) => ({ file: (file + shifted) % SHARED_FILES, form }));
  return { ...plan, shared };
}

/** The vertices that restart, with all that they are connected to; absent for all. */
export function regionOf({ point, region }: EntryDraft, job: Job): Pick<RestoreRequest, 'region'> {
  if (point !== 'restoreLatestCheckpointedStateToSubtasks') return {};
  const parts = connectedParts(job);
  const restarted = parts.filter((_, part) => ((region >> (part % 3)) & 1) === 1);
  if (restarted.length === parts.length) return {};
  return {
    region: (restarted.length === 0 ? parts[0]! : restarted.flat()).toSorted((a, b) => a - b),
  };
}

/** The vertices of each part of a job that no edge connects with the others. */
export function connectedParts({ vertices }: Job): number[][] {
  const partOf: number[][] = [];
  vertices.forEach(({ inputs }, index) => {
    const joined = new Set(inputs.map(({ producer }) => partOf[producer]!));
    const part = [...joined].flat();
    part.push(index);
    for (const member of part) partOf[member] = part;
  });
  return [...new Set(partOf)];
}

/** Whose in-flight data is ignored, where the release can do that. */
export function ignoredOf(
  { ignored }: EntryDraft,
  restoredId: bigint,
  { restore }: Profile,
): bigint | null {
  if (!restore.ignoresInFlightData || ignored === 'none') return null;
  return ignored === 'restored' ? restoredId : restoredId + 1n;
}
