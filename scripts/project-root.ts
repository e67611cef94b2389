/** The checkout's directory, whether a script runs from its source or from `dist`. */
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Absolute. */
export const PROJECT_ROOT = join(HERE, HERE.includes(`${sep}dist${sep}`) ? '../..' : '..');
