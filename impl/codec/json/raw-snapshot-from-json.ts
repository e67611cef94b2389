/** Whole raw snapshots from JSON. */
import { DIALECTS, METADATA_VERSIONS } from '../../../spec/format/metadata.ts';
import type { RawProperties } from '../../../spec/format/properties.ts';
import type { RawSnapshot } from '../../../spec/format/raw-snapshot.ts';
import type { Dialect } from '../../../spec/profiles/format-differences.ts';
import { hasProperties } from '../compiled-layout.ts';
import { objectAt } from './compile-from-json.ts';
import { unitsFromJson } from './units-from-json.ts';
import { bytes } from './values.ts';
import { InvalidSnapshotJson } from './invalid-snapshot-json.ts';

/**
 * A raw snapshot from what {@link toJson} made of it.
 *
 * @throws InvalidSnapshotJson which names the place
 */
export function rawSnapshotFromJson(json: unknown): RawSnapshot {
  const object = objectAt(json, '');
  const metadataVersion = versionAt(object['metadataVersion']);
  const dialect = dialectAt(object['dialect']);
  const read = unitsFromJson(metadataVersion, dialect);
  const { operators } = object;
  if (!Array.isArray(operators)) throw new InvalidSnapshotJson('operators', 'not an array');
  return {
    metadataVersion,
    dialect,
    ...(read.head(json, '') as Pick<RawSnapshot, 'checkpointId' | 'masterStates'>),
    operators: operators.map(
      (entry, index) =>
        read.operator(entry, `operators[${index}]`) as RawSnapshot['operators'][number],
    ),
    ...(hasProperties(metadataVersion)
      ? { properties: read.properties(object['properties'], 'properties') as RawProperties }
      : {}),
    ...(object['trailing'] === undefined
      ? {}
      : { trailing: bytes(object['trailing'], 'trailing') }),
  };
}

function versionAt(json: unknown): number {
  const version = METADATA_VERSIONS.find((known) => known === json);
  if (version === undefined) {
    throw new InvalidSnapshotJson('metadataVersion', `not one of ${METADATA_VERSIONS.join(', ')}`);
  }
  return version;
}

function dialectAt(json: unknown): Dialect {
  const dialect = DIALECTS.find((known) => known === json);
  if (dialect === undefined) {
    throw new InvalidSnapshotJson('dialect', `not one of ${DIALECTS.join(', ')}`);
  }
  return dialect;
}
