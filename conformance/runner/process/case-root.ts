/** Puts a real directory in the place of a case's placeholder root. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import { addFolder, removedFolder } from './live.ts';

/** What the system appends to a folder's prefix. Node: `mkdtemp`. */
const CHANCE_CHARACTERS = 6;

const PLACEHOLDER = Buffer.from(CASE_ROOT, 'latin1');

/** A directory that only this run knows, below the system's folder for temporary files. */
export interface RealRoot {
  /** Of the placeholder's length, since paths inside `_metadata` are length-prefixed. Nothing is there yet. */
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Makes one. Its parent has a name of chance, and is this user's alone.
 *
 * @throws AdapterUnavailable where the system's folder does not do
 */
export function makeRealRoot(): RealRoot {
  const prefix = join(tmpdir(), 'sps-');
  // Chance follows, and one directory in it.
  const longest = CASE_ROOT.length - CHANCE_CHARACTERS - '/x'.length;
  if (prefix.length > longest || /[^\x20-\x7e]/.test(prefix)) {
    throw new AdapterUnavailable(
      `The folder for temporary files, ${tmpdir()}, has a path that is too long or not ASCII: ` +
        `set TMPDIR to one of at most ${longest - '/sps-'.length} characters.`,
    );
  }
  const parent = madeFolder(prefix);
  addFolder(parent);
  return {
    path: `${parent}/`.padEnd(CASE_ROOT.length, 'x'),
    remove: async () => {
      await rm(parent, { recursive: true, force: true });
      removedFolder(parent);
    },
  };
}

function madeFolder(prefix: string): string {
  try {
    return mkdtempSync(prefix);
  } catch {
    throw new AdapterUnavailable(
      `The folder for temporary files, ${tmpdir()}, cannot be written: set TMPDIR to one that can.`,
    );
  }
}

/** A request with the real directory in it: in every string and in the bytes of every file. */
export function withRoot<T>(request: T, root: string): T {
  return replaced(request, root, Buffer.from(root, 'latin1')) as T;
}

function replaced(value: unknown, root: string, rootBytes: Buffer): unknown {
  if (typeof value === 'string') {
    return value.includes(CASE_ROOT) ? value.replaceAll(CASE_ROOT, root) : value;
  }
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
