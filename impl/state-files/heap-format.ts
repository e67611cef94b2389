/** The format of the heap's own snapshots. Flink: `HeapRestoreOperation`, `HeapSnapshotStrategy`. */
import type { KeyGroupRange } from '../../spec/model/handles.ts';
import {
  BACKEND_STATE_TYPES,
  NAMESPACE_SERIALIZER,
  VALUE_SERIALIZER,
} from '../../spec/state-files/headers.ts';
import type { KeyedHeader, StateMeta } from '../../spec/state-files/headers.ts';
import type { SerializerSnapshot } from '../../spec/state-files/serializers.ts';
import type { Writer } from '../codec/writer.ts';
import { ByteReader } from './byte-reader.ts';
import { startOf } from './full-format.ts';
import { serializerOf } from './headers.ts';
import { uncompressed } from './snappy.ts';
import { takeValue } from './values.ts';
import { writeKeyGroups } from './write-key-groups.ts';
import type { WrittenKeyGroups } from './write-key-groups.ts';

/** An entry of a table: what a job put under a key and a namespace. */
export interface HeapEntry {
  readonly namespace: Uint8Array;
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** What a key group holds of one state; a queue's elements stand alone. */
export type HeapState = { readonly stateId: number } & (
  | { readonly kind: 'table'; readonly entries: readonly HeapEntry[] }
  | { readonly kind: 'queue'; readonly elements: readonly Uint8Array[] }
);

/** The content of a key group. */
export interface HeapKeyGroup {
  /** One for each state of the header. */
  readonly states: readonly HeapState[];
  /** Where it ends in the file, in bytes; of a compressed one that is not looked for. */
  readonly end: number | null;
}

/**
 * Reads a key group.
 *
 * @param offset its own, from the handle
 * @param limit where reading stops at the latest where it is compressed
 * @throws BrokenStateFile also where another key group is there
 * @throws NotUnderstood where a serializer's values cannot be walked over
 */
export function readHeapKeyGroup(
  bytes: Uint8Array,
  keyGroup: number,
  offset: bigint,
  limit: number,
  header: KeyedHeader,
): HeapKeyGroup {
  const raw = new ByteReader(
    bytes,
    startOf(bytes, offset),
    header.compressed ? limit : bytes.length,
  );
  const at = raw.position;
  const written = raw.within('keyGroup', () => raw.i32());
  if (written !== keyGroup) raw.refuse(`key group ${written} in the place of ${keyGroup}`, at);
  if (!header.compressed) {
    const states = readStates(raw, header);
    return { states, end: raw.position };
  }
  return { states: readStates(new ByteReader(uncompressed(raw)), header), end: null };
}

function readStates(reader: ByteReader, header: KeyedHeader): HeapState[] {
  return header.states.map(() => {
    const at = reader.position;
    const stateId = reader.within('state', () => reader.i16());
    const meta = header.states[stateId];
    if (meta === undefined) return reader.refuse(`no state has the number ${stateId}`, at);
    return readState(reader, stateId, meta, header.keySerializer.snapshot);
  });
}

function readState(
  reader: ByteReader,
  stateId: number,
  meta: StateMeta,
  keySerializer: SerializerSnapshot,
): HeapState {
  const count = reader.within('count', () => reader.count('i32'));
  const valueSerializer = needed(meta, VALUE_SERIALIZER, reader);
  const each = <T>(read: () => T): T[] => Array.from({ length: count }, read);
  if (BACKEND_STATE_TYPES[meta.type] === 'PRIORITY_QUEUE') {
    const elements = each(() => reader.within('element', () => takeValue(valueSerializer, reader)));
    return { stateId, kind: 'queue', elements };
  }
  const namespaceSerializer = needed(meta, NAMESPACE_SERIALIZER, reader);
  const entries = each(() => ({
    namespace: reader.within('namespace', () => takeValue(namespaceSerializer, reader)),
    key: reader.within('key', () => takeValue(keySerializer, reader)),
    value: reader.within('value', () => takeValue(valueSerializer, reader)),
  }));
  return { stateId, kind: 'table', entries };
}

function needed(meta: StateMeta, role: string, reader: ByteReader): SerializerSnapshot {
  return serializerOf(meta, role) ?? reader.refuse(`a state without ${role}`);
}

/**
 * Writes keyed state, compressed if its header says so, each state of a key group as a part of its own.
 *
 * @param statesOf what a key group holds, one for each state of the header, in its order
 */
export function writeHeapFormat(
  header: KeyedHeader,
  range: KeyGroupRange,
  statesOf: (keyGroup: number) => readonly HeapState[],
): WrittenKeyGroups {
  return writeKeyGroups(header, range, (keyGroup, writer, addPart) => {
    const offset = BigInt(writer.position);
    writer.i32(keyGroup);
    for (const state of statesOf(keyGroup)) addPart((part) => writeState(state, part));
    return offset;
  });
}

function writeState(state: HeapState, writer: Writer): void {
  writer.i16(state.stateId);
  if (state.kind === 'queue') {
    writer.i32(state.elements.length);
    for (const element of state.elements) writer.raw(element);
    return;
  }
  writer.i32(state.entries.length);
  for (const { namespace, key, value } of state.entries) {
    for (const part of [namespace, key, value]) writer.raw(part);
  }
}
