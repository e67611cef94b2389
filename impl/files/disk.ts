/** The files of a case while a job lives on them: some are deleted, and snapshots are written. */
import type { StreamStateHandle } from '../../spec/model/handles.ts';
import { CASE_ROOT } from '../../spec/model/request.ts';
import type { CaseFile } from '../../spec/model/request.ts';
import { parseFlinkPath } from '../paths/flink-path.ts';
import { caseFileSystem } from './case-files.ts';
import type { FileSystem } from './file-system.ts';

/** A case's files, and those that were written beside them. */
export class Disk {
  #files: readonly CaseFile[];
  readonly #own = new Set<string>();
  #deleted: string[] = [];

  constructor(files: readonly CaseFile[]) {
    this.#files = files;
  }

  /** As it is now. */
  get fileSystem(): FileSystem {
    return caseFileSystem(this.#files);
  }

  /**
   * Writes a file of the job's own, which is none of the case.
   *
   * @param path absolute, below the case's root
   */
  write(path: string, bytes: Uint8Array): void {
    const relative = path.slice(`${CASE_ROOT}/`.length);
    this.#own.add(relative);
    this.#files = [...this.#files, { path: relative, bytes }];
  }

  /** Deletes the file that a path leads to, if it is there. */
  delete(path: string): void {
    const parsed = parseFlinkPath(path);
    if (!parsed.ok) return;
    const local = parsed.path.path;
    const found = this.#files.find((file) => `${CASE_ROOT}/${file.path}` === local);
    if (found === undefined) return;
    this.#files = this.#files.filter((file) => file !== found);
    if (!this.#own.has(found.path)) this.#deleted.push(found.path);
  }

  /** Deletes the file that a handle stands for. Flink: `FileStateHandle#discardState`. */
  discard(handle: StreamStateHandle): void {
    switch (handle.kind) {
      case 'file':
      case 'relativeFile':
        this.delete(handle.path);
        return;
      case 'keyGroups':
        this.discard(handle.delegate);
        return;
      case 'bytes':
      case 'segment':
      case 'emptySegment':
    }
  }

  /** The paths of the case's files that were deleted since this was asked last, ascending. */
  takeDeleted(): string[] {
    const deleted = this.#deleted.sort();
    this.#deleted = [];
    return deleted;
  }
}
