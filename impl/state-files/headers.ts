/** The headers of state files, as objects and as bytes. */
import type { KeyedStateKind } from '../../spec/model/backend.ts';
import {
  BACKEND_STATE_TYPES,
  KEYED_HEADER,
  KEYED_HEADER_VERSION,
  KEYED_STATE_TYPE,
  KINDS_BY_TYPE,
  OPERATOR_HEADER,
  OPERATOR_HEADER_VERSIONS,
  SERIALIZER_PROXY_VERSION,
} from '../../spec/state-files/headers.ts';
import type {
  KeyedHeader,
  OperatorHeader,
  ProxiedSerializer,
  StateMeta,
} from '../../spec/state-files/headers.ts';
import type { StructLayout } from '../../spec/state-files/layout.ts';
import type { SerializerSnapshot } from '../../spec/state-files/serializers.ts';
import { Writer } from '../codec/writer.ts';
import { textToString } from '../codec/modified-utf8.ts';
import type { ByteReader } from './byte-reader.ts';
import { NotUnderstood } from './problems.ts';
import { readStruct } from './read-layout.ts';
import { writeLayout } from './write-layout.ts';

/** What was read of a header. */
export interface HeaderRead<H> {
  /** All of it where nothing stopped the reading, or else the fields before that. */
  readonly header: Partial<H>;
  /** Where it ends, in bytes; `null` where something stopped the reading. */
  readonly end: number | null;
  readonly stopped: NotUnderstood | null;
}

/**
 * Reads the header of keyed state.
 *
 * @throws BrokenStateFile
 */
export function readKeyedHeader(reader: ByteReader): HeaderRead<KeyedHeader> {
  return readHeader<KeyedHeader>(KEYED_HEADER, [KEYED_HEADER_VERSION], reader);
}

/**
 * Reads the header of operator state.
 *
 * @throws BrokenStateFile
 */
export function readOperatorHeader(reader: ByteReader): HeaderRead<OperatorHeader> {
  return readHeader<OperatorHeader>(OPERATOR_HEADER, OPERATOR_HEADER_VERSIONS, reader);
}

function readHeader<H>(
  layout: StructLayout,
  versions: readonly number[],
  reader: ByteReader,
): HeaderRead<H> {
  const start = reader.position;
  const version = reader.within('version', () => reader.i32());
  if (!versions.includes(version))
    reader.within('version', () => reader.refuse(`version ${version}`, start));
  reader.position = start;
  const header: Record<string, unknown> = {};
  try {
    readStruct(layout, reader, header);
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    return { header: header as Partial<H>, end: null, stopped: error };
  }
  checkStates(header, reader);
  return { header: header as Partial<H>, end: reader.position, stopped: null };
}

/** Java throws at an ordinal that no type has, and at another version around a serializer. */
function checkStates(header: Record<string, unknown>, reader: ByteReader): void {
  const states = Object.values(header).filter(Array.isArray).flat() as readonly StateMeta[];
  for (const { name, type, serializers } of states) {
    if (BACKEND_STATE_TYPES[type] === undefined)
      reader.refuse(`state ${textToString(name)} of type ${type}`);
    for (const { serializer } of serializers) checkProxy(serializer, reader);
  }
  const key = header['keySerializer'] as ProxiedSerializer | undefined;
  if (key !== undefined) checkProxy(key, reader);
}

function checkProxy({ proxyVersion }: ProxiedSerializer, reader: ByteReader): void {
  if (proxyVersion !== SERIALIZER_PROXY_VERSION)
    reader.refuse(`a serializer's snapshot in version ${proxyVersion}`);
}

/** The bytes of a header of keyed state. */
export function writeKeyedHeader(header: KeyedHeader): Uint8Array {
  return written(KEYED_HEADER, header);
}

/** The bytes of a header of operator state. */
export function writeOperatorHeader(header: OperatorHeader): Uint8Array {
  return written(OPERATOR_HEADER, header);
}

function written(layout: StructLayout, header: object): Uint8Array {
  const writer = new Writer();
  writeLayout(layout, header, writer);
  return new Uint8Array(writer.written());
}

/** What a keyed state is for its users. */
export function kindOf(meta: StateMeta): KeyedStateKind {
  if (BACKEND_STATE_TYPES[meta.type] === 'PRIORITY_QUEUE') return 'timers';
  const option = meta.options.find(({ key }) => textToString(key) === KEYED_STATE_TYPE);
  const type = option === undefined ? '' : textToString(option.value);
  return Object.hasOwn(KINDS_BY_TYPE, type) ? KINDS_BY_TYPE[type]! : 'unknown';
}

/** One of a state's serializers, by its role. */
export function serializerOf(meta: StateMeta, role: string): SerializerSnapshot | undefined {
  return meta.serializers.find(({ key }) => textToString(key) === role)?.serializer.snapshot;
}
