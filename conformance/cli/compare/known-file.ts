/** Reads the file of known differences, with the cases that it names. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { NotACaseFile, readCaseFile } from '../../protocol/case-file.ts';
import type { CaseFileContent } from '../../protocol/case-file.ts';
import type { KnownDifference } from '../../runner/known.ts';
import { readText } from '../file-work.ts';
import { WrongUse } from '../io.ts';

interface Content {
  readonly known: readonly {
    readonly adapter: string;
    readonly difference: string;
    readonly reason: string;
    readonly ticket?: string;
    readonly case: string;
  }[];
}

const SCHEMA = new URL('known-differences.schema.json', import.meta.url);

/**
 * The entries of a file.
 *
 * @throws WrongUse where the file, or a case file that it names, is not what it should be; the message
 *   names the file and the place in it
 */
export function readKnownFile(file: string): readonly KnownDifference[] {
  const { known } = contentOf(file);
  return known.map(({ case: caseFile, ...entry }) =>
    Object.assign(entry, caseOf(join(dirname(file), caseFile))),
  );
}

function contentOf(file: string): Content {
  const json = jsonOf(file);
  const ajv = new Ajv2020();
  const fits = ajv.compile<Content>(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
  if (fits(json)) return json;
  const { instancePath, message, params } = fits.errors![0]!;
  const place = instancePath === '' ? 'the file' : instancePath;
  const named = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
  throw noKnownFile(file, `${place} ${message ?? 'does not fit'}${named}`);
}

function jsonOf(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw noKnownFile(file, `it is not JSON: ${(error as Error).message}`);
  }
}

function caseOf(file: string): CaseFileContent {
  try {
    return readCaseFile(readText(file));
  } catch (error) {
    if (!(error instanceof NotACaseFile)) throw error;
    throw new WrongUse(`${file} is no case file: ${error.message}`);
  }
}

function noKnownFile(file: string, reason: string): WrongUse {
  return new WrongUse(`${file} is no file of known differences: ${reason}`);
}
