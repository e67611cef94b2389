import type { RestoreCase } from '../../model/case.ts';
import { PROPERTY_FLAGS } from '../../model/properties.ts';
import type { CheckpointProperties, SnapshotType } from '../../model/properties.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { addedTo } from '../words/stored.ts';

/** Flink: `CompletedCheckpoint#getRestoredProperties`. */
export const keepsPropertiesOfMetadata = defineRule({
  id: 'register/keeps-properties-of-metadata',
  question: 'restore',
  statement:
    'The properties with which the snapshot was created are kept beside those that the claim mode gives it. Metadata before version 4 has none.',
  matters:
    "In CLAIM mode these say whether the snapshot's files may be deleted while newer checkpoints use them.",
  origin: 'flink',
  since: '1.16',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint', 'CompletedCheckpoint#getRestoredProperties'],
  covers: ['B10'],
  sides: ['carried', 'none'],
  side({ snapshot }) {
    if (snapshot === null) return null;
    return snapshot.properties === null ? 'none' : 'carried';
  },
  judge: judgeProperties,
});

function judgeProperties(subject: RestoreCase, answer: JudgedAnswer<'restore'>): RuleVerdict {
  const added = addedTo(subject, answer);
  if (added === null) return NOT_REACHED;
  const expected = propertiesText(subject.snapshot!.properties);
  const seen = propertiesText(added.restoredProperties);
  return seen === expected ? HELD : broken(`restored properties: ${expected}`, seen);
}

function propertiesText(properties: CheckpointProperties | null): string {
  if (properties === null) return 'none';
  const flags = PROPERTY_FLAGS.filter((flag) => properties[flag]);
  return [typeText(properties.type), ...flags].join(', ');
}

function typeText(type: SnapshotType | null): string {
  if (type === null) return 'no type';
  const rest =
    type.kind === 'checkpoint'
      ? type.sharingFilesStrategy
      : `${type.formatType}, ${type.postCheckpointAction}`;
  return `${type.name} (${type.kind}, ${rest})`;
}
