/** Holds values of the model against the JSON Schemas of the contract. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { readSchema, SCHEMA_NAMES } from './schema.ts';
import type { Schema } from './schema.ts';

/**
 * Values come here after `fromWire`: what JSON has no type for is a bigint, bytes, or a string of
 * any code units. So one validator serves both wires.
 */
const IN_MEMORY: Readonly<Record<string, object>> = {
  int64: { isInt64: true },
  bytes: { isBytes: true },
  text: { type: 'string' },
};

let ajv: Ajv2020 | undefined;

function validator(): Ajv2020 {
  if (ajv !== undefined) return ajv;
  ajv = new Ajv2020({ strict: false, allErrors: false, discriminator: false });
  ajv.addKeyword({ keyword: 'isInt64', validate: (_: unknown, value: unknown) => isInt64(value) });
  ajv.addKeyword({
    keyword: 'isBytes',
    validate: (_: unknown, value: unknown) => value instanceof Uint8Array,
  });
  for (const name of SCHEMA_NAMES) {
    const schema = readSchema(name);
    ajv.addSchema(name === 'model' ? inMemory(schema) : schema);
  }
  return ajv;
}

function inMemory(schema: Schema): Schema {
  return { ...schema, $defs: { ...schema.$defs, ...IN_MEMORY } };
}

function isInt64(value: unknown): boolean {
  return typeof value === 'bigint' && BigInt.asIntN(64, value) === value;
}

/**
 * Why a value does not fit a definition, such as `savepoint-spec:messages#/$defs/adapterHello`;
 * `null` where it fits. The reason names the place.
 */
export function misfit(definition: string, value: unknown): string | null {
  const validate = validator().getSchema(definition) as ValidateFunction | undefined;
  if (validate === undefined) throw new Error(`no schema ${definition}`);
  return validate(value) ? null : reasonOf(validate.errors ?? []);
}

/** Of all complaints the one deepest inside the value: the others only follow from it. */
function reasonOf(errors: readonly ErrorObject[]): string {
  const [deepest] = [...errors].sort(
    (a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length,
  );
  if (deepest === undefined) return 'it does not fit';
  const { instancePath, message, params } = deepest;
  const named = 'allowedValues' in params ? ` (${String(params['allowedValues'])})` : '';
  return `${instancePath === '' ? 'the message' : instancePath} ${message ?? 'does not fit'}${named}`;
}
