/** The snapshots that a job writes itself: where they lie, and what they hold. */
import type { CheckpointProperties } from '../../../spec/model/properties.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { OperatorState } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { writeSnapshot } from '../../codec/index.ts';
import type { Disk } from '../../files/disk.ts';
import type { JavaHashMap } from '../java/hash-map.ts';

const FOLDER = `${CASE_ROOT}/snapshots-of-the-restored-job`;

/** Where a snapshot was written. */
export interface Written {
  /** The path of its metadata. */
  readonly metadata: string;
  /** What leads to it. */
  readonly pointer: string;
}

/** Whether a pointer leads to a snapshot of a job's own. */
export function isOwnSnapshot(pointer: string | null): boolean {
  return pointer?.startsWith(`file:${FOLDER}/`) ?? false;
}

/** Writes the metadata of a snapshot, as the release does. Flink: `PendingCheckpoint#finalizeCheckpoint`. */
export function writeOwnSnapshot(
  checkpointId: bigint,
  operators: JavaHashMap<OperatorState>,
  properties: CheckpointProperties,
  disk: Disk,
  profile: Profile,
): Written {
  const snapshot = {
    checkpointId,
    operators: [...operators.values()],
    masterStates: [],
    properties,
  };
  const written = writeSnapshot({ snapshot, metadataVersion: profile.format.writes }, profile);
  if (written.kind !== 'result') throw new Error(`a snapshot cannot be written: ${written.kind}`);
  const kind = properties.type?.kind === 'savepoint' ? 'savepoint' : 'chk';
  const directory = `${FOLDER}/${kind}-${checkpointId}`;
  const metadata = `${directory}/_metadata`;
  disk.write(metadata, written.result.bytes);
  return { metadata, pointer: `file:${directory}` };
}
