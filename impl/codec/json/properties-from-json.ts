/** Checkpoint properties from JSON. */
import type { RawFlags, RawProperties } from '../../../spec/format/properties.ts';
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import { textToString } from '../modified-utf8.ts';
import { bytes, text } from './values.ts';
import { InvalidSnapshotJson } from './invalid-snapshot-json.ts';

/** The string fields of each shape. */
const STRINGS = {
  null: [],
  raw: [],
  checkpoint: ['name', 'sharingFilesStrategy'],
  savepoint: ['formatType', 'name', 'postCheckpointAction'],
} as const satisfies Record<RawProperties['kind'], readonly string[]>;

export function propertiesFromJson(json: unknown, path: string): RawProperties {
  if (typeof json !== 'object' || json === null)
    throw new InvalidSnapshotJson(path, 'not an object');
  const object = json as Readonly<Record<string, unknown>>;
  const { kind } = object;
  if (typeof kind !== 'string' || !Object.hasOwn(STRINGS, kind)) {
    throw new InvalidSnapshotJson(`${path}.kind`, `not one of ${Object.keys(STRINGS).join(', ')}`);
  }
  if (kind === 'null') return { kind };
  if (kind === 'raw') return { kind, bytes: bytes(object['bytes'], `${path}.bytes`) };
  const shape = kind as 'checkpoint' | 'savepoint';
  const strings = STRINGS[shape].map((name) => [name, stringAt(object[name], `${path}.${name}`)]);
  const flags = flagsFromJson(object['flags'], `${path}.flags`);
  return { kind: shape, flags, ...Object.fromEntries(strings) } as RawProperties;
}

function stringAt(json: unknown, path: string): string {
  return textToString(text(json, path));
}

function flagsFromJson(json: unknown, path: string): RawFlags {
  const flags = (json ?? {}) as Readonly<Record<string, unknown>>;
  const entries = PROPERTY_FLAGS.map((flag) => {
    const byte = flags[flag];
    if (typeof byte !== 'number' || !Number.isInteger(byte) || byte < 0 || byte > 0xff) {
      throw new InvalidSnapshotJson(`${path}.${flag}`, 'not a byte');
    }
    return [flag, byte];
  });
  return Object.fromEntries(entries) as RawFlags;
}
