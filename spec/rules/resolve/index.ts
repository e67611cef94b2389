/** Rules of the stage `resolve`: from the pointer to the metadata. */
import { changesNothingBeforeItHasRead } from './changes-nothing-before-it-has-read.ts';
import { looksForMetadataInDirectories } from './looks-for-metadata-in-directories.ts';
import { pointsToTheDirectory } from './points-to-the-directory.ts';
import { refusesEmptyPointer } from './refuses-empty-pointer.ts';
import { refusesMissingSnapshots } from './refuses-missing-snapshots.ts';
import { refusesUnknownFileSystems } from './refuses-unknown-file-systems.ts';
import { refusesWhatIsNoUri } from './refuses-what-is-no-uri.ts';
import { relativeHandlesNeedMetadataName } from './relative-handles-need-metadata-name.ts';
import { takesMetadataOfAnyName } from './takes-metadata-of-any-name.ts';

export const RESOLVE_RULES = [
  refusesEmptyPointer,
  refusesWhatIsNoUri,
  refusesUnknownFileSystems,
  refusesMissingSnapshots,
  looksForMetadataInDirectories,
  takesMetadataOfAnyName,
  pointsToTheDirectory,
  relativeHandlesNeedMetadataName,
  changesNothingBeforeItHasRead,
] as const;
