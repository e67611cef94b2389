import { FIRST_VERSION_WITH_MERGED_CHANNELS } from '../../format/metadata.ts';
import { defineRule } from '../rule.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import { hasMergedChannels, isWritten } from '../words/unwritable.ts';

/** Flink: `ChannelStateHandleSerializerV1#serialize`. */
export const refusesMergedChannelsBefore6 = defineRule({
  id: 'encode/refuses-merged-channels-before-6',
  question: 'encode',
  statement:
    'In-flight data in merged handles is written from metadata version 6 on. An older version refuses the snapshot: it neither drops the data nor takes the handles apart.',
  matters:
    'Merged handles hold records that were in flight. Leaving them out of a file for an older release would lose these records.',
  origin: 'flink',
  since: '2.1',
  until: null,
  sources: ['ChannelStateHandleSerializerV1#serialize', 'ChannelStateHandleSerializerV2#serialize'],
  covers: [],
  sides: ['refuses', 'writes'],
  side({ request }, profile) {
    if (!isWritten(request, profile) || !hasMergedChannels(request.snapshot)) return null;
    const { metadataVersion } = request;
    return metadataVersion < FIRST_VERSION_WITH_MERGED_CHANNELS ? 'refuses' : 'writes';
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('MERGED_CHANNEL_HANDLE_UNWRITABLE', answer)
      : mustNotRefuse('MERGED_CHANNEL_HANDLE_UNWRITABLE', answer, 'merged handles in the file'),
});
