/** What `files --json` prints: one object a snapshot, as `files.schema.json` describes it. */
import { isMovable } from '../../../impl/references/snapshot-files.ts';
import type { Dependent } from '../../../impl/references/snapshot-files.ts';
import { refusalJson } from '../inspect/json.ts';
import type { LookedUp, Read } from './read-files.ts';
import { verdictOf } from './verdict.ts';

/** Of `files.schema.json`. */
const schemaVersion = 1;

/** The object of a path. */
export function filesJson(read: Read, dependents: readonly Dependent[]): object {
  switch (read.kind) {
    case 'error':
      return { schemaVersion, path: read.name, verdict: 'error', error: read.why };
    case 'refused': {
      const refusal = refusalJson(read.refused.refusal);
      return { schemaVersion, path: read.name, verdict: 'refused', refusal };
    }
    case 'read': {
      const { name, directory, needed } = read.snapshot;
      return {
        schemaVersion,
        path: name,
        verdict: verdictOf(needed),
        directory,
        movable: isMovable(needed),
        files: needed.map(fileJson),
        neededBy: dependents.map(({ name: path, files }) => ({ path, files })),
      };
    }
  }
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
