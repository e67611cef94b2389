/** Decisions while the pointer is resolved. Flink: `AbstractFsCheckpointStorageAccess`. */
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import { parseFlinkPath } from '../../paths/flink-path.ts';
import type { FlinkPathResult } from '../../paths/flink-path.ts';

/** What a pointer led to. */
export interface ResolvedPointer {
  /** The metadata file: an absolute path without a scheme. */
  readonly metadata: string;
  /** The directory that the snapshot's own files are in, with the scheme before it. */
  readonly exclusiveDirectory: string;
}

/** Decision points of the stage `resolve`. */
export interface ResolveDecisions {
  /** Whether no pointer is given at all. Blanks are a file name like any other. */
  isEmptyPointer(pointer: string): boolean;
  /** What a pointer is as a path. */
  parsePointer(pointer: string): FlinkPathResult;
  /** Schemes, and authorities, that there is a file system for. `null`: none was written. */
  hasFileSystem(scheme: string | null, authority: string | null): boolean;
  /** Whether nothing stands where the pointer points. */
  isNothing(status: 'file' | 'directory' | null): boolean;
  /** The name of the metadata file in a directory. */
  readonly metadataFileName: string;
  /** Whether a pointer to a file may have that name. Flink takes any. */
  acceptsMetadataFileName(name: string): boolean;
  /** The pointer that the checkpoint gets: always the directory. */
  externalPointer(resolved: ResolvedPointer): string;
  /** Where relative handles are told to start: a directory that has to have a metadata file. */
  relativeHandleBase(resolved: ResolvedPointer): string;
  /** What is restored in the place of metadata that cannot be read; `null`: nothing, it refuses. */
  insteadOfUnreadable(): Snapshot | null;
}

/** What Flink decides there. */
export const RESOLVE_DECISIONS: ResolveDecisions = {
  isEmptyPointer: (pointer) => pointer === '',
  parsePointer: parseFlinkPath,
  hasFileSystem: (scheme, authority) =>
    scheme === null || (scheme === 'file' && (authority === null || authority === '')),
  isNothing: (status) => status === null,
  metadataFileName: '_metadata',
  acceptsMetadataFileName: () => true,
  externalPointer: ({ exclusiveDirectory }) => exclusiveDirectory,
  relativeHandleBase: ({ exclusiveDirectory }) => exclusiveDirectory,
  insteadOfUnreadable: () => null,
};
