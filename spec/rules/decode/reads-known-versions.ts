import { HEADER_MAGIC, VERSION_NO_LONGER_SUPPORTED } from '../../format/metadata.ts';
import { defineRule } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { headerOf, metadataBytes } from '../words/header.ts';
import { isRefusedWith, mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** Flink: `MetadataSerializers#getSerializer`, `MetadataV1Serializer`. */
export const readsKnownVersions = defineRule({
  id: 'decode/reads-known-versions',
  question: 'decode',
  statement:
    'A release reads the metadata versions of the releases up to it, from version 2 on. Version 1 is refused as no longer supported, every other version, such as that of a later release, as unknown.',
  matters:
    'An upgrade can read what the older release wrote, but a downgrade may not read what the newer one wrote: that decides whether an upgrade can be taken back.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['MetadataSerializers#getSerializer', 'MetadataV1Serializer#deserialize'],
  covers: ['B3'],
  sides: ['reads', 'noLongerReads', 'doesNotKnow'],
  side({ request }, { format }) {
    const { magic, version } = headerOf(metadataBytes(request));
    if (magic !== HEADER_MAGIC || version === undefined) return null;
    if (format.metadataVersions.includes(version)) return 'reads';
    return version === VERSION_NO_LONGER_SUPPORTED ? 'noLongerReads' : 'doesNotKnow';
  },
  judge(_subject, answer, side) {
    if (side === 'noLongerReads') return mustRefuse('VERSION_NO_LONGER_SUPPORTED', answer);
    return side === 'doesNotKnow' ? mustRefuse('VERSION_UNKNOWN', answer) : judgeKnown(answer);
  },
});

function judgeKnown(answer: JudgedAnswer<'decode'>): RuleVerdict {
  const code = isRefusedWith('VERSION_UNKNOWN', answer)
    ? 'VERSION_UNKNOWN'
    : 'VERSION_NO_LONGER_SUPPORTED';
  return mustNotRefuse(code, answer, 'a metadata version that is read');
}
