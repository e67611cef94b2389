/** Whole raw snapshots from JSON. */
import { DIALECTS, head, METADATA_VERSIONS, operator } from '../../../spec/format/metadata.ts';
import type { RawSnapshot } from '../../../spec/format/raw-snapshot.ts';
import type { Dialect } from '../../../spec/profiles/format-differences.ts';
import { hasProperties } from '../compiled-layout.ts';
import { FromJsonCompiler, objectAt } from './compile-from-json.ts';
import { bytes } from './values.ts';
import { InvalidSnapshotJson } from './invalid-snapshot-json.ts';
import { propertiesFromJson } from './properties-from-json.ts';

/**
 * A raw snapshot from what {@link toJson} made of it.
 *
 * @throws InvalidSnapshotJson which names the place
 */
export function rawSnapshotFromJson(json: unknown): RawSnapshot {
  const object = objectAt(json, '');
  const metadataVersion = versionAt(object['metadataVersion']);
  const dialect = dialectAt(object['dialect']);
  const compiler = new FromJsonCompiler({ metadataVersion, dialect, behaviour: null });
  const { operators } = object;
  if (!Array.isArray(operators)) throw new InvalidSnapshotJson('operators', 'not an array');
  const readOperator = compiler.compile(operator);
  return {
    metadataVersion,
    dialect,
    ...(compiler.compile(head)(json, '') as Pick<RawSnapshot, 'checkpointId' | 'masterStates'>),
    operators: operators.map(
      (entry, index) =>
        readOperator(entry, `operators[${index}]`) as RawSnapshot['operators'][number],
    ),
    ...(hasProperties(metadataVersion)
      ? { properties: propertiesFromJson(object['properties'], 'properties') }
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
