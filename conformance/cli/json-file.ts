/** Files of JSON that people write, checked against their schema. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { readText } from './file-work.ts';
import { WrongUse } from './io.ts';

/** What a file is read as. */
export interface JsonFileForm {
  /** Such as `file of known failures`. */
  readonly what: string;
  readonly schema: object;
}

/**
 * The content of a file.
 *
 * @throws WrongUse where it is not JSON or does not fit; the message names the file and the place in it
 * @throws CannotWork where it cannot be read
 */
export function readJsonFile<Content>(file: string, { what, schema }: JsonFileForm): Content {
  const json = parsed(file, what);
  const fits = new Ajv2020({ allErrors: true, verbose: true }).compile<Content>(schema);
  if (fits(json)) return json;
  throw new WrongUse(`${file} is no ${what}:\n${reasons(fits.errors!).join('\n')}`);
}

function parsed(file: string, what: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongUse(`${file} is no ${what}: it is not JSON: ${(error as Error).message}`);
  }
}

/** Each place with what is wrong there. */
function reasons(errors: readonly ErrorObject[]): string[] {
  // What each branch of an `anyOf` wants stands beside it.
  const told = errors.filter(({ keyword }) => keyword !== 'anyOf');
  return [...new Set((told.length === 0 ? errors : told).map(reason))].map((text) => `  ${text}`);
}

function reason({ instancePath, message, params, data }: ErrorObject): string {
  const place = instancePath === '' ? 'the file' : placeOf(instancePath);
  const { additionalProperty, allowedValues } = params as Record<string, unknown>;
  if (additionalProperty !== undefined)
    return `${place} has an unknown property ${JSON.stringify(additionalProperty)}`;
  if (Array.isArray(allowedValues)) {
    const values = allowedValues.map((value) => JSON.stringify(value)).join(', ');
    return `${place} is ${JSON.stringify(data)}, and must be one of ${values}`;
  }
  return `${place} ${message ?? 'does not fit'}`;
}

/** `/expected/2/reason` as `expected[2].reason`. */
function placeOf(pointer: string): string {
  const parts = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.reduce((text, part) => {
    if (/^\d+$/.test(part)) return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}
