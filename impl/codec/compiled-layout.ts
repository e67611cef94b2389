/** The readers and writers of a layout, made once. */
import { FIRST_VERSION_WITH_PROPERTIES, head, operator } from '../../spec/format/metadata.ts';
import type { Dialect, FormatBehaviour } from '../../spec/profiles/format-differences.ts';
import { ReaderCompiler } from './compile-reader.ts';
import type { Read } from './compile-reader.ts';
import { WriterCompiler } from './compile-writer.ts';
import type { Write } from './compile-writer.ts';

/** Readers of the units that a file is made of. */
export interface UnitReaders {
  readonly head: Read;
  readonly operator: Read;
  readonly properties: Read;
}

/** Writers of the units that a file is made of. */
export interface UnitWriters {
  readonly head: Write;
  readonly operator: Write;
  readonly properties: Write;
}

const readers = new WeakMap<FormatBehaviour, Map<string, UnitReaders>>();
const writers = new Map<string, UnitWriters>();

/** The readers of a metadata version, for a release. */
export function readersOf(
  metadataVersion: number,
  dialect: Dialect,
  behaviour: FormatBehaviour,
  traced: boolean,
): UnitReaders {
  let ofRelease = readers.get(behaviour);
  if (ofRelease === undefined) readers.set(behaviour, (ofRelease = new Map()));
  const key = `${metadataVersion} ${dialect} ${traced}`;
  let found = ofRelease.get(key);
  if (found === undefined) {
    const compiler = new ReaderCompiler({ metadataVersion, dialect, behaviour }, traced);
    found = {
      head: compiler.compile(head),
      operator: compiler.compile(operator),
      properties: compiler.compile('properties'),
    };
    ofRelease.set(key, found);
  }
  return found;
}

/** The writers of a metadata version. */
export function writersOf(metadataVersion: number, dialect: Dialect): UnitWriters {
  const key = `${metadataVersion} ${dialect}`;
  let found = writers.get(key);
  if (found === undefined) {
    const compiler = new WriterCompiler({ metadataVersion, dialect, behaviour: null });
    found = {
      head: compiler.compile(head),
      operator: compiler.compile(operator),
      properties: compiler.compile('properties'),
    };
    writers.set(key, found);
  }
  return found;
}

/** Whether files of a version end with checkpoint properties. */
export function hasProperties(metadataVersion: number): boolean {
  return metadataVersion >= FIRST_VERSION_WITH_PROPERTIES;
}
