/** What real releases showed of the differences that `spec/profiles` lists. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../project-root.ts';
import type { Witness } from './ask.ts';

/** The file that keeps it. */
export const WITNESSED = join(PROJECT_ROOT, 'fixtures/evidence/differences.json');

/** By boundary and release. */
export type Witnessed = Readonly<Record<string, Readonly<Record<string, Readonly<Witness>>>>>;

/** What the file says. */
export function witnessedDifferences(): Witnessed {
  return JSON.parse(readFileSync(WITNESSED, 'utf8')) as Witnessed;
}
