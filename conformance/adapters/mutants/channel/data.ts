/** Mistakes in whose in-flight data a task gets. */
import { FLINK_DECISIONS } from '../../../../impl/restore/decisions.ts';
import type { Mutant } from '../mutant.ts';

export const CHANNEL_DATA_MUTANTS: readonly Mutant[] = [
  {
    id: 'ignores-no-in-flight-data',
    ruleId: 'channel/ignores-in-flight-data',
    fault: 'In-flight data that is to be ignored is given out.',
    restore: { ignoresInFlightData: () => false },
  },
  {
    id: 'ignores-all-in-flight-data',
    ruleId: 'channel/ignores-in-flight-data',
    fault: 'In-flight data is ignored whichever checkpoint is named.',
    restore: { ignoresInFlightData: (_restoredId, ignoredId) => ignoredId !== null },
  },
  {
    id: 'leaves-neighbours-out',
    ruleId: 'channel/brings-neighbours-in',
    fault: 'A vertex without entries starts without a restore whatever its neighbours left.',
    tickets: ['FLINK-27031'],
    restore: { neighbourTakesPart: () => 'no' },
  },
  {
    id: 'brings-consumers-in-only',
    ruleId: 'channel/brings-neighbours-in',
    fault: 'Input that a consumer left does not bring its producer in.',
    restore: {
      neighbourTakesPart: ({ upstreamOutput }) => (upstreamOutput ? 'restored' : 'no'),
    },
  },
  {
    id: 'brings-consumers-in-early',
    ruleId: 'channel/brings-neighbours-in',
    fault: 'Flink 1.14 is taken to bring consumers in as later releases do.',
    profile: 'flink-1.14',
    restore: {
      neighbourTakesPart: (left, behaviour) =>
        FLINK_DECISIONS.neighbourTakesPart(left, { ...behaviour, neighbours: 'assigned' }),
    },
  },
  {
    id: 'chains-in-flight-data',
    ruleId: 'channel/refuses-chained-data',
    fault: 'In-flight data within a chain is dropped where it has to be refused.',
    restore: { isInTheWay: () => false },
  },
  {
    id: 'minds-empty-handles-in-chains',
    ruleId: 'channel/refuses-chained-data',
    fault: 'Handles without buffers within a chain are refused.',
    restore: { isInTheWay: () => true },
  },
  {
    id: 'gives-inner-operators-data',
    ruleId: 'channel/gives-data-to-chain-ends',
    fault: 'Every operator of a chain keeps the in-flight data that it had, as in Flink 1.11.',
    restore: { rescalesInFlightData: () => false },
  },
  {
    id: 'rescales-in-flight-data-early',
    ruleId: 'channel/refuses-rescaling',
    fault: 'Flink 1.11 is taken to give in-flight data out at another parallelism.',
    profile: 'flink-1.11',
    restore: { refusesRescaling: () => false },
  },
  {
    id: 'refuses-empty-handles',
    ruleId: 'channel/refuses-rescaling',
    fault: 'Handles without buffers are refused at another parallelism.',
    profile: 'flink-1.11',
    restore: {
      refusesRescaling: (_handle, oldParallelism, newParallelism) =>
        oldParallelism !== newParallelism,
    },
  },
  {
    id: 'passes-merged-handles-on',
    ruleId: 'channel/opens-merged-handles',
    fault: 'Merged handles are passed on as they are.',
    restore: { keptHandles: (_opened, merged) => merged },
  },
  {
    id: 'takes-corrupt-merged-handles',
    ruleId: 'channel/refuses-corrupt-merged-handles',
    fault: 'What is missing at the end of a merged handle is taken for zeros.',
    restore: {
      mergedContent: ({ serializedChannelOffsets }) =>
        Uint8Array.from([...serializedChannelOffsets, ...new Uint8Array(64)]),
    },
  },
  {
    id: 'asks-idle-edges',
    ruleId: 'channel/passes-over-idle-edges',
    fault: 'Edges without in-flight data are not passed over.',
    tickets: ['FLINK-38267'],
    restore: { passesOver: () => false },
  },
  {
    id: 'takes-unsupported-mappers',
    ruleId: 'channel/refuses-unsupported-mappers',
    fault: 'In-flight data of edges that cannot be rescaled is dropped.',
    tickets: ['FLINK-22815'],
    restore: { isUnsupported: () => false },
  },
  {
    id: 'keeps-input-by-modulo',
    ruleId: 'channel/keeps-handles',
    fault: 'Input is redistributed even at an unchanged parallelism.',
    restore: { keepsInput: () => false },
  },
  {
    id: 'keeps-output-by-modulo',
    ruleId: 'channel/keeps-handles',
    fault: 'Output is redistributed even at an unchanged parallelism.',
    restore: { keepsOutput: () => false },
  },
  {
    id: 'keeps-full-input',
    ruleId: 'channel/spreads-full-input',
    fault:
      'Input of an edge with the mapper FULL stays where it is though its producer was rescaled.',
    tickets: ['FLINK-35351'],
    restore: {
      keepsInput: (oldParallelism, newParallelism) => oldParallelism === newParallelism,
    },
  },
  {
    id: 'spreads-full-input-early',
    ruleId: 'channel/spreads-full-input',
    fault: 'Flink 1.18 is taken to spread input of FULL as later releases do.',
    profile: 'flink-1.18',
    restore: {
      keepsInput: (oldParallelism, newParallelism, edges, behaviour) =>
        FLINK_DECISIONS.keepsInput(oldParallelism, newParallelism, edges, {
          ...behaviour,
          redistributesFull: true,
        }),
    },
  },
];
