/** How the pointer and the place of the metadata are drawn. */
import type { Arbitrary } from 'fast-check';
import { fields, pickName, pickOf } from './pick.ts';
import type { Weights } from './pick.ts';

/** What the pointer leads to, and how it is written; `../build/lay-out` says exactly. */
export type PointerForm =
  | 'directory'
  | 'directoryWithSlash'
  | 'directoryWithScheme'
  | 'directoryWithAuthority'
  | 'directoryWithDots'
  | 'directoryWithDoubleSlash'
  | 'metadataFile'
  | 'metadataFileWithScheme'
  | 'renamedFile'
  | 'renamedFileBesideMetadata'
  | 'missing'
  | 'missingFile'
  | 'missingRelative'
  | 'blanks'
  | 'emptyDirectory'
  | 'directoryWithoutMetadata'
  | 'empty'
  | 'noUri'
  | 'blankAfterScheme'
  | 'unknownScheme'
  | 'localOnHost';

/** Names of the directory that holds the metadata, relative to the case's root. */
export const DIRECTORY_NAMES = [
  'savepoint-5f3a1c-0123456789ab',
  'chk-7',
  'deep/er/savepoint',
  'with blank',
  'per%20cent',
  'plus+and&more',
] as const;

/** The pointer and the directory. */
export interface PointerDraft {
  readonly form: PointerForm;
  readonly directory: (typeof DIRECTORY_NAMES)[number];
}

/** Pointers of the given forms. */
export function pointerDraft(forms: Weights<PointerForm>): Arbitrary<PointerDraft> {
  return fields({
    form: pickName(forms),
    directory: pickOf([
      [DIRECTORY_NAMES[0], 6],
      [DIRECTORY_NAMES[1], 2],
      [DIRECTORY_NAMES[2], 1],
      [DIRECTORY_NAMES[3], 1],
      [DIRECTORY_NAMES[4], 1],
      [DIRECTORY_NAMES[5], 1],
    ]),
  });
}
