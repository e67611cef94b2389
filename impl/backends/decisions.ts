/** Every point at which a state backend decides something about the handles it is given. */
import type { KeyedHandleClass, KeySerializer } from '../../spec/model/backend.ts';
import type { KeyedStateHandle } from '../../spec/model/handles.ts';
import type { BackendBehaviour } from '../../spec/profiles/backend-differences.ts';
import { KEY_SERIALIZER_SNAPSHOTS } from '../../spec/state-files/serializers.ts';
import { PROCEDURES } from './procedures.ts';
import type { PlainBackend, Procedure } from './procedures.ts';

/** What a backend takes a handle's bytes for: the full format, the heap's own, or files of a database. */
export type StateFormat = 'full' | 'heap' | 'database';

/** Decision points of the question `open`. */
export interface OpenDecisions {
  /** Whether a backend with the changelog enabled takes handles of a class at all. */
  crossesIntoChangelog(handleClass: KeyedHandleClass, behaviour: BackendBehaviour): boolean;
  /** Whether changelog handles give their base to the backend below. */
  unwrapsChangelog(
    changelogEnabled: boolean,
    handles: readonly KeyedStateHandle[],
    behaviour: BackendBehaviour,
  ): boolean;
  /** How a backend restores, chosen by the class of the first handle; how many there are is not asked. */
  procedure(backend: PlainBackend, first: KeyedHandleClass, count: number): Procedure;
  /** What the bytes are taken for, chosen by the class of the first handle. */
  format(backend: PlainBackend, first: KeyedHandleClass): StateFormat;
  /** What becomes of a key group that is none of the subtask's own. */
  foreignKeyGroup(format: StateFormat, behaviour: BackendBehaviour): 'refused' | 'skipped' | 'read';
  /** Whether keys that were written by a serializer, named by its snapshot's class, can be read. */
  readsKeys(writtenBy: string, keySerializer: KeySerializer): boolean;
  /** Whether timers go where the backend keeps its own, wherever they were. */
  movesTimers(behaviour: BackendBehaviour): boolean;
  /** Whether a file that is missing or broken is passed over. */
  passesOver(problem: 'missing' | 'broken'): boolean;
}

/** What Flink decides there. */
export const OPEN_DECISIONS: OpenDecisions = Object.freeze({
  crossesIntoChangelog: (handleClass: KeyedHandleClass, { changelog }: BackendBehaviour) =>
    changelog !== 'savepointsOnly' || handleClass === 'changelog' || handleClass === 'savepoint',
  unwrapsChangelog: (
    changelogEnabled: boolean,
    handles: readonly KeyedStateHandle[],
    { changelog }: BackendBehaviour,
  ) =>
    changelogEnabled ||
    (changelog === 'migrates' && handles.some(({ kind }) => kind === 'changelog')),
  procedure: (backend: PlainBackend, first: KeyedHandleClass) => PROCEDURES[backend][first],
  format: (backend: PlainBackend, first: KeyedHandleClass) => {
    if (backend === 'hashmap') return first === 'savepoint' ? 'full' : 'heap';
    return first === 'incremental' ? 'database' : 'full';
  },
  foreignKeyGroup: (format: StateFormat, { foreignHeapKeyGroups }: BackendBehaviour) =>
    format === 'heap' ? foreignHeapKeyGroups : 'refused',
  readsKeys: (writtenBy: string, keySerializer: KeySerializer) =>
    writtenBy === KEY_SERIALIZER_SNAPSHOTS[keySerializer],
  movesTimers: ({ movesTimers }: BackendBehaviour) => movesTimers,
  passesOver: () => false,
});
