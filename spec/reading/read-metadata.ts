/**
 * A second reader of `_metadata`, for judging bytes that an adapter wrote. It is made from the
 * descriptions in `spec/format`, as the codec of the reference implementation is, and shares nothing
 * else with it: what one of them has wrong does not hide behind the other.
 */
import { FIRST_VERSION_WITH_PROPERTIES, head, HEADER_MAGIC, operator } from '../format/metadata.ts';
import { isFields } from '../model/comparison/plain.ts';
import type { Plain, PlainFields } from '../model/comparison/plain.ts';
import type { FormatBehaviour } from '../profiles/format-differences.ts';
import { ByteReader, Unreadable } from './byte-reader.ts';
import { operatorInTheModel, propertiesInTheModel } from './in-the-model.ts';
import type { JavaObject } from './java-object.ts';
import { NodeReader } from './read-node.ts';

/** What a file holds. */
export interface ReadMetadata {
  readonly metadataVersion: number;
  /**
   * The fields of a `Snapshot`, as the file holds them: no path where a handle is relative, and no
   * handle ID and no size where the release writes none.
   */
  readonly snapshot: PlainFields;
}

/**
 * Reads a whole file as a release does; why it cannot, in words, where it cannot. Never throws for
 * any bytes.
 */
export function readMetadata(bytes: Uint8Array, format: FormatBehaviour): ReadMetadata | string {
  try {
    return readAll(new ByteReader(bytes), format);
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

function readAll(from: ByteReader, format: FormatBehaviour): ReadMetadata {
  if (from.i32() !== HEADER_MAGIC) throw new Unreadable('no magic number of a savepoint');
  const metadataVersion = from.i32();
  if (!format.metadataVersions.includes(metadataVersion)) {
    throw new Unreadable(`metadata version ${metadataVersion}, which the release does not read`);
  }
  const reader = new NodeReader(from, { metadataVersion, format });
  const start = reader.read(head) as PlainFields;
  const operators = reader.read({ type: 'list', item: operator, negative: 'none' }) as Plain[];
  const hasProperties = metadataVersion >= FIRST_VERSION_WITH_PROPERTIES;
  const properties = hasProperties ? (reader.read('properties') as JavaObject | null) : null;
  if (from.left > 0) throw new Unreadable(`${from.left} bytes after the end`);
  return {
    metadataVersion,
    snapshot: {
      ...start,
      operators: operators.filter(isFields).map(operatorInTheModel),
      properties: propertiesInTheModel(properties),
    },
  };
}
