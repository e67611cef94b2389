/** What the reference implementation does with the file system of this machine. */
export { openFileSource } from './file-source.ts';
export type { FileSource } from './file-source.ts';
export { lookUp } from './look-up.ts';
export type { Found } from './look-up.ts';
export { metadataFileOf } from './metadata-file.ts';
export { UnreadableFile } from './unreadable-file.ts';
