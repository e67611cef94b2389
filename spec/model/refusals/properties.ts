/** Refusals of the serialised `CheckpointProperties` at the end of metadata version 4 and later. */
import {
  EOF_EXCEPTION,
  flinkRefusal,
  IO_EXCEPTION,
  NEGATIVE_ARRAY_SIZE,
  NULL_POINTER,
  throws,
} from './description.ts';
import type { RefusalDescription } from './description.ts';

// prettier-ignore
export const PROPERTIES_REFUSALS = {
  PROPERTIES_TRUNCATED: flinkRefusal('decode', 'The file ends inside the checkpoint properties.',
    throws(EOF_EXCEPTION)),
  PROPERTIES_STREAM_CORRUPTED: flinkRefusal('decode', 'The checkpoint properties are no well-formed stream of Java objects.',
    throws('java.io.StreamCorruptedException', 'invalid stream header: <8 hex digits>'),
    throws('java.io.StreamCorruptedException', 'invalid type code: <2 hex digits>'),
    throws('java.io.StreamCorruptedException', 'invalid handle value: <8 hex digits>'),
    throws('java.io.StreamCorruptedException', '<reason>'),
    throws('java.io.OptionalDataException'),
    throws('java.io.WriteAbortedException', 'writing aborted'),
    throws('java.io.InvalidObjectException', 'interface limit exceeded: <count>, limit: 65535'),
    throws(NEGATIVE_ARRAY_SIZE, '<count>')),
  PROPERTIES_CLASS_MISSING: flinkRefusal('decode', 'The checkpoint properties have an object, an enum constant or an array without a class of that kind.',
    throws(NULL_POINTER)),
  PROPERTIES_CLASS_INVALID: flinkRefusal('decode', 'A class in the checkpoint properties is described otherwise than the release knows it.',
    throws('java.io.InvalidClassException', '<class>; local class incompatible: stream classdesc serialVersionUID = <a>, local class serialVersionUID = <b>'),
    throws('java.io.InvalidClassException', '<reason>'),
    throws('java.io.InvalidObjectException', 'Class descriptor should be initialized')),
  PROPERTIES_CLASS_UNKNOWN: flinkRefusal('decode', 'A class in the checkpoint properties is not known.',
    throws(IO_EXCEPTION, 'Couldn\'t deserialize checkpoint properties')),
  PROPERTIES_OTHER_OBJECT: flinkRefusal('decode', 'The object in the place of the checkpoint properties, or of one of their fields, is of another class.',
    throws('java.lang.ClassCastException', 'class <class> cannot be cast to class <expected>'),
    throws('java.lang.ClassCastException', 'cannot assign instance of <class> to field <field> of type <expected> in instance of <holder>'),
    throws('java.lang.ArrayStoreException', '<class>')),
  PROPERTIES_CONSTANT_UNKNOWN: flinkRefusal('decode', 'An enum constant in the checkpoint properties is not known.',
    throws('java.io.InvalidObjectException', 'enum constant <constant> does not exist in class <class>')),
} as const satisfies Record<string, RefusalDescription>;
