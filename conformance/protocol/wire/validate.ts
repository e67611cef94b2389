/** Holds values of the model against the JSON Schemas of the contract. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { byKind } from './by-kind.ts';
import { readSchema, SCHEMA_NAMES } from './schema.ts';
import type { Schema } from './schema.ts';

/**
 * Values come here after `fromWire`: what JSON has no type for is a bigint, bytes, or a string of
 * any code units. So one validator serves both wires.
 */
const IN_MEMORY: Readonly<Record<string, object>> = {
  int64: { isInt64: true },
  bytes: { isBytes: true },
  text: { isText: true },
};

/** What these are, for people who write one wire or the other. */
const MEANT: Readonly<Record<string, string>> = {
  isInt64: 'must be a 64-bit integer: in JSON a decimal string such as "7", in MessagePack an int',
  isBytes: 'must be bytes: in JSON a base64 string, in MessagePack bin',
  isText: 'must be a string',
};

let ajv: Ajv2020 | undefined;

function validator(): Ajv2020 {
  if (ajv !== undefined) return ajv;
  ajv = new Ajv2020({ strict: false, allErrors: false, verbose: true });
  addKeyword(ajv, 'isInt64', isInt64);
  addKeyword(ajv, 'isBytes', (value) => value instanceof Uint8Array);
  addKeyword(ajv, 'isText', (value) => typeof value === 'string');
  const schemas = SCHEMA_NAMES.map(readSchema);
  for (const schema of schemas) {
    const own = schema.$defs?.['int64'] === undefined ? schema : inMemory(schema);
    ajv.addSchema(byKind(own, schemas));
  }
  return ajv;
}

function addKeyword(to: Ajv2020, keyword: string, fits: (value: unknown) => boolean): void {
  to.addKeyword({ keyword, validate: (_: unknown, value: unknown) => fits(value) });
}

function inMemory(schema: Schema): Schema {
  return { ...schema, $defs: { ...schema.$defs, ...IN_MEMORY } };
}

function isInt64(value: unknown): boolean {
  return typeof value === 'bigint' && BigInt.asIntN(64, value) === value;
}

/**
 * Why a value does not fit a definition, such as `savepoint-spec:messages#/$defs/adapterHello`;
 * `null` where it fits. The reason names the place, and what stands there.
 */
export function misfit(definition: string, value: unknown): string | null {
  const validate = validator().getSchema(definition) as ValidateFunction | undefined;
  if (validate === undefined) throw new Error(`no schema ${definition}`);
  return validate(value) ? null : reasonOf(validate.errors ?? []);
}

/** Of all complaints the one deepest inside the value: the others only follow from it. */
function reasonOf(errors: readonly ErrorObject[]): string {
  const [deepest] = [...errors].sort((a, b) => depthOf(b) - depthOf(a));
  if (deepest === undefined) return 'it does not fit';
  const { instancePath, keyword, message, params, data } = deepest;
  const place = instancePath === '' ? 'the message' : instancePath;
  const meant = MEANT[keyword] ?? message ?? 'does not fit';
  const allowed = 'allowedValues' in params ? ` (${String(params['allowedValues'])})` : '';
  const wanted = 'allowedValue' in params ? ` (${String(params['allowedValue'])})` : '';
  const seen = keyword === 'required' ? '' : `, not ${brief(data)}`;
  return `${place} ${meant}${allowed}${wanted}${seen}`;
}

function depthOf({ instancePath, keyword }: ErrorObject): number {
  // That a condition led to a complaint is said by the complaint.
  return keyword === 'if' ? -1 : instancePath.split('/').length;
}

const LONGEST_VALUE = 60;

function brief(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
