/** Decisions while the pointer is resolved. Flink: `AbstractFsCheckpointStorageAccess`. */

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
  /** Schemes, and authorities, that there is a file system for. `null`: none was written. */
  hasFileSystem(scheme: string | null, authority: string | null): boolean;
  /** The name of the metadata file in a directory. */
  readonly metadataFileName: string;
  /** Whether a pointer to a file may have that name. Flink takes any. */
  acceptsMetadataFileName(name: string): boolean;
  /** The pointer that the checkpoint gets: always the directory. */
  externalPointer(resolved: ResolvedPointer): string;
}

/** What Flink decides there. */
export const RESOLVE_DECISIONS: ResolveDecisions = {
  isEmptyPointer: (pointer) => pointer === '',
  hasFileSystem: (scheme, authority) =>
    scheme === null || (scheme === 'file' && (authority === null || authority === '')),
  metadataFileName: '_metadata',
  acceptsMetadataFileName: () => true,
  externalPointer: ({ exclusiveDirectory }) => exclusiveDirectory,
};
