/** The fields of a whole file, for those who change bytes by what they are. */
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { memorySource } from './byte-source.ts';
import { NO_SINK, readMetadata } from './read-metadata.ts';
import type { Field } from './trace.ts';

/**
 * Every field of bytes that decode, in file order. The pointer counts as resolvable.
 *
 * @param dialect how metadata version 3 is understood
 * @throws DecodeRefusal where the release refuses the bytes
 */
export function fieldsOf(bytes: Uint8Array, { format }: Profile, dialect: Dialect): Field[] {
  const fields: Field[] = [];
  readMetadata(
    memorySource(bytes),
    {
      behaviour: format,
      dialect,
      pointer: 'resolvable',
      onField: (field) => fields.push(field),
    },
    NO_SINK,
  );
  return fields;
}
