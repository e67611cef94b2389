/** The view of `--bytes`: every byte of a file once, in order, with the field that it belongs to. */
import type { ByteSource } from '../../../impl/codec/byte-source.ts';
import type { Field } from '../../../impl/codec/trace.ts';
import { toJson } from '../../../impl/codec/json/to-json.ts';
import { shortened } from './text.ts';

const OFFSET_DIGITS = 8;
const BYTES_IN_A_LINE = 16;
const HEX_COLUMN = 3 * BYTES_IN_A_LINE;
const LONGEST_VALUE = 100;

/** So many bytes of a field are read at once. */
const WINDOW_BYTES = 64 * 1024;

/**
 * The lines of a field: offset in hex, up to 16 bytes, and on the first line its path, its type and
 * what the bytes say.
 */
export function* annotatedLines(field: Field, source: ByteSource): Generator<string> {
  if (field.start === field.end) return;
  let said = `  ${shortened(field.path)}  ${field.type}  ${valueText(field)}`;
  for (let offset = field.start; offset < field.end; offset += WINDOW_BYTES) {
    const window = source.read(offset, Math.min(WINDOW_BYTES, field.end - offset));
    for (let at = 0; at < window.length; at += BYTES_IN_A_LINE) {
      yield `${offsetText(offset + at)}  ${hexLine(window, at)}${said}`.trimEnd();
      said = '';
    }
  }
}

function offsetText(offset: number): string {
  return offset.toString(16).padStart(OFFSET_DIGITS, '0');
}

function hexLine(bytes: Uint8Array, at: number): string {
  let line = '';
  const end = Math.min(at + BYTES_IN_A_LINE, bytes.length);
  for (let i = at; i < end; i++) line += `${bytes[i]!.toString(16).padStart(2, '0')} `;
  return line.padEnd(HEX_COLUMN);
}

function valueText({ type, value }: Field): string {
  if (type === 'bytes') return `${(value as Uint8Array).length} bytes`;
  if (type === 'java' || type === 'rest') return String(value);
  const text = typeof value === 'bigint' ? value.toString() : JSON.stringify(toJson(value));
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
