/** Properties as Flink writes them. */
import type { RawFlags, RawProperties } from '../../../spec/format/properties.ts';
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import type { CheckpointProperties } from '../../../spec/model/properties.ts';
import { UnwritableValue } from '../unwritable-value.ts';

/**
 * The canonical shape of properties.
 *
 * @throws UnwritableValue where they have no snapshot type, which files always hold
 */
export function toRaw(properties: CheckpointProperties | null): RawProperties {
  if (properties === null) return { kind: 'null' };
  const { type } = properties;
  if (type === null) throw new UnwritableValue('properties without a snapshot type');
  const flags = Object.fromEntries(
    PROPERTY_FLAGS.map((flag) => [flag, Number(properties[flag])]),
  ) as RawFlags;
  return { flags, ...type };
}
