/** The view of `--bytes`: every stretch of bytes with the field it belongs to. */
import type { Field } from '../../../impl/codec/trace.ts';
import { toJson } from '../../../impl/codec/json/to-json.ts';
import { hex } from './text.ts';

const OFFSET_DIGITS = 8;
const HEX_COLUMN = 50;
const LONGEST_VALUE = 100;

/** One line for a field: offset in hex, its first bytes, its path and what they say. */
export function annotatedLine(field: Field, bytes: Uint8Array): string {
  const offset = field.start.toString(16).padStart(OFFSET_DIGITS, '0');
  const shown = hex(bytes, 12).padEnd(HEX_COLUMN);
  return `${offset}  ${shown}  ${field.path}  ${field.type}  ${valueText(field)}`.trimEnd();
}

function valueText({ type, value }: Field): string {
  if (type === 'bytes') return `${(value as Uint8Array).length} bytes`;
  const text = typeof value === 'bigint' ? value.toString() : JSON.stringify(toJson(value));
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
