/** Puts a real directory in the place of a case's placeholder root. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';
import { frameOf } from './frames.ts';
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

/** The bytes of a message with the real directory in it: in every string and in the bytes of every file. */
export function frameWithRoot(message: object, wire: Wire, root: string): Uint8Array {
  const rootBytes = Buffer.from(root, 'latin1');
  // In JSON bytes are base64: the directory has to be there before.
  if (wire === 'ndjson') return frameOf(replaced(message, root, rootBytes) as object, wire);
  const frame = frameOf(message, wire);
  putInto(frame, rootBytes);
  return frame;
}

function replaced(value: unknown, root: string, rootBytes: Buffer): unknown {
  if (typeof value === 'string') {
    return value.includes(CASE_ROOT) ? value.replaceAll(CASE_ROOT, root) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) {
    const copy = Buffer.from(value);
    putInto(copy, rootBytes);
    return copy;
  }
  if (Array.isArray(value)) return value.map((item) => replaced(item, root, rootBytes));
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) copy[key] = replaced(field, root, rootBytes);
  return copy;
}

function putInto(bytes: Buffer, root: Buffer): void {
  for (let at = bytes.indexOf(PLACEHOLDER); at !== -1;) {
    bytes.set(root, at);
    at = bytes.indexOf(PLACEHOLDER, at + root.length);
  }
}
