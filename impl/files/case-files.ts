/** A case's files as a file system in memory. */
import { CASE_ROOT } from '../../spec/model/request.ts';
import type { CaseFile } from '../../spec/model/request.ts';
import type { FileSystem } from './file-system.ts';

/** The files of a case below {@link CASE_ROOT}; every folder on the way to a file is there too. */
export function caseFileSystem(files: readonly CaseFile[]): FileSystem {
  const contents = new Map<string, Uint8Array>();
  const directories = new Set<string>(['/']);
  addDirectories(directories, CASE_ROOT);
  for (const file of files) {
    const isDirectory = file.path.endsWith('/');
    const path = `${CASE_ROOT}/${isDirectory ? file.path.slice(0, -1) : file.path}`;
    if (isDirectory) addDirectories(directories, path);
    else {
      contents.set(path, file.bytes);
      addDirectories(directories, path.slice(0, path.lastIndexOf('/')));
    }
  }
  return {
    status(path) {
      if (contents.has(path)) return 'file';
      return directories.has(path) ? 'directory' : null;
    },
    read(path) {
      const bytes = contents.get(path);
      if (bytes === undefined) throw new Error(`no file at ${path}: ask for its status first`);
      return bytes;
    },
  };
}

function addDirectories(directories: Set<string>, path: string): void {
  for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) {
    directories.add(path.slice(0, at));
  }
}
