/** What `files --json` prints: one object a snapshot, as `files.schema.json` describes it. */
import { isMovable } from '../../../impl/references/snapshot-files.ts';
import type { Dependent } from '../../../impl/references/snapshot-files.ts';
import { unseenJson } from '../look-behind.ts';
import type { LookedUp, Read } from './read-files.ts';
import { verdictOf } from './verdict.ts';

/** Of `files.schema.json`. */
const schemaVersion = 1;

/** The object of a path. */
export function filesJson(read: Read, dependents: readonly Dependent[]): object {
  if (read.kind !== 'read') return { schemaVersion, ...unseenJson(read) };
  const { name: path, directory, needed } = read.snapshot;
  return {
    schemaVersion,
    path,
    verdict: verdictOf(needed),
    directory,
    movable: isMovable(needed),
    files: needed.map(fileJson),
    neededBy: dependents.map(({ name, files }) => ({ path: name, files })),
  };
}

function fileJson({ found, neededBytes, firstField, ...rest }: LookedUp): object {
  const { kind, path, isInside, isRelative, references } = rest;
  return {
    kind,
    path,
    found: found.kind,
    ...(found.kind === 'short' ? { sizeBytes: found.sizeBytes } : {}),
    ...(found.kind === 'notRead' ? { why: found.why } : {}),
    neededBytes: neededBytes.toString(),
    relative: isRelative,
    inside: isInside,
    references,
    field: firstField,
  };
}
