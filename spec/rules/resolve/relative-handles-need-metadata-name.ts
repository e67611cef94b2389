import { hasRelativeHandles } from '../../model/relative-handles.ts';
import { defineRule } from '../rule.ts';
import { restoreTarget } from '../words/pointer.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** Flink: the deserialisation context of `MetadataV2V3SerializerBase`. */
export const relativeHandlesNeedMetadataName = defineRule({
  id: 'resolve/relative-handles-need-metadata-name',
  question: 'restore',
  statement:
    'A snapshot with handles relative to its directory loads only if that directory has a file `_metadata`, whichever file the pointer named. So a renamed metadata file loads by itself only if it has no such handle.',
  matters:
    'Renaming the metadata file of an ordinary savepoint makes it unreadable, although nothing else was changed.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'MetadataV2V3SerializerBase#deserializeStreamStateHandle',
    'MetadataV2V3SerializerBase.DeserializationContext#createExclusiveDirPath',
  ],
  covers: ['A14'],
  sides: ['refuses', 'besideMetadata', 'noRelativeHandles'],
  side({ request, snapshot }) {
    const target = restoreTarget(request);
    if (snapshot === null || target?.kind !== 'metadata') return null;
    if (target.hasMetadata) return hasRelativeHandles(snapshot) ? 'besideMetadata' : null;
    return hasRelativeHandles(snapshot) ? 'refuses' : 'noRelativeHandles';
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('RELATIVE_HANDLE_POINTER_UNRESOLVABLE', answer)
      : mustNotRefuse('RELATIVE_HANDLE_POINTER_UNRESOLVABLE', answer, 'handles that are read'),
});
