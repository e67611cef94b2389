/** What stands before the entries of a state file, and what the numbers in it mean. */
import type { KeyedStateKind } from '../model/backend.ts';
import type { Text } from '../model/text.ts';
import { list, struct } from './layout.ts';
import type { SerializerSnapshot } from './serializers.ts';

/** The one version that releases from 1.11 on write and read. Flink: `KeyedBackendSerializationProxy#VERSION`. */
export const KEYED_HEADER_VERSION = 6;

/** The versions that 1.11 to 2.3 write. Flink: `OperatorBackendSerializationProxy#VERSION`. */
export const OPERATOR_HEADER_VERSIONS: readonly number[] = [5, 6];

/** The version that is written around a serializer's snapshot. Flink: `TypeSerializerSnapshotSerializationUtil`. */
export const SERIALIZER_PROXY_VERSION = 2;

/** A serializer's snapshot with the version that is written around it. */
export interface ProxiedSerializer {
  readonly proxyVersion: number;
  readonly snapshot: SerializerSnapshot;
}

const PROXIED = struct(['proxyVersion', 'i32'], ['snapshot', 'serializer']);

/** What is registered of one state. Flink: `StateMetaInfoSnapshot`. */
export interface StateMeta {
  readonly name: Text;
  /** An index of {@link BACKEND_STATE_TYPES}. */
  readonly type: number;
  readonly options: readonly { readonly key: Text; readonly value: Text }[];
  readonly serializers: readonly { readonly key: Text; readonly serializer: ProxiedSerializer }[];
}

/** Flink: `StateMetaInfoSnapshotReadersWriters`. */
const STATE_META = struct(
  ['name', 'utf'],
  ['type', 'i32'],
  ['options', list(struct(['key', 'utf'], ['value', 'utf']))],
  ['serializers', list(struct(['key', 'utf'], ['serializer', PROXIED]))],
);

/** Flink: `StateMetaInfoSnapshot.BackendStateType`, by ordinal. */
export const BACKEND_STATE_TYPES = [
  'KEY_VALUE',
  'OPERATOR',
  'BROADCAST',
  'PRIORITY_QUEUE',
  'KEY_VALUE_V2',
] as const;

/** Before the entries of keyed state. */
export interface KeyedHeader {
  readonly version: number;
  /** Whether the entries are compressed, key group by key group. */
  readonly compressed: boolean;
  readonly keySerializer: ProxiedSerializer;
  /** An entry names its state by its place here. */
  readonly states: readonly StateMeta[];
}

/** Flink: `KeyedBackendSerializationProxy`. */
export const KEYED_HEADER = struct(
  ['version', 'i32'],
  ['compressed', 'bool'],
  ['keySerializer', PROXIED],
  ['states', list(STATE_META, 'i16')],
);

/** Before the elements of operator state. */
export interface OperatorHeader {
  readonly version: number;
  /** Absent in version 5, which compresses nothing. */
  readonly compressed?: boolean;
  readonly listStates: readonly StateMeta[];
  readonly broadcastStates: readonly StateMeta[];
}

/** Flink: `OperatorBackendSerializationProxy`. */
export const OPERATOR_HEADER = struct(
  ['version', 'i32'],
  ['compressed', 'bool', 6],
  ['listStates', list(STATE_META, 'i16')],
  ['broadcastStates', list(STATE_META, 'i16')],
);

/** The option that tells a keyed state's kind. Flink: `StateMetaInfoSnapshot.CommonOptionsKeys`. */
export const KEYED_STATE_TYPE = 'KEYED_STATE_TYPE';

/** Flink: `StateDescriptor.Type`, by name. */
export const KINDS_BY_TYPE: Readonly<Record<string, KeyedStateKind>> = {
  VALUE: 'value',
  LIST: 'list',
  REDUCING: 'reducing',
  AGGREGATING: 'aggregating',
  MAP: 'map',
};

/** Flink: `StateMetaInfoSnapshot.CommonSerializerKeys`. */
export const NAMESPACE_SERIALIZER = 'NAMESPACE_SERIALIZER';
export const VALUE_SERIALIZER = 'VALUE_SERIALIZER';
