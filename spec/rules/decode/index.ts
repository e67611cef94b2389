/** Rules of the question `decode`: what the bytes of `_metadata` mean. */
import { finishedOperatorsHaveNoCoordinatorState } from './finished-operators-have-no-coordinator-state.ts';
import { needsEveryByte } from './needs-every-byte.ts';
import { readsKnownVersions } from './reads-known-versions.ts';
import { readsWhatWasWritten } from './reads-what-was-written.ts';
import { refusesImpossibleParallelism } from './refuses-impossible-parallelism.ts';
import { refusesNegativeCheckpointIds } from './refuses-negative-checkpoint-ids.ts';
import { refusesOtherFiles } from './refuses-other-files.ts';
import { relativeHandlesNeedAPointer } from './relative-handles-need-a-pointer.ts';

export const DECODE_RULES = [
  refusesOtherFiles,
  readsKnownVersions,
  refusesNegativeCheckpointIds,
  needsEveryByte,
  refusesImpossibleParallelism,
  finishedOperatorsHaveNoCoordinatorState,
  relativeHandlesNeedAPointer,
  readsWhatWasWritten,
] as const;
