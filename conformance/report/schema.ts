/** Holds reports and events against their JSON Schemas. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';

const FILES = {
  report: 'report.schema.json',
  events: 'events/events.schema.json',
} as const;

const validators = new Map<string, ValidateFunction>();

/** Why a value is no report, or no event; `null` where it is one. The reason names the place. */
export function misfitOf(what: keyof typeof FILES, value: unknown): string | null {
  let validate = validators.get(what);
  if (validate === undefined) {
    const schema = readFileSync(new URL(FILES[what], import.meta.url), 'utf8');
    validate = new Ajv2020({ discriminator: true }).compile(JSON.parse(schema) as object);
    validators.set(what, validate);
  }
  return validate(value) ? null : reasonOf(validate.errors ?? []);
}

function reasonOf([first]: readonly ErrorObject[]): string {
  if (first === undefined) return 'it does not fit its schema';
  const { instancePath, message = 'does not fit', params } = first;
  const surplus = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
  return `${instancePath === '' ? 'it' : instancePath} ${message}${surplus}`;
}
