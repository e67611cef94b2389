/** What the handles of a snapshot refer to outside of its metadata. */
import type {
  RawFileHandle,
  RawFileMergingHandle,
  RawRelativeFileHandle,
  RawSegmentHandle,
} from '../../spec/format/raw-snapshot.ts';
import type { Text } from '../../spec/model/text.ts';
import { textToString } from '../codec/modified-utf8.ts';
import { Walk } from '../inspect/walk.ts';
import type { Fields, PathSegment } from '../inspect/walk.ts';

/** One handle's reference. */
export interface Reference {
  /** The field that names it, such as `operators[0].subtasks[1].managedKeyedState.delegate.path`. */
  readonly field: string;
  /** `directory`: one that merged files lie in, which has to be there while they are in use. */
  readonly kind: 'file' | 'directory';
  /** As written. */
  readonly path: string;
  /** Whether the path starts at the directory of the metadata. */
  readonly isRelative: boolean;
  /** How long the file has to be at least, in bytes; 0 where nothing is known, and for directories. */
  readonly neededBytes: bigint;
}

/** Finds the references of one unit after the other. */
export class References {
  private readonly found: (reference: Reference) => void;
  private readonly walk = new Walk((fields) => this.look(fields));

  constructor(found: (reference: Reference) => void) {
    this.found = found;
  }

  /** Looks through a unit, or a part of one, to which a path leads. */
  visit(value: unknown, ...path: readonly PathSegment[]): void {
    this.walk.through(value, ...path);
  }

  private look(fields: Fields): void {
    switch (fields['kind']) {
      case 'file': {
        const { path, size } = fields as unknown as RawFileHandle;
        return this.tell('path', path, size);
      }
      case 'relativeFile': {
        const { relativePath, size } = fields as unknown as RawRelativeFileHandle;
        return this.tell('relativePath', relativePath, size);
      }
      case 'segment': {
        const { path, startPos, size } = fields as unknown as RawSegmentHandle;
        return this.tell('path', path, startPos + size);
      }
      case 'fileMerging': {
        const { taskOwnedDir, sharedDir } = fields as unknown as RawFileMergingHandle;
        this.tell('taskOwnedDir', taskOwnedDir, 0n);
        return this.tell('sharedDir', sharedDir, 0n);
      }
    }
  }

  private tell(field: string, text: Text, neededBytes: bigint): void {
    this.found({
      field: this.walk.pathTo(field),
      kind: field.endsWith('Dir') ? 'directory' : 'file',
      path: textToString(text),
      isRelative: field === 'relativePath',
      neededBytes: neededBytes < 0n ? 0n : neededBytes,
    });
  }
}
