/** What a restore needs of a file system: no more than looking and reading. */
export interface FileSystem {
  /** What stands at an absolute `/`-separated path; `null` for nothing. */
  status(path: string): 'file' | 'directory' | null;
  /** The bytes of a file that is there. */
  read(path: string): Uint8Array;
}

/** A file system that tells how long files are without reading them. */
export interface SizedFileSystem extends FileSystem {
  /** The length of a file that is there, in bytes. */
  sizeOf(path: string): number;
}
