/** Refusals of the serialised `CheckpointProperties` at the end of metadata version 4 and later. */
import { EOF_EXCEPTION, flinkRefusal, IO_EXCEPTION, throws } from './description.ts';
import type { RefusalDescription } from './description.ts';

// prettier-ignore
export const PROPERTIES_REFUSALS = {
  PROPERTIES_TRUNCATED: flinkRefusal('decode', 'The file ends inside the checkpoint properties.',
    throws(EOF_EXCEPTION)),
  PROPERTIES_STREAM_CORRUPTED: flinkRefusal('decode', 'The checkpoint properties are no well-formed stream of Java objects.',
    throws('java.io.StreamCorruptedException', 'invalid stream header: <8 hex digits>'),
    throws('java.io.StreamCorruptedException', 'invalid type code: <2 hex digits>')),
  PROPERTIES_CLASS_INVALID: flinkRefusal('decode', 'A class in the checkpoint properties is described otherwise than the release knows it.',
    throws('java.io.InvalidClassException', '<class>; local class incompatible: stream classdesc serialVersionUID = <a>, local class serialVersionUID = <b>')),
  PROPERTIES_CLASS_UNKNOWN: flinkRefusal('decode', 'A class in the checkpoint properties is not known.',
    throws(IO_EXCEPTION, 'Couldn\'t deserialize checkpoint properties')),
  PROPERTIES_OTHER_OBJECT: flinkRefusal('decode', 'The object in the place of the checkpoint properties, or of one of their fields, is of another class.',
    throws('java.lang.ClassCastException', 'class <class> cannot be cast to class <expected>')),
  PROPERTIES_CONSTANT_UNKNOWN: flinkRefusal('decode', 'An enum constant in the checkpoint properties is not known.',
    throws('java.io.InvalidObjectException', 'enum constant <constant> does not exist in class <class>')),
} as const satisfies Record<string, RefusalDescription>;
