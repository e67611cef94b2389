/** Values without fields of their own, from JSON. */
import type { Primitive } from '../../../spec/format/node.ts';
import type { FromJson } from './compile-from-json.ts';
import { InvalidSnapshotJson } from './invalid-snapshot-json.ts';
import { propertiesFromJson } from './properties-from-json.ts';
import { bytes, integer, long, text, whole } from './values.ts';

const INT8 = [-0x80, 0x7f] as const;
const BYTE = [0, 0xff] as const;

/** The reader of a primitive. */
export function fromPrimitive(primitive: Primitive): FromJson {
  return PRIMITIVES[primitive];
}

const PRIMITIVES: Readonly<Record<Primitive, FromJson>> = {
  i8: (json, path) => whole(json, path, INT8),
  i32: integer,
  i64: long,
  bool: (json, path) => (typeof json === 'boolean' ? json : whole(json, path, BYTE)),
  utf: text,
  bytes,
  operatorId: (json, path) => {
    if (typeof json === 'string' && /^[0-9a-f]{32}$/.test(json)) return json;
    throw new InvalidSnapshotJson(path, 'not 32 lower-case hex digits');
  },
  properties: propertiesFromJson,
};
