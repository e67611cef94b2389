/** Puts a real directory in the place of a case's placeholder root, and the placeholder back. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import { AdapterUnavailable } from '../../protocol/adapter.ts';

const PLACEHOLDER = Buffer.from(CASE_ROOT, 'latin1');

/**
 * A directory of the placeholder's length below the system's folder for temporary files, which does
 * not exist yet. Paths inside `_metadata` are length-prefixed, so the length must be the same.
 */
export function realRoot(number: number): string {
  const name = `sps-${process.pid}-${number}-`;
  const start = join(tmpdir(), name);
  if (start.length > CASE_ROOT.length || /[^\x20-\x7e]/.test(start)) {
    throw new AdapterUnavailable(
      `The folder for temporary files, ${tmpdir()}, has a path that is too long or not ASCII: ` +
        `set TMPDIR to one of at most ${CASE_ROOT.length - name.length - 1} characters.`,
    );
  }
  return start.padEnd(CASE_ROOT.length, 'x');
}

/** A request with the real directory in it: in every string and in the bytes of every file. */
export function withRoot<T>(request: T, root: string): T {
  return replaced(request, CASE_ROOT, root, Buffer.from(root, 'latin1')) as T;
}

/** An answer with the placeholder in it. Bytes of state are the case's own and are left alone. */
export function withPlaceholder<T>(answer: T, root: string): T {
  return replaced(answer, root, CASE_ROOT, null) as T;
}

function replaced(value: unknown, from: string, to: string, toBytes: Buffer | null): unknown {
  if (typeof value === 'string') return value.includes(from) ? value.replaceAll(from, to) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return toBytes === null ? value : inBytes(value, toBytes);
  if (Array.isArray(value)) return value.map((item) => replaced(item, from, to, toBytes));
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) copy[key] = replaced(field, from, to, toBytes);
  return copy;
}

function inBytes(bytes: Uint8Array, root: Buffer): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = view.indexOf(PLACEHOLDER);
  if (at === -1) return bytes;
  const copy = Buffer.from(view);
  for (; at !== -1; at = copy.indexOf(PLACEHOLDER, at + root.length)) copy.set(root, at);
  return copy;
}
