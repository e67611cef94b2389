/**
 * Snapshots that no small job can be brought to write. They are described here, as far as a release knows
 * what is in them, and written by its own serializers; that they were is said in the manifest.
 */
import type { CheckpointProperties, SnapshotType } from '../../../spec/model/properties.ts';
import type { OperatorState, Snapshot } from '../../../spec/model/snapshot.ts';
import type { FormatBehaviour } from '../../../spec/profiles/format-differences.ts';
import { handlesOf, operator } from './operators.ts';
import { NO_FLAGS, TYPES } from './properties.ts';

/** A snapshot, and what it is for. */
export interface DescribedSnapshot {
  readonly name: string;
  readonly notes: string;
  /** Words of `traits.ts`. */
  readonly shows: readonly string[];
  /** The version that it is written as. */
  readonly metadataVersion: number;
  readonly snapshot: Snapshot;
}

/**
 * Every described snapshot of a release.
 *
 * @param asOlderVersions whether it writes handles as each older metadata version, too, as it can since 1.16
 */
export function describedSnapshots(
  format: FormatBehaviour,
  asOlderVersions: boolean,
): readonly DescribedSnapshot[] {
  const { writes, metadataVersions } = format;
  const older = metadataVersions.filter(
    (version) => version >= OLDEST_WRITABLE && version < writes,
  );
  return [
    handlesAs(writes, 'serializers-handles', format),
    ...(asOlderVersions ? older : []).map((version) =>
      handlesAs(version, `serializers-handles-v${version}`, format),
    ),
    ...(writes < FIRST_WITH_PROPERTIES ? [] : TYPES).map(({ name, type, flags }) => ({
      name: `serializers-${name}`,
      notes: 'properties that are never written, or not kept, by a job on a small cluster',
      shows: [type.name],
      metadataVersion: writes,
      snapshot: snapshotOf([operator(1, [])], { type, ...NO_FLAGS, ...flags }, format),
    })),
  ];
}

/** Flink: `MetadataV2Serializer#serialize` refuses. */
const OLDEST_WRITABLE = 3;

const FIRST_WITH_PROPERTIES = 4;

function handlesAs(version: number, name: string, format: FormatBehaviour): DescribedSnapshot {
  return {
    name,
    notes: `every kind of handle, with every kind of stream in it, as metadata version ${version}`,
    shows: ['bytes', 'file', 'relativeFile', 'keyGroups', 'incremental', 'masterState'],
    metadataVersion: version,
    snapshot: snapshotOf(handlesOf(format), null, format),
  };
}

function snapshotOf(
  operators: readonly OperatorState[],
  properties: CheckpointProperties | null,
  { writes }: FormatBehaviour,
): Snapshot {
  const checkpoint: SnapshotType = {
    kind: 'checkpoint',
    name: 'Checkpoint',
    sharingFilesStrategy: 'FORWARD_BACKWARD',
  };
  return {
    checkpointId: 7n,
    masterStates: [
      { version: -1, name: 'nothing', payload: new Uint8Array() },
      { version: 7, name: 'Zustand', payload: Uint8Array.of(1, 2, 3) },
    ],
    operators,
    properties:
      writes < FIRST_WITH_PROPERTIES ? null : (properties ?? { type: checkpoint, ...NO_FLAGS }),
  };
}
