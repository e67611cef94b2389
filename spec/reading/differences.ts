/** Where two files differ in what they mean, and where one differs from what it was to mean. */
import { differencesOf, MOST_DIFFERENCES } from '../model/comparison/differences.ts';
import type { Difference } from '../model/comparison/differences.ts';
import { erase } from '../model/comparison/erase.ts';
import { handleIdsOf } from '../model/comparison/handle-ids.ts';
import { textOf } from '../model/comparison/plain.ts';
import type { Plain } from '../model/comparison/plain.ts';
import type { Encoded } from '../model/outcome.ts';
import type { EncodeRequest } from '../model/request.ts';
import type { FormatBehaviour } from '../profiles/format-differences.ts';
import { asCarried } from './as-carried.ts';
import { readMetadata } from './read-metadata.ts';
import type { ReadMetadata } from './read-metadata.ts';

/** In what a file that was read differs from the snapshot that was asked for: all of it. */
export function differencesFromAsked(
  { snapshot }: ReadMetadata,
  request: EncodeRequest,
  format: FormatBehaviour,
): Difference[] {
  const carried = asCarried(request, format);
  return differencesOfSnapshots(carried, snapshot, request, Number.POSITIVE_INFINITY);
}

/**
 * In what two files that were written for one request differ: in their versions and in what a reader
 * gets of them. The order of what Flink keeps in maps means nothing, nor which of several tags a handle
 * has, nor an ID that the writer made up. Files that cannot be read are alike only byte by byte.
 */
export function differencesOfFiles(
  left: Encoded,
  right: Encoded,
  request: EncodeRequest,
  format: FormatBehaviour,
): Difference[] {
  const [one, other] = [readMetadata(left.bytes, format), readMetadata(right.bytes, format)];
  if (typeof one === 'string' || typeof other === 'string') {
    const told = differencesOf({ file: textOfFile(one) }, { file: textOfFile(other) });
    return told.length > 0 ? told : differencesOf({ bytes: left.bytes }, { bytes: right.bytes });
  }
  const versions = differencesOf(
    { metadataVersion: one.metadataVersion },
    { metadataVersion: other.metadataVersion },
  );
  return [...versions, ...differencesOfSnapshots(one.snapshot, other.snapshot, request)];
}

/**
 * What a file that was written means, as one text: files without a difference have the same. The bytes
 * themselves where it cannot be read.
 */
export function meaningOfFile(
  { bytes }: Encoded,
  { snapshot }: EncodeRequest,
  format: FormatBehaviour,
): string {
  const read = readMetadata(bytes, format);
  if (typeof read === 'string') return textOf({ unreadable: read, bytes });
  const ids = { written: handleIdsOf(snapshot).ids, namesMadeUp: false };
  return textOf({ version: read.metadataVersion, snapshot: erase(read.snapshot, ids) });
}

function textOfFile(read: ReadMetadata | string): string {
  return typeof read === 'string' ? `cannot be read: ${read}` : 'can be read';
}

function differencesOfSnapshots(
  left: Plain,
  right: Plain,
  { snapshot }: EncodeRequest,
  most = MOST_DIFFERENCES,
): Difference[] {
  const ids = {
    written: handleIdsOf(snapshot).ids,
    namesMadeUp: !handleIdsOf(left).omitsMadeUp && !handleIdsOf(right).omitsMadeUp,
  };
  return differencesOf(erase(left, ids), erase(right, ids), most);
}
