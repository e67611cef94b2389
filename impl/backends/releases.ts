/** What the releases' state backends do differently. */
import type { StateBackend } from '../../spec/model/backend.ts';
import { resolveDifferences } from '../../spec/profiles/difference.ts';
import type { Differences } from '../../spec/profiles/difference.ts';

/** How one release opens keyed state. */
export interface BackendBehaviour {
  readonly backends: readonly StateBackend[];
  /**
   * What becomes of changelog handles, and of others under the changelog. `absent`: there is no
   * changelog. `savepointsOnly`: only canonical savepoints cross in, nothing crosses out.
   * `migrates`: both ways. Flink: `ChangelogStateBackend#castHandles`,
   * `StateBackendLoader#loadStateBackendFromKeyedStateHandles`.
   */
  readonly changelog: 'absent' | 'savepointsOnly' | 'migrates';
}

const WITHOUT_CHANGELOG = ['hashmap', 'rocksdb'] as const;
const WITH_CHANGELOG = [...WITHOUT_CHANGELOG, 'changelog(hashmap)', 'changelog(rocksdb)'] as const;

const DIFFERENCES: Differences<BackendBehaviour> = {
  backends: [
    { since: '1.11', value: WITHOUT_CHANGELOG },
    { since: '1.15', value: WITH_CHANGELOG },
    { since: '2.0', value: [...WITH_CHANGELOG, 'forst'] },
  ],
  changelog: [
    { since: '1.11', value: 'absent' },
    { since: '1.15', value: 'savepointsOnly' },
    { since: '1.16', value: 'migrates' },
  ],
};

/** How a release opens keyed state. */
export function backendBehaviour(release: string): BackendBehaviour {
  return resolveDifferences(DIFFERENCES, release);
}
