/** The streams that handles of described snapshots lead to: bytes, and parts of one file. */
import type { StreamStateHandle } from '../../../spec/model/handles.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { FormatBehaviour } from '../../../spec/profiles/format-differences.ts';

/** The directory of the metadata. */
export const DESCRIBED_DIRECTORY = 'chk-7';

/** What handles lead to, beside the metadata: no state, only so many bytes. */
export const STATE_FILE = 'state';
export const STATE_FILE_BYTES = 64;

/** The tag of a segment. */
const SEGMENT = 15;

/** The path of the file, as handles have it. */
export const FILE = `file:${CASE_ROOT}/${DESCRIBED_DIRECTORY}/${STATE_FILE}`;

/** Whether files may be merged, so that a handle has a segment of one. */
export function hasSegments({ streamTags }: FormatBehaviour): boolean {
  return streamTags.includes(SEGMENT);
}

export function inline(handleName: string, length: number): StreamStateHandle & { kind: 'bytes' } {
  return { kind: 'bytes', handleName, data: new Uint8Array(length).fill(7) };
}

/** Every kind of stream that a release has a tag for. */
export function streamsOf(format: FormatBehaviour): readonly StreamStateHandle[] {
  const size = BigInt(STATE_FILE_BYTES);
  const plain: StreamStateHandle[] = [
    inline('Größe', 3),
    { kind: 'file', path: FILE, size },
    { kind: 'relativeFile', path: FILE, relativePath: STATE_FILE, size },
  ];
  if (!hasSegments(format)) return plain;
  const logicalFileId = '5f3a1c00-0000-4000-8000-0123456789ab';
  return [
    ...plain,
    { kind: 'segment', path: FILE, startPos: 8n, size: 16n, scope: 'EXCLUSIVE', logicalFileId },
    { kind: 'segment', path: FILE, startPos: 0n, size: 64n, scope: 'SHARED', logicalFileId },
    { kind: 'emptySegment' },
  ];
}
