/** The first bytes of a metadata file. Flink: `Checkpoints#loadCheckpointMetadata`. */
import type { DecodeRequest } from '../../model/request.ts';

const VERSION_OFFSET = 4;
const CHECKPOINT_ID_OFFSET = 8;

/** What stands at the start of a file; `undefined` for what the file is too short for. */
export interface Header {
  readonly magic: number | undefined;
  readonly version: number | undefined;
  /** Every metadata version starts with it. */
  readonly checkpointId: bigint | undefined;
}

/** The bytes that are to be decoded. */
export function metadataBytes({ files, metadata }: DecodeRequest): Uint8Array {
  const file = files.find(({ path }) => path === metadata);
  if (file === undefined) throw new Error(`the case has no file ${metadata}`);
  return file.bytes;
}

/** The header, all of it big-endian. */
export function headerOf(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const intAt = (offset: number) =>
    offset + 4 <= bytes.length ? view.getInt32(offset) : undefined;
  return {
    magic: intAt(0),
    version: intAt(VERSION_OFFSET),
    checkpointId:
      CHECKPOINT_ID_OFFSET + 8 <= bytes.length ? view.getBigInt64(CHECKPOINT_ID_OFFSET) : undefined,
  };
}
