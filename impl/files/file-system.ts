/** What a restore needs of a file system: no more than looking and reading. */
export interface FileSystem {
  /** What stands at an absolute `/`-separated path; `null` for nothing. */
  status(path: string): 'file' | 'directory' | null;
  /** The bytes of a file that is there. */
  read(path: string): Uint8Array;
}
