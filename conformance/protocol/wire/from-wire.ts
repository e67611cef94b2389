/**
 * Values of the model from the forms in which they travel, as the JSON Schemas describe them. What
 * does not fit its schema is left as it came: it is the validator that says so.
 */
import { fromModifiedUtf8 } from './mutf8.ts';
import { readSchema, SCHEMA_NAMES } from './schema.ts';
import type { Schema } from './schema.ts';
import type { Wire } from './to-wire.ts';

/** Converts one value. */
export type FromWire = (value: unknown) => unknown;

const MAX_INT64 = 0x7fff_ffff_ffff_ffffn;
const DECIMAL = /^-?(0|[1-9]\d{0,18})$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The definitions that stand for something that JSON has no type for, each in the form of one wire. */
const SPECIAL: Readonly<Record<Wire, Readonly<Record<string, FromWire>>>> = {
  ndjson: {
    'savepoint-spec:model#/$defs/int64': fromDecimal,
    'savepoint-spec:model#/$defs/bytes': fromBase64,
    'savepoint-spec:model#/$defs/text': (value) => toText(value, fromBase64),
  },
  msgpack: {
    'savepoint-spec:model#/$defs/int64': toInt64,
    'savepoint-spec:model#/$defs/text': (value) => toText(value, (bytes) => bytes),
  },
};

const definitions = new Map<string, Schema>();
const compiled = new Map<string, FromWire>();

/** The converter of a definition, such as `savepoint-spec:model#/$defs/snapshot`, for one wire. */
export function fromWire(definition: string, wire: Wire): FromWire {
  const key = `${wire} ${definition}`;
  let convert = compiled.get(key);
  if (convert === undefined) {
    convert = SPECIAL[wire][definition] ?? compileDefinition(definition, wire);
    compiled.set(key, convert);
  }
  return convert;
}

function compileDefinition(definition: string, wire: Wire): FromWire {
  const [id, fragment] = definition.split('#') as [string, string];
  let convert: FromWire | undefined;
  // Compiled at its first use, since definitions contain each other.
  return (value) => {
    convert ??= compile(schemaAt(id, fragment), { id, wire });
    return convert(value);
  };
}

/** Where a schema stands, and the wire that it is compiled for. */
interface Place {
  readonly id: string;
  readonly wire: Wire;
}

function schemaAt(id: string, fragment: string): Schema {
  if (definitions.size === 0) {
    for (const name of SCHEMA_NAMES) {
      const schema = readSchema(name);
      definitions.set(schema.$id!, schema);
    }
  }
  const name = fragment.slice('/$defs/'.length);
  const root = definitions.get(id);
  const found = fragment === '' ? root : root?.$defs?.[name];
  if (found === undefined) throw new Error(`no schema ${id}#${fragment}`);
  return found;
}

function compile(schema: Schema, place: Place): FromWire {
  if (schema.$ref !== undefined) {
    return fromWire(schema.$ref.startsWith('#') ? place.id + schema.$ref : schema.$ref, place.wire);
  }
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives !== undefined) return compileAlternatives(alternatives, place);
  if (schema.allOf !== undefined) {
    const parts = schema.allOf.map((part) => compile(part, place));
    return (value) => parts.reduce((converted, part) => part(converted), value);
  }
  if (schema.items !== undefined) {
    const item = compile(schema.items, place);
    return (value) => (Array.isArray(value) ? value.map(item) : value);
  }
  if (schema.properties !== undefined) return compileObject(schema.properties, place);
  return schema.type === 'integer' ? toInteger : (value) => value;
}

function compileObject(properties: Readonly<Record<string, Schema>>, place: Place): FromWire {
  const parts = Object.entries(properties).map(
    ([key, part]) => [key, compile(part, place)] as const,
  );
  return (value) => {
    if (!isRecord(value)) return value;
    const converted: Record<string, unknown> = { ...value };
    for (const [key, part] of parts) if (key in converted) converted[key] = part(converted[key]);
    return converted;
  };
}

/** Objects are told apart by what is constant in them, or else by the property that they must have. */
function compileAlternatives(alternatives: readonly Schema[], place: Place): FromWire {
  const parts = alternatives
    .filter(({ type }) => type !== 'null')
    .map((part) => ({ fits: discriminator(part, place.id), convert: compile(part, place) }));
  return (value) => {
    if (value === null) return null;
    const part = parts.length === 1 ? parts[0] : parts.find(({ fits }) => fits(value));
    return part === undefined ? value : part.convert(value);
  };
}

function discriminator(part: Schema, id: string): (value: unknown) => boolean {
  const target = resolved(part, id);
  const nested = target.schema.oneOf;
  if (nested !== undefined) {
    const fits = nested.map((alternative) => discriminator(alternative, target.id));
    return (value) => fits.some((fit) => fit(value));
  }
  const constants = Object.entries(target.schema.properties ?? {}).filter(
    ([, { const: constant }]) => constant !== undefined,
  );
  const required = target.schema.required ?? [];
  return (value) =>
    isRecord(value) &&
    constants.every(([key, { const: constant }]) => value[key] === constant) &&
    required.every((key) => key in value);
}

function resolved(schema: Schema, id: string): { schema: Schema; id: string } {
  if (schema.$ref === undefined) return { schema, id };
  const [at, fragment] = (schema.$ref.startsWith('#') ? id + schema.$ref : schema.$ref).split('#');
  return resolved(schemaAt(at!, fragment!), at!);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Never from a number: most parsers of JSON round those that a double does not hold. */
function fromDecimal(value: unknown): unknown {
  if (typeof value !== 'string' || !DECIMAL.test(value)) return value;
  const number = BigInt(value);
  return number >= -MAX_INT64 - 1n && number <= MAX_INT64 ? number : value;
}

/** MessagePack may carry it in fewer bytes. */
function toInt64(value: unknown): unknown {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** MessagePack may carry a small integer in eight bytes. */
function toInteger(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function fromBase64(value: unknown): unknown {
  if (typeof value !== 'string' || value.length % 4 !== 0 || !BASE64.test(value)) return value;
  return new Uint8Array(Buffer.from(value, 'base64'));
}

function toText(value: unknown, toBytes: FromWire): unknown {
  if (!isRecord(value)) return value;
  const bytes = toBytes(value['mutf8']);
  return (bytes instanceof Uint8Array ? fromModifiedUtf8(bytes) : null) ?? value;
}
