import { HEADER_MAGIC } from '../../format/metadata.ts';
import { defineRule } from '../rule.ts';
import { headerOf, metadataBytes } from '../words/header.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** Flink: `MetadataV2V3SerializerBase#deserializeMetadata`. */
export const refusesNegativeCheckpointIds = defineRule({
  id: 'decode/refuses-negative-checkpoint-ids',
  question: 'decode',
  statement: 'A checkpoint ID below 0 is refused. 0 is an ID, and so is 2^63 - 1.',
  matters:
    'Later checkpoints are numbered from this ID on. A tool that lets a negative one through hands Flink a file that it will not load.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['MetadataV2V3SerializerBase#deserializeMetadata'],
  covers: ['B4'],
  sides: ['refuses', 'zero', 'allows'],
  side({ request }, { format }) {
    const { magic, version, checkpointId } = headerOf(metadataBytes(request));
    if (magic !== HEADER_MAGIC || version === undefined || checkpointId === undefined) return null;
    if (!format.metadataVersions.includes(version)) return null;
    if (checkpointId < 0n) return 'refuses';
    return checkpointId === 0n ? 'zero' : 'allows';
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('CHECKPOINT_ID_NEGATIVE', answer)
      : mustNotRefuse('CHECKPOINT_ID_NEGATIVE', answer, 'a checkpoint ID that is read'),
});
