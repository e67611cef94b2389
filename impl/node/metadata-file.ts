/** Which file a person means who names a savepoint. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableFile, withFiles } from './unreadable-file.ts';

/** The file at the root of a snapshot's directory. Flink: `AbstractFsCheckpointStorageAccess#METADATA_FILE_NAME`. */
const METADATA_FILE_NAME = '_metadata';

/** So many savepoints are named to who asked for the directory above them. */
const MOST_NAMED = 5;

/**
 * The metadata file of a path: the file itself, or that in a directory.
 *
 * @throws UnreadableFile where there is none
 */
export function metadataFileOf(path: string): string {
  if (!existsSync(path)) throw new UnreadableFile('there is no such file or directory');
  if (!withFiles(() => statSync(path)).isDirectory()) return path;
  const file = join(path, METADATA_FILE_NAME);
  if (existsSync(file)) return file;
  const below = withFiles(() => readdirSync(path)).filter((name) =>
    existsSync(join(path, name, METADATA_FILE_NAME)),
  );
  throw new UnreadableFile(`there is no ${METADATA_FILE_NAME} in this directory${hint(below)}`);
}

function hint(below: readonly string[]): string {
  if (below.length === 0) return '';
  const named = below.slice(0, MOST_NAMED).join(', ');
  const rest = below.length - MOST_NAMED;
  return `, but in those below it: ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
}
