import { describe, expect, it } from 'vitest';
import { SERIALIZERS } from '../../spec/state-files/serializers.ts';
import type { SerializerSnapshot } from '../../spec/state-files/serializers.ts';
import { ByteReader } from './byte-reader.ts';
import { compositeSerializer, simpleSerializer } from './compose-header.ts';
import { BrokenStateFile, NotUnderstood } from './problems.ts';
import { int, INT, STRING, VOID } from './testing/small-state.ts';
import { isFixed, takeValue } from './values.ts';

/** By the last part of the class of its snapshot. */
function named(name: string, ...nested: readonly SerializerSnapshot[]): SerializerSnapshot {
  const className = Object.keys(SERIALIZERS).find((one) => one.endsWith(name))!;
  return nested.length === 0
    ? simpleSerializer(className)
    : compositeSerializer(className, 1, nested);
}

const LONG = named('.LongSerializer$LongSerializerSnapshot');

describe('a value', () => {
  it.each([
    ['of a text', STRING, [4, 0x61, 0x62, 0x63]],
    ['of no text', STRING, [0]],
    ['of a text of wide characters', STRING, [2, 0xac, 0xc1, 0x03]],
    ['of a text of 200 characters', STRING, [0xc9, 0x01, ...Buffer.alloc(200, 0x61)]],
    ['of bytes', named('$BytePrimitiveArraySerializerSnapshot'), [0, 0, 0, 2, 8, 8]],
    [
      'of longs',
      named('$LongPrimitiveArraySerializerSnapshot'),
      [...int(1), 0, 0, 0, 0, ...int(1)],
    ],
    ['of texts', named('$StringArraySerializerSnapshot'), [...int(2), 1, 2, 0x61]],
    ['of a big number', named('$BigIntSerializerSnapshot'), [...int(6), 1, 2]],
    ['of the big number 10', named('$BigIntSerializerSnapshot'), int(3)],
    ['of a list', named('.ListSerializerSnapshot', STRING), [...int(2), 2, 0x61, 1]],
    ['of a set', named('.SetSerializerSnapshot', INT), [...int(2), 1, 0, ...int(4)]],
    ['of a map', named('.MapSerializerSnapshot', INT, INT), [...int(1), ...int(4), 1]],
    ['of an array', named('.GenericArraySerializerSnapshot', INT), [...int(2), 0, 1, ...int(4)]],
    ['of a tuple', named('.TupleSerializerSnapshot', INT, STRING), [...int(1), 2, 0x61]],
    ['of the right', named('.JavaEitherSerializerSnapshot', INT, STRING), [0, 2, 0x61]],
    ['of the left', named('.JavaEitherSerializerSnapshot', INT, STRING), [1, ...int(4)]],
    [
      'of a timer',
      named('.TimerSerializerSnapshot', INT, VOID),
      [...int(0), ...int(1), ...int(7), 0],
    ],
    [
      'with a lifetime',
      named('$TtlSerializerSnapshot', LONG, STRING),
      [...int(0), ...int(1), 2, 0x61],
    ],
  ] as const)('%s ends where it ends', (_name, serializer, bytes) => {
    const reader = new ByteReader(Uint8Array.of(...bytes, 0xee));
    expect([...takeValue(serializer, reader)]).toEqual([...bytes]);
    expect(reader.left).toBe(1);
  });

  it.each([
    ['a list that is said to have more items than bytes', [0x7f, 0xff, 0xff, 0xff]],
    ['a list of less than no item', [0xff, 0xff, 0xff, 0xff]],
    ['a text that ends later than the bytes', [...int(1), 5, 0x61]],
    ['a text without an end of its length', [...int(1), 0x80, 0x80]],
  ])('is refused as %s', (_name, bytes) => {
    const reader = new ByteReader(Uint8Array.from(bytes));
    expect(() => takeValue(named('.ListSerializerSnapshot', STRING), reader)).toThrow(
      BrokenStateFile,
    );
  });

  it('is not understood where its serializer is known by name alone', () => {
    const pojo: SerializerSnapshot = {
      className: 'org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot',
      version: 2,
      body: {},
    };
    expect(() => takeValue(pojo, new ByteReader(Uint8Array.of(0)))).toThrow(NotUnderstood);
  });
});

it('has a fixed length by the account of its serializer', () => {
  expect([INT, STRING, VOID].map(isFixed)).toEqual([true, false, true]);
  expect(isFixed(named('.TupleSerializerSnapshot', INT, LONG))).toBe(true);
  expect(isFixed(named('.TupleSerializerSnapshot', INT, STRING))).toBe(false);
  expect(isFixed(named('.ListSerializerSnapshot', INT))).toBe(false);
});
