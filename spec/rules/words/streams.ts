/** Words for where bytes of state are. */
import type { KeyedStateHandle, StreamStateHandle } from '../../model/handles.ts';

/**
 * A name that two stream handles have in common iff a Java hash map takes them for one key: equal
 * paths, or equal names of bytes in memory; sizes and contents do not count.
 */
export function streamName(handle: StreamStateHandle): string {
  switch (handle.kind) {
    case 'bytes':
      return `bytes ${handle.handleName}`;
    case 'file':
      return `file ${handle.path}`;
    case 'relativeFile':
      return `relative file ${handle.path} as ${handle.relativePath}`;
    case 'segment': {
      const { path, startPos, size, scope, logicalFileId } = handle;
      return `segment ${logicalFileId} of ${path} from ${startPos}, ${size} bytes, ${scope}`;
    }
    case 'emptySegment':
      return 'empty segment';
    case 'keyGroups': {
      const { range, offsets, delegate } = handle;
      return `key groups ${range.start} to ${range.end} at ${offsets.join(' ')} in ${streamName(delegate)}`;
    }
  }
}

/** Blanks, controls, `%` and what else has no place in the path of a URI. Java: `URI#quote`. */
const QUOTED_IN_URI = /[\p{Cc}\p{Z}"#%<>?[\\\]^`{|}]/gu;

/**
 * A name for a file that may be shared: one for one file, however it is referred to. Inline bytes have
 * one in common with a file iff they are named for its URI.
 * Flink: `StreamStateHandle#getStreamStateHandleID`.
 */
export function sharedFileName(handle: StreamStateHandle): string {
  switch (handle.kind) {
    case 'bytes':
      return handle.handleName;
    case 'file':
    case 'relativeFile':
      return handle.path.replace(QUOTED_IN_URI, encodeURIComponent);
    case 'segment':
      return handle.logicalFileId;
    case 'emptySegment':
      return 'empty segment';
    case 'keyGroups':
      return sharedFileName(handle.delegate);
  }
}

/** The names of the streams that a keyed handle is made of, those apart that it shares with others. */
export function ownStreams(handle: KeyedStateHandle): readonly string[] {
  switch (handle.kind) {
    case 'keyGroups':
      return [streamName(handle.delegate)];
    case 'incremental': {
      const files = handle.private.map((file) => streamName(file.handle));
      return handle.meta === null ? files : [streamName(handle.meta), ...files];
    }
    case 'changelog':
      return [...handle.base, ...handle.delta].flatMap(ownStreams);
    case 'fileChangelog':
      return handle.handles.flatMap((part) =>
        part.handle === null ? [] : [streamName(part.handle)],
      );
    case 'inMemoryChangelog':
      return [];
  }
}
