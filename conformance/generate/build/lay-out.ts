/** Where a case's files lie, and what its pointer looks like. */
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { CaseFile } from '../../../spec/model/request.ts';
import type { PointerDraft, PointerForm } from '../draft/pointer-draft.ts';

/** A pointer and the files around the metadata. */
export interface Layout {
  readonly pointer: string;
  /** The metadata's directory, absolute, as a relative handle resolves against it. */
  readonly directory: string;
  /** The metadata's path among the case's files. */
  readonly metadata: string;
  /** Everything else. */
  readonly otherFiles: readonly CaseFile[];
  /** Whether the pointer leads to the metadata. */
  readonly leads: boolean;
}

interface Form {
  readonly pointer: (directory: string) => string;
  /** The metadata file's name; `_metadata` where it is not given. */
  readonly fileName?: string;
  /** Files beside the metadata's directory, or in it. */
  readonly otherFiles?: (directory: string) => readonly CaseFile[];
  readonly leads: boolean;
}

const METADATA = '_metadata';
const RENAMED = 'copy-of-metadata.bin';
const NO_SNAPSHOT = Uint8Array.of(0x6e, 0x6f);

const FORMS: Record<PointerForm, Form> = {
  directory: { pointer: (d) => `${CASE_ROOT}/${d}`, leads: true },
  directoryWithSlash: { pointer: (d) => `${CASE_ROOT}/${d}/`, leads: true },
  directoryWithScheme: { pointer: (d) => `file:${CASE_ROOT}/${d}`, leads: true },
  directoryWithAuthority: { pointer: (d) => `file://${CASE_ROOT}/${d}`, leads: true },
  directoryWithDots: { pointer: (d) => `${CASE_ROOT}/elsewhere/../${d}`, leads: true },
  directoryWithDoubleSlash: { pointer: (d) => `${CASE_ROOT}//${d}`, leads: true },
  metadataFile: { pointer: (d) => `${CASE_ROOT}/${d}/${METADATA}`, leads: true },
  metadataFileWithScheme: { pointer: (d) => `file:${CASE_ROOT}/${d}/${METADATA}`, leads: true },
  renamedFile: {
    pointer: (d) => `${CASE_ROOT}/${d}/${RENAMED}`,
    fileName: RENAMED,
    leads: true,
  },
  renamedFileBesideMetadata: {
    pointer: (d) => `${CASE_ROOT}/${d}/${RENAMED}`,
    fileName: RENAMED,
    otherFiles: (d) => [{ path: `${d}/${METADATA}`, bytes: NO_SNAPSHOT }],
    leads: true,
  },
  missing: { pointer: () => `${CASE_ROOT}/nothing/here`, leads: false },
  missingFile: { pointer: (d) => `${CASE_ROOT}/${d}/${METADATA}.old`, leads: false },
  missingRelative: { pointer: () => 'savepoint-spec-nothing/here', leads: false },
  blanks: { pointer: () => '   ', leads: false },
  emptyDirectory: {
    pointer: () => `${CASE_ROOT}/empty`,
    otherFiles: () => [{ path: 'empty/', bytes: new Uint8Array() }],
    leads: false,
  },
  directoryWithoutMetadata: {
    pointer: (d) => `${CASE_ROOT}/${d}`,
    fileName: RENAMED,
    leads: false,
  },
  empty: { pointer: () => '', leads: false },
  noUri: { pointer: () => ':bad:uri', leads: false },
  blankAfterScheme: { pointer: () => 'file:rel dir', leads: false },
  unknownScheme: { pointer: (d) => `nosuchfs://host/${d}`, leads: false },
  localOnHost: { pointer: (d) => `file://nosuchhost${CASE_ROOT}/${d}`, leads: false },
};

/** The layout of a draft. */
export function layOut({ form, directory }: PointerDraft): Layout {
  const { pointer, fileName = METADATA, otherFiles, leads } = FORMS[form];
  return {
    pointer: pointer(directory),
    directory: `${CASE_ROOT}/${directory}`,
    metadata: `${directory}/${fileName}`,
    otherFiles: otherFiles?.(directory) ?? [],
    leads,
  };
}
