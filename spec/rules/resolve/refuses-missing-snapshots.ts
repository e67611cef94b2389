import { defineRule } from '../rule.ts';
import { restoreTarget } from '../words/pointer.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** Flink: `AbstractFsCheckpointStorageAccess#resolveCheckpointPointer`. */
export const refusesMissingSnapshots = defineRule({
  id: 'resolve/refuses-missing-snapshots',
  question: 'restore',
  statement:
    'A pointer to a place where there is neither a file nor a directory is refused. A directory on the way that does not exist does not matter where the path leaves it again with "..".',
  matters:
    'A wrong path is told before anything happens. Were it taken for no savepoint at all, the job would start empty.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['AbstractFsCheckpointStorageAccess#resolveCheckpointPointer'],
  covers: ['A10', 'A13'],
  sides: ['refuses', 'allows'],
  side({ request }) {
    const target = restoreTarget(request);
    if (target?.kind === 'nothing') return 'refuses';
    return target?.kind === 'metadata' || target?.kind === 'noMetadata' ? 'allows' : null;
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('SNAPSHOT_NOT_FOUND', answer)
      : mustNotRefuse('SNAPSHOT_NOT_FOUND', answer, 'the file or directory that is there'),
});
