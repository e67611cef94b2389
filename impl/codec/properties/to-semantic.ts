/** What properties mean to Flink once they have been read. */
import { CHECKPOINT_TYPE, SAVEPOINT_TYPE } from '../../../spec/format/java-classes.ts';
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import type { CheckpointProperties, SnapshotType } from '../../../spec/model/properties.ts';
import type { RawFlags, RawProperties } from '../../../spec/format/properties.ts';
import type { JavaObject } from './java-value.ts';
import { parseProperties } from './parse-properties.ts';

/**
 * The properties, `null` where the stream holds the null reference. Fields that the stream does not
 * have are false; a snapshot type of which a part is missing is `null`.
 * Flink: `MetadataV4Serializer#deserializeProperties`.
 */
export function toSemantic(value: RawProperties): CheckpointProperties | null {
  if (value.kind === 'null') return null;
  if (value.kind === 'raw') return semanticOfStream(value.bytes);
  const { flags, ...type } = value;
  return semanticOf(flags, type);
}

function semanticOf(flags: Partial<RawFlags>, type: SnapshotType | null): CheckpointProperties {
  const truths = PROPERTY_FLAGS.map((flag) => [flag, (flags[flag] ?? 0) !== 0]);
  return { type, ...(Object.fromEntries(truths) as Omit<CheckpointProperties, 'type'>) };
}

function semanticOfStream(bytes: Uint8Array): CheckpointProperties | null {
  const parsed = parseProperties(bytes, 0, bytes.length);
  if (!parsed.ok || parsed.object === null) return null;
  const { fields } = parsed.object;
  const flags = Object.fromEntries(fields) as Partial<RawFlags>;
  const type = fields.get('checkpointType');
  const isObject = typeof type === 'object' && type !== null && 'fields' in type;
  return semanticOf(flags, isObject ? snapshotTypeOf(type) : null);
}

const KINDS = { [CHECKPOINT_TYPE.name]: 'checkpoint', [SAVEPOINT_TYPE.name]: 'savepoint' };

function snapshotTypeOf(object: JavaObject): SnapshotType | null {
  const javaClass = object.className === CHECKPOINT_TYPE.name ? CHECKPOINT_TYPE : SAVEPOINT_TYPE;
  const texts = javaClass.fields.map(({ name }) => [name, textOf(object, name)]);
  if (texts.some(([, text]) => text === null)) return null;
  // The class's fields are the properties of the type, and their values were checked against it.
  const type: unknown = { kind: KINDS[object.className], ...Object.fromEntries(texts) };
  return type as SnapshotType;
}

/** The text of a string or the name of an enum constant. */
function textOf(object: JavaObject, field: string): string | null {
  const value = object.fields.get(field);
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'string') return value.text;
  return value.kind === 'enum' ? value.constant : null;
}
