/** The reference implementation, as a library without a file system of its own. */
export { caseFileSystem } from './files/case-files.ts';
export type { FileSystem } from './files/file-system.ts';
export { decodeSnapshot, encodeSnapshot } from './codec/index.ts';
export type { DecodeContext } from './codec/index.ts';
export { DecodeRefusal } from './codec/decode-refusal.ts';
export { decodeRaw, encodeRaw } from './codec/raw-codec.ts';
