/** The JSON Schemas of the contract, as they lie in the folder `schemas`. */
import { readFileSync } from 'node:fs';

/** As much of a JSON Schema as is looked at here; ajv knows the rest. */
export interface Schema {
  readonly $ref?: string;
  readonly $id?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** The names of the schemas, which are their IDs too. */
export const SCHEMA_NAMES = ['model', 'messages', 'case'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

/** A schema's text, parsed. */
export function readSchema(name: SchemaName): Schema {
  const file = new URL(`../schemas/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Schema;
}
