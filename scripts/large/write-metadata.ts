/** Writes a `_metadata` of any size, operator by operator. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { HEADER_MAGIC } from '../../spec/format/metadata.ts';
import type {
  RawOperator,
  RawRunningSubtask,
  RawStreamHandle,
} from '../../spec/format/raw-snapshot.ts';
import { writersOf } from '../../impl/codec/compiled-layout.ts';
import { Writer } from '../../impl/codec/writer.ts';

const VERSION = 6;
const SUBTASKS = 32;
const KEY_GROUPS_OF_A_SUBTASK = 128 / SUBTASKS;

/** So much state of a subtask lies in the metadata itself: just below Flink's default threshold. */
const INLINE_BYTES = 16 * 1024;

/** What was written. */
export interface LargeMetadata {
  readonly bytes: number;
  readonly operators: number;
}

/** Writes a file of at least so many bytes. */
export function writeLargeMetadata(path: string, atLeastBytes: number): LargeMetadata {
  const write = writersOf(VERSION, 'std');
  const writer = new Writer();
  write.operator(writer, largeOperator(0));
  const operators = Math.ceil(atLeastBytes / writer.position);
  const descriptor = openSync(path, 'w');
  let bytes = 0;
  const flush = (): void => {
    bytes += writeSync(descriptor, writer.written());
    writer.clear();
  };
  writer.clear();
  writer.i32(HEADER_MAGIC);
  writer.i32(VERSION);
  write.head(writer, { checkpointId: 1n, masterStates: [] });
  writer.i32(operators);
  for (let index = 0; index < operators; index++) {
    flush();
    write.operator(writer, largeOperator(index));
  }
  write.properties(writer, { kind: 'null' });
  flush();
  closeSync(descriptor);
  return { bytes, operators };
}

/** About half of it is inline state; the other half are names, offsets and files. */
function largeOperator(index: number): RawOperator {
  const id = index.toString(16).padStart(32, '0');
  return {
    name: `operator ${index}`,
    uid: `uid-${index}`,
    operatorId: id,
    parallelism: SUBTASKS,
    maxParallelism: 128,
    coordinatorState: inline('coordinator', 64),
    subtasks: Array.from({ length: SUBTASKS }, (_, subtask) => largeSubtask(id, subtask)),
  };
}

function largeSubtask(id: string, index: number): RawRunningSubtask {
  const range = { start: index * KEY_GROUPS_OF_A_SUBTASK, count: KEY_GROUPS_OF_A_SUBTASK };
  return {
    index,
    managedOperatorState: {
      kind: 'partitionable',
      states: Array.from({ length: 8 }, (_, state) => ({
        name: `state-${state}`,
        mode: state % 3,
        offsets: BigInt64Array.from({ length: 64 }, (_value, i) => BigInt(i) * 1_000_003n),
      })),
      delegate: inline(`${id}-${index}`, INLINE_BYTES),
    },
    rawOperatorState: null,
    managedKeyedState: {
      kind: 'incrementalV2',
      checkpointId: 1n,
      backendId: '2b7bd0a2-0b9e-4b8d-9d5f-6f6b7c1c5a10',
      range,
      checkpointedSize: 1n << 40n,
      meta: { kind: 'relativeFile', relativePath: `${id}-meta`, size: 100n },
      shared: Array.from({ length: 100 }, (_, file) => ({
        localPath: `${file.toString().padStart(6, '0')}.sst`,
        handle: { kind: 'file', size: 67_108_864n, path: `s3://bucket/job/shared/${id}-${file}` },
      })),
      private: [],
      stateHandleId: `${id}-${index}`,
    },
    rawKeyedState: null,
    inputChannelState: [],
    resultSubpartitionState: [],
  };
}

function inline(handleName: string, bytes: number): RawStreamHandle {
  return { kind: 'bytes', handleName, data: Buffer.alloc(bytes, handleName) };
}
