import { defineRule } from '../rule.ts';
import { restoreTarget } from '../words/pointer.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** Flink: `AbstractFsCheckpointStorageAccess#resolveCheckpointPointer`. */
export const looksForMetadataInDirectories = defineRule({
  id: 'resolve/looks-for-metadata-in-directories',
  question: 'restore',
  statement:
    'In a directory the metadata is the file `_metadata`, and no other. A directory without it is refused.',
  matters:
    'A directory that was copied in part, or a checkpoint that was never completed, has no metadata file and cannot be restored.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['AbstractFsCheckpointStorageAccess#resolveCheckpointPointer'],
  covers: ['A11', 'A12'],
  sides: ['refuses', 'allows'],
  side({ request }) {
    const target = restoreTarget(request);
    if (target?.kind === 'noMetadata') return 'refuses';
    return target?.kind === 'metadata' && !target.isNamed ? 'allows' : null;
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('METADATA_NOT_FOUND', answer)
      : mustNotRefuse('METADATA_NOT_FOUND', answer, 'the file _metadata that is there'),
});
