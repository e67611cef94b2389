/** Rules of the question `open`: which state backend opens which handles. */
import { canonicalSavepointsCrossBackends } from './canonical-savepoints-cross-backends.ts';
import { changelogHandsOnItsBase } from './changelog-hands-on-its-base.ts';
import { changelogKeepsToItself } from './changelog-keeps-to-itself.ts';
import { firstHandleSelects } from './first-handle-selects.ts';
import { forstOpensItsOwnFiles } from './forst-opens-its-own-files.ts';
import { incrementalNeedsADatabase } from './incremental-needs-a-database.ts';
import { keyGroupsHangOnTheirBytes } from './key-groups-hang-on-their-bytes.ts';
import { noHandleOpensEmpty } from './no-handle-opens-empty.ts';

export const OPEN_RULES = [
  noHandleOpensEmpty,
  firstHandleSelects,
  canonicalSavepointsCrossBackends,
  keyGroupsHangOnTheirBytes,
  incrementalNeedsADatabase,
  forstOpensItsOwnFiles,
  changelogHandsOnItsBase,
  changelogKeepsToItself,
] as const;
