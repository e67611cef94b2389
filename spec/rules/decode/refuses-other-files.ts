import { HEADER_MAGIC } from '../../format/metadata.ts';
import { defineRule } from '../rule.ts';
import { headerOf, metadataBytes } from '../words/header.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** Flink: `Checkpoints#loadCheckpointMetadata`. */
export const refusesOtherFiles = defineRule({
  id: 'decode/refuses-other-files',
  question: 'decode',
  statement:
    'A file that does not start with the magic number 0x4960672D is refused as no savepoint, whatever follows.',
  matters:
    'A pointer to the wrong file, such as a log or a savepoint of Flink 1.0, is told at once, and is not taken for a damaged savepoint.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadCheckpointMetadata'],
  covers: ['B2'],
  sides: ['refuses', 'allows'],
  side({ request }) {
    const { magic } = headerOf(metadataBytes(request));
    if (magic === undefined) return null;
    return magic === HEADER_MAGIC ? 'allows' : 'refuses';
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('MAGIC_UNEXPECTED', answer)
      : mustNotRefuse('MAGIC_UNEXPECTED', answer, 'the magic number of a savepoint'),
});
