/**
 * The checkpoint properties as the file holds them: one complete Java object stream at the end of
 * metadata version 4 and later.
 * Flink: `MetadataV4Serializer#serializeProperties`, `CheckpointProperties`.
 */
import type { PROPERTY_FLAGS, SnapshotType } from '../model/properties.ts';

/** What byte-exact re-encoding needs of the properties. */
export type RawProperties =
  RawNullProperties | RawCheckpointProperties | RawSavepointProperties | RawUnusualProperties;

/** No properties: the stream holds the null reference. The State Processor API writes it. */
export interface RawNullProperties {
  readonly kind: 'null';
}

/** The flags' bytes, 0 to 255: 0 is false, anything else is true, and Flink writes 1 for it. */
export type RawFlags = Readonly<Record<(typeof PROPERTY_FLAGS)[number], number>>;

type Checkpoint = Extract<SnapshotType, { kind: 'checkpoint' }>;
type Savepoint = Extract<SnapshotType, { kind: 'savepoint' }>;

/** Properties whose type is a `CheckpointType`, in the very shape that Flink writes. */
export interface RawCheckpointProperties {
  readonly kind: 'checkpoint';
  readonly flags: RawFlags;
  /** UTF-16 code units, at most 65,535 bytes in modified UTF-8. */
  readonly name: string;
  readonly sharingFilesStrategy: Checkpoint['sharingFilesStrategy'];
}

/** Properties whose type is a `SavepointType`, in the very shape that Flink writes. */
export interface RawSavepointProperties {
  readonly kind: 'savepoint';
  readonly flags: RawFlags;
  readonly formatType: Savepoint['formatType'];
  /** UTF-16 code units, at most 65,535 bytes in modified UTF-8. */
  readonly name: string;
  readonly postCheckpointAction: Savepoint['postCheckpointAction'];
}

/**
 * A stream that Flink's `ObjectInputStream` accepts though no Flink writes it: other fields, back
 * references where there are none, strings that are not canonical, and so on.
 */
export interface RawUnusualProperties {
  readonly kind: 'raw';
  /** The whole stream, its header included, up to where `ObjectInputStream` stops. */
  readonly bytes: Uint8Array;
}
