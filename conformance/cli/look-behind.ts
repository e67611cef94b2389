/** Reads the metadata that a path leads to, for commands that look at what lies behind it. */
import { dirname, resolve } from 'node:path';
import type { ByteSource } from '../../impl/codec/byte-source.ts';
import { inspectMetadata } from '../../impl/inspect/inspect.ts';
import type { Decoded } from '../../impl/inspect/inspect.ts';
import { openFileSource } from '../../impl/node/file-source.ts';
import { metadataFileOf } from '../../impl/node/metadata-file.ts';
import { UnreadableFile } from '../../impl/node/unreadable-file.ts';
import type { Refusal } from '../../spec/model/outcome.ts';
import { refusalJson } from './inspect/json.ts';
import { EXIT } from './io.ts';
import type { ExitCode, Io } from './io.ts';

/** Metadata of any known version and dialect is read. */
export const ANY_RELEASE = { profile: null };

/** Metadata that is no snapshot, or that cannot be read. */
export type Unseen =
  | { readonly kind: 'refused'; readonly name: string; readonly refusal: Refusal }
  | { readonly kind: 'error'; readonly name: string; readonly why: string };

/** What a path that a person named leads to. */
export type Seen<T> = { readonly kind: 'read'; readonly snapshot: T } | Unseen;

/** Metadata that is open. */
export interface OpenMetadata {
  readonly source: ByteSource;
  readonly inspection: Decoded;
  /** Where it lies, absolute. */
  readonly directory: string;
}

/** Looks at a snapshot, and at what lies behind it; an `UnreadableFile` on the way is told. */
export function lookBehind<T>(name: string, look: (metadata: OpenMetadata) => T): Seen<T> {
  try {
    const file = metadataFileOf(name);
    const source = openFileSource(file);
    try {
      const inspection = inspectMetadata(source, ANY_RELEASE);
      if (inspection.verdict === 'refused')
        return { kind: 'refused', name, refusal: inspection.refusal };
      const directory = resolve(dirname(file));
      return { kind: 'read', snapshot: look({ source, inspection, directory }) };
    } finally {
      source.close();
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { kind: 'error', name, why: error.message };
  }
}

/** Tells people why nothing was seen. */
export function printUnseen(unseen: Unseen, io: Io): void {
  if (unseen.kind === 'error') {
    io.err(`${unseen.name}: ${unseen.why}`);
    return;
  }
  const { code, message } = unseen.refusal;
  io.out(`${unseen.name}: refused: ${code}: ${message}`);
  io.out(`  \`savepoint-spec inspect ${unseen.name}\` shows where.`);
}

/** The same for programs, without the version of the schema. */
export function unseenJson(unseen: Unseen): object {
  return unseen.kind === 'error'
    ? { path: unseen.name, verdict: 'error', error: unseen.why }
    : { path: unseen.name, verdict: 'refused', refusal: refusalJson(unseen.refusal) };
}

/** What it makes a command exit with. */
export function exitCodeOfUnseen({ kind }: Unseen): ExitCode {
  return kind === 'error' ? EXIT.failed : EXIT.no;
}
