/** Headers and serializers' snapshots as Flink's backends write them. */
import type { KeyedStateKind } from '../../spec/model/backend.ts';
import {
  BACKEND_STATE_TYPES,
  KEYED_HEADER_VERSION,
  KEYED_STATE_TYPE,
  KINDS_BY_TYPE,
  NAMESPACE_SERIALIZER,
  SERIALIZER_PROXY_VERSION,
  VALUE_SERIALIZER,
} from '../../spec/state-files/headers.ts';
import type { KeyedHeader, ProxiedSerializer, StateMeta } from '../../spec/state-files/headers.ts';
import { NESTED } from '../../spec/state-files/serializers.ts';
import type { SerializerSnapshot } from '../../spec/state-files/serializers.ts';

const [SIMPLE_VERSION, COMPOSITE_VERSION] = [3, 3];

/** The snapshot of a serializer that has nothing to tell. */
export function simpleSerializer(className: string): SerializerSnapshot {
  return { className, version: SIMPLE_VERSION, body: {} };
}

/** The snapshot of a serializer that is made of others, and has nothing else to tell. */
export function compositeSerializer(
  className: string,
  outerVersion: number,
  nested: readonly SerializerSnapshot[],
): SerializerSnapshot {
  return { className, version: COMPOSITE_VERSION, body: { outerVersion, [NESTED]: nested } };
}

function proxied(snapshot: SerializerSnapshot): ProxiedSerializer {
  return { proxyVersion: SERIALIZER_PROXY_VERSION, snapshot };
}

/** The types that kinds have, by name. Flink: `StateDescriptor.Type`. */
const TYPES_BY_KIND = new Map(Object.entries(KINDS_BY_TYPE).map(([type, kind]) => [kind, type]));

/** What is registered of a state under keys and namespaces. Flink: `RegisteredKeyValueStateBackendMetaInfo`. */
export function tableMeta(
  name: string,
  kind: Exclude<KeyedStateKind, 'timers' | 'unknown'>,
  namespaceSerializer: SerializerSnapshot,
  valueSerializer: SerializerSnapshot,
): StateMeta {
  return {
    name,
    type: BACKEND_STATE_TYPES.indexOf('KEY_VALUE'),
    options: [{ key: KEYED_STATE_TYPE, value: TYPES_BY_KIND.get(kind)! }],
    serializers: [
      { key: VALUE_SERIALIZER, serializer: proxied(valueSerializer) },
      { key: NAMESPACE_SERIALIZER, serializer: proxied(namespaceSerializer) },
    ],
  };
}

/** What is registered of a queue. Flink: `RegisteredPriorityQueueStateBackendMetaInfo`. */
export function queueMeta(name: string, elementSerializer: SerializerSnapshot): StateMeta {
  return {
    name,
    type: BACKEND_STATE_TYPES.indexOf('PRIORITY_QUEUE'),
    options: [],
    serializers: [{ key: VALUE_SERIALIZER, serializer: proxied(elementSerializer) }],
  };
}

/** The header of states with keys of one serializer. */
export function keyedHeader(
  keySerializer: SerializerSnapshot,
  states: readonly StateMeta[],
  compressed = false,
): KeyedHeader {
  return {
    version: KEYED_HEADER_VERSION,
    compressed,
    keySerializer: proxied(keySerializer),
    states,
  };
}
