/** Rules of in-flight data, which is assigned beside operator and keyed state. */
import { bringsNeighboursIn } from './brings-neighbours-in.ts';
import { givesDataToChainEnds } from './gives-data-to-chain-ends.ts';
import { ignoresInFlightData } from './ignores-in-flight-data.ts';
import { keepsHandles } from './keeps-handles.ts';
import { marksAmbiguousSubtasks } from './marks-ambiguous-subtasks.ts';
import { movesByMapper } from './moves-by-mapper.ts';
import { opensMergedHandles } from './opens-merged-handles.ts';
import { passesOverIdleEdges } from './passes-over-idle-edges.ts';
import { recoversOutputDownstream } from './recovers-output-downstream.ts';
import { refusesChainedData } from './refuses-chained-data.ts';
import { refusesCorruptMergedHandles } from './refuses-corrupt-merged-handles.ts';
import { refusesRescaling } from './refuses-rescaling.ts';
import { refusesUnlikeMappings } from './refuses-unlike-mappings.ts';
import { refusesUnmappedOutput } from './refuses-unmapped-output.ts';
import { refusesUnsupportedMappers } from './refuses-unsupported-mappers.ts';
import { spreadsFullInput } from './spreads-full-input.ts';
import { tellsNothingUnasked } from './tells-nothing-unasked.ts';
import { tellsOldSubtasks } from './tells-old-subtasks.ts';
import { tellsTheOtherEnd } from './tells-the-other-end.ts';

export const CHANNEL_RULES = [
  ignoresInFlightData,
  refusesRescaling,
  refusesCorruptMergedHandles,
  opensMergedHandles,
  bringsNeighboursIn,
  givesDataToChainEnds,
  refusesChainedData,
  refusesUnsupportedMappers,
  passesOverIdleEdges,
  refusesUnlikeMappings,
  keepsHandles,
  movesByMapper,
  spreadsFullInput,
  tellsNothingUnasked,
  tellsOldSubtasks,
  tellsTheOtherEnd,
  marksAmbiguousSubtasks,
  recoversOutputDownstream,
  refusesUnmappedOutput,
] as const;
