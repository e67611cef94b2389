/** Rules of the question `open`: which state backend opens which handles, and what it holds then. */
import { canonicalSavepointsCrossBackends } from './canonical-savepoints-cross-backends.ts';
import { changelogHandsOnItsBase } from './changelog-hands-on-its-base.ts';
import { changelogKeepsToItself } from './changelog-keeps-to-itself.ts';
import { firstHandleSelects } from './first-handle-selects.ts';
import { forstOpensItsOwnFiles } from './forst-opens-its-own-files.ts';
import { incrementalNeedsADatabase } from './incremental-needs-a-database.ts';
import { keyGroupsHangOnTheirBytes } from './key-groups-hang-on-their-bytes.ts';
import { noHandleOpensEmpty } from './no-handle-opens-empty.ts';
import { holdsWhatWasWritten } from './holds-what-was-written.ts';
import { foreignKeyGroups } from './foreign-key-groups.ts';
import { keySerializersMatch } from './key-serializers-match.ts';
import { formatsDoNotCross } from './formats-do-not-cross.ts';
import { stateFilesAreWhole } from './state-files-are-whole.ts';
import { timersMoveOnTheHeap } from './timers-move.ts';

export const OPEN_RULES = [
  noHandleOpensEmpty,
  firstHandleSelects,
  canonicalSavepointsCrossBackends,
  keyGroupsHangOnTheirBytes,
  incrementalNeedsADatabase,
  forstOpensItsOwnFiles,
  changelogHandsOnItsBase,
  changelogKeepsToItself,
  holdsWhatWasWritten,
  foreignKeyGroups,
  keySerializersMatch,
  formatsDoNotCross,
  stateFilesAreWhole,
  timersMoveOnTheHeap,
] as const;
