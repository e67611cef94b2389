/** The smallest streams on which this parser and `java.io.ObjectInputStream` once differed. */
import { describe, expect, it } from 'vitest';
import { CHECKPOINT_PROPERTIES, SAVEPOINT_TYPE } from '../../../spec/format/java-classes.ts';
import { parseProperties } from './parse-properties.ts';

const HEADER = [0xac, 0xed, 0x00, 0x05];
const NULL = 0x70;
const OBJECT = 0x73;
const STRING = 0x74;
const ARRAY = 0x75;
const CLASS = 0x76;
const END = 0x78;

describe('an array', () => {
  it('lacks its class only after its length has been read', () => {
    expect(codeOf([ARRAY, NULL])).toBe('PROPERTIES_TRUNCATED');
    expect(codeOf([ARRAY, NULL, 0, 0, 0, 0])).toBe('PROPERTIES_CLASS_MISSING');
    expect(codeOf([ARRAY, NULL, 0xff, 0xff, 0xff, 0xff])).toBe('PROPERTIES_CLASS_MISSING');
  });

  it('may have a negative length where its class is not there', () => {
    const negative = [0xff, 0xff, 0xff, 0xff];
    expect(codeOf([ARRAY, ...descriptor('[I', 1n), ...negative])).toBe(
      'PROPERTIES_STREAM_CORRUPTED',
    );
    expect(codeOf([ARRAY, ...descriptor('no.such.Class', 1n), ...negative])).toBe(
      'PROPERTIES_CLASS_UNKNOWN',
    );
  });
});

describe('an object', () => {
  it('has its values checked though one of them is of a class that is not there', () => {
    const fields = ['formatType', 'name'].map(objectField);
    const typeClass = descriptor(SAVEPOINT_TYPE.name, SAVEPOINT_TYPE.serialVersionUID, fields);
    const missing = [OBJECT, ...descriptor('no.such.Class', 1n)];
    const text = [STRING, ...utf('text')];
    const inType = (...values: number[][]): number[] => {
      const holder = [objectField('checkpointType')];
      const { name, serialVersionUID } = CHECKPOINT_PROPERTIES;
      const outer = [OBJECT, ...descriptor(name, serialVersionUID, holder)];
      return [...outer, OBJECT, ...typeClass, ...values.flat()];
    };
    expect(codeOf(inType([NULL], missing))).toBe('PROPERTIES_CLASS_UNKNOWN');
    expect(codeOf(inType(text, missing))).toBe('PROPERTIES_OTHER_OBJECT');
  });
});

describe('a field', () => {
  it('that stands twice keeps its first value, and lets the second be of any class', () => {
    const { name, serialVersionUID } = CHECKPOINT_PROPERTIES;
    const fields = [objectField('checkpointType'), objectField('checkpointType')];
    const object = [OBJECT, ...descriptor(name, serialVersionUID, fields)];
    const text = [STRING, ...utf('text')];
    expect(codeOf([...object, NULL, ...text])).toBe('accepted');
    expect(codeOf([...object, ...text, NULL])).toBe('PROPERTIES_OTHER_OBJECT');
  });

  it('that stands twice keeps its first flag', () => {
    const { name, serialVersionUID } = CHECKPOINT_PROPERTIES;
    const flag = ['Z'.charCodeAt(0), ...utf('forced')];
    const object = [OBJECT, ...descriptor(name, serialVersionUID, [flag, flag]), 1, 0];
    const bytes = Uint8Array.from([...HEADER, ...object]);
    const parsed = parseProperties(bytes, 0, bytes.length);
    expect(parsed.ok && parsed.object?.fields.get('forced')).toBe(1);
  });
});

describe('a class with code of its own', () => {
  it('is held to its serialVersionUID', () => {
    const list = 'java.util.ArrayList';
    const literal = (uid: bigint): number[] => [CLASS, ...descriptor(list, uid)];
    expect(codeOf(literal(8683452581122892189n))).toBe('PROPERTIES_OTHER_OBJECT');
    expect(codeOf(literal(1n))).toBe('PROPERTIES_CLASS_INVALID');
  });
});

/** Why a stream is refused whose items are given. */
function codeOf(items: readonly number[]): string {
  const bytes = Uint8Array.from([...HEADER, ...items]);
  const parsed = parseProperties(bytes, 0, bytes.length);
  return parsed.ok ? 'accepted' : parsed.code;
}

/** A field that holds an object, as a descriptor names it. */
function objectField(name: string): number[] {
  return ['L'.charCodeAt(0), ...utf(name), STRING, ...utf('L;')];
}

/** A serialisable class without a superclass. */
function descriptor(
  name: string,
  serialVersionUID: bigint,
  fields: readonly (readonly number[])[] = [],
): number[] {
  const uid = Buffer.alloc(8);
  uid.writeBigInt64BE(serialVersionUID);
  return [0x72, ...utf(name), ...uid, 0x02, 0, fields.length, ...fields.flat(), END, NULL];
}

function utf(text: string): number[] {
  return [text.length >> 8, text.length & 0xff, ...Buffer.from(text, 'latin1')];
}
