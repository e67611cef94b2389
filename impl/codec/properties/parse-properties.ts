/** Parses properties of any shape, as `(CheckpointProperties) in.readObject()` would take them. */
import {
  CHECKPOINT_PROPERTIES,
  JAVA_STREAM_HEADER,
  JAVA_TYPE_CODES,
} from '../../../spec/format/java-classes.ts';
import type { RefusalCode } from '../../../spec/model/refusal.ts';
import { JavaInput } from './java-input.ts';
import { JavaRefusal } from './java-refusal.ts';
import type { JavaObject } from './java-value.ts';
import { ParserState } from './parser-state.ts';
import { readAnyItem } from './read-item.ts';

export type ParsedProperties =
  | {
      readonly ok: true;
      /** `null` for the null reference. */
      readonly object: JavaObject | null;
      /** In bytes, where `ObjectInputStream` stops. */
      readonly next: number;
    }
  | PropertiesRefusal;

/** Why there are no properties. */
export interface PropertiesRefusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** In bytes, where the offending item starts. */
  readonly offset: number;
  /** The path of the field that was read, from `properties` on. */
  readonly field: string;
}

/**
 * Parses the stream that starts at `start`, its header included.
 * Java: `new ObjectInputStream(in).readObject()` and the cast to `CheckpointProperties`.
 */
export function parseProperties(bytes: Uint8Array, start: number, end: number): ParsedProperties {
  const input = new JavaInput(bytes, start, end);
  try {
    return { ok: true, object: readStream(input), next: input.at };
  } catch (error) {
    if (!(error instanceof JavaRefusal)) throw error;
    return { ok: false, code: error.code, offset: error.offset, field: error.field };
  }
}

function readStream(input: JavaInput): JavaObject | null {
  const start = input.at;
  if (input.i32() !== JAVA_STREAM_HEADER) input.refuse('PROPERTIES_STREAM_CORRUPTED', start);
  while (input.peek() === JAVA_TYPE_CODES.reset) input.skip(1);
  const objectStart = input.at;
  const state = new ParserState(input, readAnyItem);
  const value = state.readItem();
  if (state.handles.isSpoilt(state.lastHandle)) {
    input.refuse('PROPERTIES_CLASS_UNKNOWN', objectStart);
  }
  if (value === null) return null;
  if ('fields' in value && value.className === CHECKPOINT_PROPERTIES.name) return value;
  return input.refuse('PROPERTIES_OTHER_OBJECT', objectStart);
}
