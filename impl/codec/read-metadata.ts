/** Reads a whole `_metadata`, unit by unit. Flink: `Checkpoints#loadCheckpointMetadata`. */
import {
  HEADER_MAGIC,
  METADATA_VERSIONS,
  VERSION_NO_LONGER_SUPPORTED,
} from '../../spec/format/metadata.ts';
import type { RawProperties } from '../../spec/format/properties.ts';
import type { RawHead, RawOperator } from '../../spec/format/raw-snapshot.ts';
import type { Dialect, FormatBehaviour } from '../../spec/profiles/format-differences.ts';
import type { ByteSource } from './byte-source.ts';
import type { Read } from './compile-reader.ts';
import { hasProperties, readersOf } from './compiled-layout.ts';
import type { UnitReaders } from './compiled-layout.ts';
import { DEFAULT_MAX_DEPTH } from './reader.ts';
import type { Reader, ReaderOptions } from './reader.ts';
import type { Field } from './trace.ts';
import { UnitReader } from './unit-reader.ts';
import type { Unit } from './unit-reader.ts';

/** How a file is read. */
export interface ReadOptions {
  readonly behaviour: FormatBehaviour;
  /** How metadata version 3 is understood. */
  readonly dialect: Dialect;
  readonly pointer: ReaderOptions['pointer'];
  readonly maxDepth?: number;
  /** Is told of every field, in file order. */
  readonly onField?: (field: Field) => void;
}

/** Is given the units of a file, in file order. */
export interface MetadataSink {
  header(metadataVersion: number): void;
  head(unit: Unit<RawHead>): void;
  operator(unit: Unit<RawOperator>, index: number): void;
  properties(unit: Unit<RawProperties>): void;
}

const ignore = (): undefined => undefined;

/** Leaves all units alone: for those who ask what fields there are, or whether a file is read at all. */
export const NO_SINK: MetadataSink = Object.freeze({
  header: ignore,
  head: ignore,
  operator: ignore,
  properties: ignore,
});

/**
 * Reads the units of a source and gives them to the sink.
 *
 * @returns the offset after the last unit, in bytes; what follows is ignored by Flink
 * @throws DecodeRefusal where the release refuses the bytes
 */
export function readMetadata(source: ByteSource, options: ReadOptions, sink: MetadataSink): number {
  const { behaviour, dialect, pointer, maxDepth = DEFAULT_MAX_DEPTH, onField = null } = options;
  const units = new UnitReader(source, { behaviour, pointer, maxDepth }, onField);
  const version = units.read<number>(headerReader, () => headerReader).value;
  sink.header(version);
  const fast = readersOf(version, dialect, behaviour, false);
  const traced = (): UnitReaders => readersOf(version, dialect, behaviour, true);
  sink.head(units.read(fast.head, () => traced().head));
  const count = units.read<number>(operatorCount, () => operatorCount, ['operators']).value;
  for (let i = 0; i < count; i++) {
    const path = units.reportsFields ? ['operators', i] : [];
    sink.operator(readOperator(units, fast, traced, path, i), i);
  }
  if (hasProperties(version)) {
    sink.properties(units.read(fast.properties, () => traced().properties, ['properties']));
  }
  return units.offset;
}

function readOperator(
  units: UnitReader,
  fast: UnitReaders,
  traced: () => UnitReaders,
  path: (string | number)[],
  index: number,
): Unit<RawOperator> {
  return units.read(
    fast.operator,
    () => {
      if (path.length === 0) path.push('operators', index);
      return traced().operator;
    },
    path,
  );
}

const HEADER_FIELD_BYTES = 4;

/** Another file is refused by its magic number, even one that ends right after it. */
const headerReader: Read = (reader) => {
  reader.truncated = 'HEADER_TRUNCATED';
  const magic = headerField(reader, 'magic');
  if (magic !== HEADER_MAGIC) refuseHeader(reader, 'MAGIC_UNEXPECTED', 'magic');
  const version = headerField(reader, 'metadataVersion');
  reader.truncated = 'TRUNCATED';
  const { metadataVersions } = reader.options.behaviour;
  if (version === VERSION_NO_LONGER_SUPPORTED) {
    refuseHeader(reader, 'VERSION_NO_LONGER_SUPPORTED', 'metadataVersion');
  }
  if (
    !METADATA_VERSIONS.some((known) => known === version) ||
    !metadataVersions.includes(version)
  ) {
    refuseHeader(reader, 'VERSION_UNKNOWN', 'metadataVersion');
  }
  return version;
};

function headerField(reader: Reader, name: string): number {
  const start = reader.offset;
  reader.trace?.enterField(name, reader.position);
  const value = reader.i32();
  reader.trace?.leaf(start, reader.offset, 'i32', value);
  reader.trace?.leave();
  return value;
}

function refuseHeader(
  reader: Reader,
  code: 'MAGIC_UNEXPECTED' | 'VERSION_NO_LONGER_SUPPORTED' | 'VERSION_UNKNOWN',
  field: string,
): never {
  const start = reader.position - HEADER_FIELD_BYTES;
  reader.trace?.enterField(field, start);
  return reader.refuse(code, start);
}

const operatorCount: Read = (reader) => {
  const start = reader.position;
  const count = reader.i32();
  reader.trace?.leaf(reader.base + start, reader.offset, 'i32', count, '.length');
  if (count < 0) reader.refuse('OPERATOR_COUNT_NEGATIVE', start);
  return count;
};
