/** What properties mean to Flink once they have been read. */
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import type { CheckpointProperties, SnapshotType } from '../../../spec/model/properties.ts';
import type { RawFlags, RawProperties } from '../../../spec/format/properties.ts';

/**
 * The properties, `null` where the stream holds the null reference.
 * Flink: `MetadataV4Serializer#deserializeProperties`.
 */
export function toSemantic(value: RawProperties): CheckpointProperties | null {
  if (value.kind === 'null' || value.kind === 'raw') return null;
  const { flags, ...type } = value;
  return semanticOf(flags, type);
}

function semanticOf(flags: RawFlags, type: SnapshotType | null): CheckpointProperties {
  const truths = Object.fromEntries(PROPERTY_FLAGS.map((flag) => [flag, flags[flag] !== 0]));
  return { type, ...(truths as Omit<CheckpointProperties, 'type'>) };
}
