/** Work with files of the user's, which may not be there or not be ours to write. */
import { readFileSync } from 'node:fs';
import { CannotWork } from './io.ts';

/**
 * What comes of some work with a file.
 *
 * @throws CannotWork where the work throws anything: `Cannot ${verb} ${file}`, and why
 */
export function orCannotWork<T>(verb: string, file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new CannotWork(`Cannot ${verb} ${file}: ${(error as Error).message}`);
  }
}

/**
 * The text of a file.
 *
 * @throws CannotWork
 */
export function readText(file: string): string {
  return orCannotWork('read', file, () => readFileSync(file, 'utf8'));
}
