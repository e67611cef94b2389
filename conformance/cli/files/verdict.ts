/** What can be said of a snapshot's files as a whole. */
import type { Found } from '../../../impl/node/look-up.ts';
import type { LookedUp } from './read-files.ts';

/** All is there; something is not; or, where nobody knows of some file, what of it cannot be said. */
export type FilesVerdict = 'complete' | 'incomplete' | 'unknown';

/** The worst that was found. */
export function verdictOf(needed: readonly LookedUp[]): FilesVerdict {
  if (needed.some(({ found }) => isLost(found))) return 'incomplete';
  return needed.some(({ found }) => found.kind === 'notRead') ? 'unknown' : 'complete';
}

/** Whether a restore would miss it. */
export function isLost({ kind }: Found): boolean {
  return kind === 'missing' || kind === 'short' || kind === 'other';
}
