/** Every point at which a state backend decides something about the handles it is given. */
import type { KeyedHandleClass } from '../../spec/model/backend.ts';
import type { KeyedStateHandle } from '../../spec/model/handles.ts';
import type { BackendBehaviour } from '../../spec/profiles/backend-differences.ts';
import { PROCEDURES } from './procedures.ts';
import type { PlainBackend, Procedure } from './procedures.ts';

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
});
