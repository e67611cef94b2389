/** Values of the model in the forms in which they travel. */
import { toModifiedUtf8 } from './mutf8.ts';

/** How values are written: one JSON object a line, or MessagePack in frames. */
export type Wire = 'ndjson' | 'msgpack';

/** A value as JSON: 64-bit integers as decimal strings, bytes as base64 strings. */
export function toJsonForm(value: unknown): unknown {
  return convert(value, JSON_FORM);
}

/**
 * A value as MessagePack takes it: 64-bit integers and bytes as they are. Mostly that is the value
 * itself, absent fields included, which whoever encodes it has to leave out.
 */
export function toMessagePackForm(value: unknown): unknown {
  return hasMalformedString(value) ? convert(value, MESSAGE_PACK_FORM) : value;
}

function hasMalformedString(value: unknown): boolean {
  if (typeof value === 'string') return !value.isWellFormed();
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  if (Array.isArray(value)) return value.some(hasMalformedString);
  return Object.values(value).some(hasMalformedString);
}

interface Form {
  readonly int64: (value: bigint) => unknown;
  readonly bytes: (value: Uint8Array) => unknown;
}

const JSON_FORM: Form = {
  int64: String,
  bytes: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
};

const MESSAGE_PACK_FORM: Form = { int64: (value) => value, bytes: (value) => value };

function convert(value: unknown, form: Form): unknown {
  switch (typeof value) {
    case 'bigint':
      return form.int64(value);
    case 'string':
      return value.isWellFormed() ? value : { mutf8: form.bytes(toModifiedUtf8(value)) };
    case 'object':
      return value === null ? null : convertObject(value, form);
    default:
      return value;
  }
}

function convertObject(value: object, form: Form): unknown {
  if (value instanceof Uint8Array) return form.bytes(value);
  if (Array.isArray(value)) return value.map((item) => convert(item, form));
  const converted: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (field !== undefined) converted[key] = convert(field, form);
  }
  return converted;
}
