/** Values as Flink's serializers write them. */
import type { SerializerSnapshot } from '../../../../spec/state-files/serializers.ts';
import {
  KEY_SERIALIZER_SNAPSHOTS,
  TIME_WINDOW_SNAPSHOT,
  VOID_NAMESPACE_SNAPSHOT,
} from '../../../../spec/state-files/serializers.ts';
import { simpleSerializer } from '../../../../impl/state-files/compose-header.ts';
import type { NamespaceType, ValueType, WrittenKeys } from '../../draft/state-files-draft.ts';
import { hashOfLong, hashOfString } from './java-hash.ts';

/** A key, and what Java makes of it. */
export interface WrittenKey {
  readonly bytes: Uint8Array;
  /** Java: `Object#hashCode`. */
  readonly hash: number;
}

/** Keys of a type, one for each number from 0 on. */
export function keyOf(type: WrittenKeys, number: number): WrittenKey {
  switch (type) {
    case 'int': {
      // Every other one is below zero.
      const value = number % 2 === 0 ? number : -number;
      return { bytes: int32(value), hash: value };
    }
    case 'long': {
      const value = BigInt(number) * 0x1_0000_0001n - 7n;
      return { bytes: int64(value), hash: hashOfLong(value) };
    }
    case 'string': {
      const value = textOf(number);
      return { bytes: string(value), hash: hashOfString(value) };
    }
  }
}

/** The serializer of keys. */
export function keySerializerOf(type: WrittenKeys): SerializerSnapshot {
  return simpleSerializer(KEY_SERIALIZER_SNAPSHOTS[type]);
}

/** The serializer of values. */
export function valueSerializerOf(type: ValueType): SerializerSnapshot {
  return simpleSerializer(KEY_SERIALIZER_SNAPSHOTS[type === 'int' ? 'int' : 'string']);
}

/** A value, one for each number. */
export function valueOf(type: ValueType, number: number): Uint8Array {
  return type === 'int' ? int32(number) : string(textOf(number));
}

const NAMESPACE_SERIALIZERS: Readonly<Record<NamespaceType, SerializerSnapshot>> = {
  void: simpleSerializer(VOID_NAMESPACE_SNAPSHOT),
  window: simpleSerializer(TIME_WINDOW_SNAPSHOT),
  text: simpleSerializer(KEY_SERIALIZER_SNAPSHOTS.string),
};

/** The serializer of namespaces. */
export function namespaceSerializerOf(type: NamespaceType): SerializerSnapshot {
  return NAMESPACE_SERIALIZERS[type];
}

/** A namespace; of those without a window or a text there is one. */
export function namespaceOf(type: NamespaceType, number: number): Uint8Array {
  switch (type) {
    case 'void':
      return Uint8Array.of(0);
    case 'window':
      return bytesOf(int64(BigInt(number) * 10n), int64(BigInt(number) * 10n + 10n));
    case 'text':
      return string(textOf(number));
  }
}

/** Texts of several lengths, with characters of one and of two bytes. */
function textOf(number: number): string {
  return number % 3 === 0 ? `${number}` : `ü${'x'.repeat(number % 7)}${number}`;
}

/** One after the other. */
export function bytesOf(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Flink: `IntSerializer`. */
export function int32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** Flink: `LongSerializer`. */
export function int64(value: bigint): Uint8Array {
  const bits = BigInt.asUintN(64, value);
  return bytesOf(int32(Number(bits >> 32n)), int32(Number(bits & 0xffff_ffffn)));
}

/** Of the texts of cases, which have less than 127 characters. Flink: `StringValue#writeString`. */
function string(text: string): Uint8Array {
  const units = Array.from(text, (character) => character.charCodeAt(0));
  return Uint8Array.from([
    units.length + 1,
    ...units.flatMap((unit) => (unit < 0x80 ? [unit] : [unit | 0x80, unit >> 7])),
  ]);
}
