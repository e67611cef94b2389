/** The serialised checkpoint properties as a node. */
import type { Read } from './compile-reader.ts';
import { readProperties } from './properties/read-properties.ts';

export const propertiesReader: Read = (reader) => {
  const end = Math.min(reader.windowEnd, reader.limit);
  const outcome = readProperties(reader.buffer, reader.position, end);
  if (!outcome.ok) {
    // What looks like a cut stream may only be a window that ends too early.
    if (end < reader.limit) reader.require(end - reader.position + 1);
    return reader.refuse(outcome.code, outcome.offset);
  }
  reader.position = outcome.next;
  return outcome.value;
};
