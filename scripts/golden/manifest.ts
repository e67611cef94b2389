/** Where the manifest and its schema lie. */
import { join } from 'node:path';

/** `fixtures/golden` of this project. */
export const GOLDEN = join(import.meta.dirname, '..', '..', 'fixtures', 'golden');

/** The name of the JSON Schema beside the manifest. */
export const SCHEMA_FILE = 'manifest.schema.json';

/** The manifest of a directory of golden snapshots. */
export function manifestPath(golden: string): string {
  return join(golden, 'manifest.json');
}

/** Its JSON Schema. */
export function schemaPath(golden: string): string {
  return join(golden, SCHEMA_FILE);
}
