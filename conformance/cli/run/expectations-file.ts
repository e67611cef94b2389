/** The option `--expect`: failures that are known. */
import { readFileSync } from 'node:fs';
import type { Expectation } from '../../runner/expectations.ts';
import { readJsonFile } from '../json-file.ts';

const SCHEMA = new URL('expectations.schema.json', import.meta.url);

/**
 * The entries of a file.
 *
 * @throws WrongUse where it is no such file; the message names the file and the entry
 */
export function readExpectationsFile(file: string): readonly Expectation[] {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object;
  const what = 'file of known failures';
  return readJsonFile<{ expected: readonly Expectation[] }>(file, { what, schema }).expected;
}
