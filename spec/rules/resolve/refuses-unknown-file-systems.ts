import { defineRule } from '../rule.ts';
import { restoreTarget } from '../words/pointer.ts';
import type { PointerTarget } from '../words/pointer.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** What is looked for in a file system. */
const LOOKED_UP: ReadonlySet<PointerTarget['kind']> = new Set([
  'nothing',
  'noMetadata',
  'metadata',
]);

/** Flink: `FileSystem#get`, called by `AbstractFsCheckpointStorageAccess#resolveCheckpointPointer`. */
export const refusesUnknownFileSystems = defineRule({
  id: 'resolve/refuses-unknown-file-systems',
  question: 'restore',
  statement:
    'A pointer whose scheme belongs to no file system is refused, and so is a local file on a named host. Without a scheme, or with `file`, the local file system is meant.',
  matters:
    'This is what a missing file system plugin, such as that of S3, looks like, or a host name that slipped into a `file://` URI.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'AbstractFsCheckpointStorageAccess#resolveCheckpointPointer',
    'FileSystem#getUnguardedFileSystem',
  ],
  covers: ['A9'],
  sides: ['refuses', 'allows'],
  side({ request }) {
    const target = restoreTarget(request);
    if (target === null) return null;
    if (target.kind === 'noFileSystem') return 'refuses';
    return LOOKED_UP.has(target.kind) ? 'allows' : null;
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('FILE_SYSTEM_UNAVAILABLE', answer)
      : mustNotRefuse('FILE_SYSTEM_UNAVAILABLE', answer, 'the local file system'),
});
