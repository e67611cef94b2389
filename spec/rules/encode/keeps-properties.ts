import { FIRST_VERSION_WITH_PROPERTIES } from '../../format/metadata.ts';
import { asPlain, textOf } from '../../model/comparison/plain.ts';
import { readMetadata } from '../../reading/read-metadata.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { said } from '../say.ts';
import { isWritten, reasonsToRefuse } from '../words/unwritable.ts';

/** Flink: `MetadataV4Serializer#serializeProperties`. */
export const keepsProperties = defineRule({
  id: 'encode/keeps-properties',
  question: 'encode',
  statement:
    'Checkpoint properties are written from metadata version 4 on, and the null reference where there are none. Version 3 has no place for them: it is written without, and nothing is refused.',
  matters:
    'From them a later restore learns whether the snapshot shares files with others, and so what it may delete.',
  origin: 'flink',
  since: '1.16',
  until: null,
  sources: ['MetadataV4Serializer#serializeProperties', 'MetadataV3Serializer#serialize'],
  covers: ['B10'],
  sides: ['kept', 'none', 'noPlace'],
  side({ request }, profile) {
    if (!isWritten(request, profile) || reasonsToRefuse(request).length > 0) return null;
    const { snapshot, metadataVersion } = request;
    if (metadataVersion >= FIRST_VERSION_WITH_PROPERTIES) {
      return snapshot.properties === null ? 'none' : 'kept';
    }
    return snapshot.properties === null ? null : 'noPlace';
  },
  judge({ request: { snapshot } }, answer, side, { format }) {
    if (answer.kind === 'refused') return broken('a file', said(answer));
    const read = readMetadata(answer.result.bytes, format);
    if (typeof read === 'string') return NOT_REACHED;
    const expected = textOf(asPlain(side === 'kept' ? snapshot.properties : null));
    const seen = textOf(read.snapshot['properties']);
    return expected === seen ? HELD : broken(`properties ${expected}`, `properties ${seen}`);
  },
});
