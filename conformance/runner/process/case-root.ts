/** Puts a real directory in the place of a case's placeholder root. */
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
  return replaced(request, root, Buffer.from(root, 'latin1')) as T;
}

function replaced(value: unknown, root: string, rootBytes: Buffer): unknown {
  if (typeof value === 'string') return value.replaceAll(CASE_ROOT, root);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return inBytes(value, rootBytes);
  if (Array.isArray(value)) return value.map((item) => replaced(item, root, rootBytes));
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) copy[key] = replaced(field, root, rootBytes);
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
