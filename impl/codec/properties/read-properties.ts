/**
 * Reads the checkpoint properties at the end of metadata version 4 and later, as bytes: no class is
 * loaded and no object made.
 *
 * Streams that Flink itself does not write are kept as they are where Flink 2.3.0 on JDK 17 would
 * accept them. That is decided for the classes of `spec/format/java-classes.ts` and
 * `spec/format/java-library-classes.ts`. Where Flink would go on to load other classes, this is what
 * is done instead:
 *
 * - Any other class counts as not being there. Where Flink has it, and it stands for the object or
 *   for a field that `CheckpointProperties` has, Flink refuses too, for another reason. Where it
 *   stands for a field that is skipped, both accept, unless Flink's class has another
 *   serialVersionUID or refuses in its own `readObject`.
 * - Objects of the opaque classes are skipped as the stream delimits them. What they refuse in their
 *   own `readObject` is accepted here.
 * - A proxy class of interfaces that are there is refused as not understood.
 * - Nesting is refused beyond a depth of 1,000; Java has no limit but its thread's stack.
 */
import type { RawProperties } from '../../../spec/format/properties.ts';
import { parseProperties } from './parse-properties.ts';
import type { PropertiesRefusal } from './parse-properties.ts';
import { readCanonical } from './read-canonical.ts';

export type PropertiesResult =
  | {
      readonly ok: true;
      readonly value: RawProperties;
      /** In bytes, where the stream ends: Java does not read past its object. */
      readonly next: number;
    }
  | PropertiesRefusal;

/**
 * The properties whose stream starts at `start`; bytes after its end are left alone.
 * Flink: `MetadataV4Serializer#deserializeProperties`.
 */
export function readProperties(bytes: Uint8Array, start: number, end: number): PropertiesResult {
  const canonical = readCanonical(bytes, start, end);
  if (canonical !== null) return { ok: true, ...canonical };
  const parsed = parseProperties(bytes, start, end);
  if (!parsed.ok) return parsed;
  const value: RawProperties = { kind: 'raw', bytes: bytes.slice(start, parsed.next) };
  return { ok: true, value, next: parsed.next };
}
