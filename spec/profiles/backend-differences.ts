/** What the releases' state backends do differently. */
import type { StateBackend } from '../model/backend.ts';
import type { Differences } from './difference.ts';

/** How one release opens keyed state. */
export interface BackendBehaviour {
  /** The backends that it ships. */
  readonly available: readonly StateBackend[];
  /**
   * What becomes of changelog handles, and of others under the changelog. `absent`: there is no
   * changelog. `savepointsOnly`: only canonical savepoints cross in, nothing crosses out.
   * `migrates`: both ways. Flink: `ChangelogStateBackend#castHandles`,
   * `StateBackendLoader#loadStateBackendFromKeyedStateHandles`.
   */
  readonly changelog: 'absent' | 'savepointsOnly' | 'migrates';
  /**
   * What the hashmap backend does with key groups of its own format that are none of the subtask's.
   * Flink: `HeapRestoreOperation#readStateHandleStateData`.
   */
  readonly foreignHeapKeyGroups: 'refused' | 'skipped';
  /**
   * Whether timers of a full snapshot go on the heap where RocksDB keeps them there. Flink:
   * `RocksDBHeapTimersFullRestoreOperation`.
   */
  readonly movesTimers: boolean;
}

const WITHOUT_CHANGELOG = ['hashmap', 'rocksdb'] as const;
const WITH_CHANGELOG = [...WITHOUT_CHANGELOG, 'changelog(hashmap)', 'changelog(rocksdb)'] as const;

export const BACKEND_DIFFERENCES: Differences<BackendBehaviour> = {
  available: [
    { since: '1.11', value: WITHOUT_CHANGELOG },
    { since: '1.15', value: WITH_CHANGELOG },
    { since: '2.0', value: [...WITH_CHANGELOG, 'forst'] },
  ],
  changelog: [
    { since: '1.11', value: 'absent' },
    { since: '1.15', value: 'savepointsOnly' },
    { since: '1.16', value: 'migrates' },
  ],
  foreignHeapKeyGroups: [
    { since: '1.11', value: 'refused' },
    { since: '1.13', value: 'skipped' },
  ],
  movesTimers: [
    { since: '1.11', value: false },
    { since: '1.13', value: true },
  ],
};
