/** Entries of the heap, as a canonical savepoint would have them. Flink: `HeapKeyValueStateIterator`. */
import type { StateEntry } from '../../spec/model/backend.ts';
import { keyGroupPrefixBytes, LIST_DELIMITER } from '../../spec/state-files/entries.ts';
import { NAMESPACE_SERIALIZER, VALUE_SERIALIZER } from '../../spec/state-files/headers.ts';
import type { KeyedHeader, StateMeta } from '../../spec/state-files/headers.ts';
import type { SerializerSnapshot } from '../../spec/state-files/serializers.ts';
import { textToString } from '../codec/modified-utf8.ts';
import { ByteReader } from './byte-reader.ts';
import type { HeapEntry, HeapState } from './heap-format.ts';
import { kindOf, serializerOf } from './headers.ts';
import { NotUnderstood } from './problems.ts';
import { isFixed, nestedOf, takeValue } from './values.ts';

const NOTHING = new Uint8Array();

/**
 * The entries of one state in a key group.
 *
 * @throws NotUnderstood
 */
export function canonicalEntries(
  state: HeapState,
  keyGroup: number,
  maxParallelism: number,
  header: KeyedHeader,
): readonly StateEntry[] {
  const meta = header.states[state.stateId]!;
  const prefix = keyGroupPrefix(keyGroup, maxParallelism);
  if (state.kind === 'queue') {
    return state.elements.map((element) => ({ key: joined(prefix, element), value: NOTHING }));
  }
  const namespaceSerializer = serializerOf(meta, NAMESPACE_SERIALIZER)!;
  const ambiguous = isAmbiguous(header.keySerializer.snapshot, namespaceSerializer);
  return state.entries.flatMap((entry) =>
    entriesOf(meta, entry, joined(prefix, compositeKey(entry, ambiguous))),
  );
}

/** The bytes that a key group takes at the start of a key. */
export function keyGroupPrefix(keyGroup: number, maxParallelism: number): Uint8Array {
  const bytes = Uint8Array.of(keyGroup >>> 8, keyGroup);
  return bytes.subarray(bytes.length - keyGroupPrefixBytes(maxParallelism));
}

/** Whether nothing else tells where the key ends. Flink: `CompositeKeySerializationUtils#isAmbiguousKeyPossible`. */
export function isAmbiguous(key: SerializerSnapshot, namespace: SerializerSnapshot): boolean {
  return !isFixed(key) && !isFixed(namespace);
}

/** Key and namespace, each followed by its length where the bounds would be ambiguous. */
export function compositeKey(
  { key, namespace }: Pick<HeapEntry, 'key' | 'namespace'>,
  ambiguous: boolean,
): Uint8Array {
  const lengths = [key, namespace].map(({ length }) => (ambiguous ? lengthBytes(length) : NOTHING));
  return joined(key, lengths[0]!, namespace, lengths[1]!);
}

/** The lowest byte first, as many as it takes. Flink: `CompositeKeySerializationUtils#writeVariableIntBytes`. */
function lengthBytes(length: number): Uint8Array {
  const bytes: number[] = [];
  let rest = length;
  do {
    bytes.push(rest & 0xff);
    rest >>>= 8;
  } while (rest !== 0);
  return Uint8Array.from(bytes);
}

function entriesOf(meta: StateMeta, { value }: HeapEntry, key: Uint8Array): readonly StateEntry[] {
  const kind = kindOf(meta);
  switch (kind) {
    case 'value':
    case 'reducing':
    case 'aggregating':
      return [{ key, value }];
    case 'list':
      return listEntry(key, value, nestedOf(serializerOf(meta, VALUE_SERIALIZER)!));
    case 'map':
      return mapEntries(key, value, nestedOf(serializerOf(meta, VALUE_SERIALIZER)!));
    case 'timers':
    case 'unknown':
      throw new NotUnderstood(`a table of kind ${kind}, ${textToString(meta.name)}`, 0);
  }
}

/** A list without items has no entry. */
function listEntry(
  key: Uint8Array,
  value: Uint8Array,
  [item]: readonly SerializerSnapshot[],
): readonly StateEntry[] {
  const reader = new ByteReader(value);
  const count = reader.count('i32');
  if (count === 0) return [];
  const parts: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    if (i > 0) parts.push(Uint8Array.of(LIST_DELIMITER));
    parts.push(takeValue(item!, reader));
  }
  return [{ key, value: new Uint8Array(Buffer.concat(parts)) }];
}

/** An entry for each pair; its value begins with whether it is null, as in the heap's own format. */
function mapEntries(
  key: Uint8Array,
  value: Uint8Array,
  [userKey, userValue]: readonly SerializerSnapshot[],
): readonly StateEntry[] {
  const reader = new ByteReader(value);
  const count = reader.count('i32');
  return Array.from({ length: count }, () => {
    const pairKey = joined(key, takeValue(userKey!, reader));
    const start = reader.position;
    if (reader.u8() === 0) takeValue(userValue!, reader);
    return { key: pairKey, value: reader.since(start) };
  });
}

/** One after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
