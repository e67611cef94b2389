/** Answers as plain trees, which is how they are compared. */

/** Anything that an answer holds. A field that is absent and one that is `undefined` are the same. */
export type Plain =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly Plain[]
  | PlainFields;

/** The fields of an object, whatever their order. */
export interface PlainFields {
  readonly [field: string]: Plain;
}

/** Any value of the model as a tree. */
export function asPlain(value: unknown): Plain {
  return value as Plain;
}

/** Whether a tree is a list. */
export function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Whether a tree has fields. */
export function isFields(value: Plain): value is PlainFields {
  return (
    typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Uint8Array)
  );
}

/** The fields that are there, in the order of their names. */
export function fieldNames(value: PlainFields): string[] {
  return Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
}

/** One text for each tree: `1n` is no `1`, and bytes are no list of numbers. */
export function textOf(value: Plain): string {
  return written(value, (int64) => `${int64}n`);
}

/** The same for people: numbers of 64 bits look like any others. */
export function readableText(value: Plain): string {
  return written(value, String);
}

function written(value: Plain, int64Text: (value: bigint) => string): string {
  if (isList(value)) return `[${value.map((item) => written(item, int64Text)).join(',')}]`;
  if (isFields(value)) {
    const fields = fieldNames(value).map((name) => `${name}:${written(value[name], int64Text)}`);
    return `{${fields.join(',')}}`;
  }
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return int64Text(value);
  if (value instanceof Uint8Array) return `bytes ${hexOf(value)}`;
  return String(value);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
