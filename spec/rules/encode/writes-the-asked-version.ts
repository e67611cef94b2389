import { HEADER_MAGIC } from '../../format/metadata.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { headerOf } from '../words/header.ts';
import { isWritten } from '../words/unwritable.ts';

/** Flink: `Checkpoints#storeCheckpointMetadata`. */
export const writesTheAskedVersion = defineRule({
  id: 'encode/writes-the-asked-version',
  question: 'encode',
  statement:
    'A file starts with the magic number and the metadata version that was asked for: the one that the release writes by itself, or an older one that it still writes.',
  matters:
    'Another release reads the file only if it knows this version. A tool that writes a savepoint for an older cluster has to be able to ask for it.',
  origin: 'flink',
  since: '1.16',
  until: null,
  sources: ['Checkpoints#storeCheckpointMetadata', 'MetadataSerializer#getVersion'],
  covers: ['B3'],
  sides: ['ownVersion', 'olderVersion'],
  side({ request }, profile) {
    if (!isWritten(request, profile)) return null;
    return request.metadataVersion === profile.format.writes ? 'ownVersion' : 'olderVersion';
  },
  judge({ request: { metadataVersion } }, answer) {
    if (answer.kind === 'refused') return NOT_REACHED;
    const { magic, version } = headerOf(answer.result.bytes);
    if (magic === HEADER_MAGIC && version === metadataVersion) return HELD;
    return broken(
      `magic number ${HEADER_MAGIC}, version ${metadataVersion}`,
      `magic number ${magic ?? 'missing'}, version ${version ?? 'missing'}`,
    );
  },
});
