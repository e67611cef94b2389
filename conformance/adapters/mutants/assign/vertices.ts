/** Mistakes in what a vertex is, and whose state its operators get. */
import { FLINK_DECISIONS } from '../../../../impl/restore/decisions.ts';
import { hasState } from '../../../../spec/model/snapshot.ts';
import type { Mutant } from '../mutant.ts';

export const VERTEX_MUTANTS: readonly Mutant[] = [
  {
    id: 'looks-up-user-defined-only',
    ruleId: 'assign/looks-up-state-by-operator-id',
    fault: 'State under the generated ID of an operator with a user-defined one is dropped.',
    tickets: ['FLINK-13973'],
    restore: { lookUpId: ({ generated, userDefined }) => userDefined ?? generated },
  },
  {
    id: 'looks-up-generated-first',
    ruleId: 'assign/looks-up-state-by-operator-id',
    fault: 'The user-defined ID is tried only where nothing stands under the generated one.',
    restore: {
      lookUpId: ({ generated, userDefined }, isThere) =>
        userDefined === null || isThere(generated) ? generated : userDefined,
    },
  },
  {
    id: 'falls-back-to-generated-id-early',
    ruleId: 'assign/looks-up-state-by-operator-id',
    fault: 'Flink 1.13 is taken to fall back to the generated ID as later releases do.',
    profile: 'flink-1.13',
    restore: {
      lookUpId: (pair, isThere, behaviour) =>
        FLINK_DECISIONS.lookUpId(pair, isThere, { ...behaviour, lookUp: 'userDefinedFirst' }),
    },
  },
  {
    id: 'gives-state-twice',
    ruleId: 'assign/takes-state-once',
    fault: 'A state that an operator took is there for the next one too.',
    restore: { takesStateOnce: false },
  },
  {
    id: 'passes-over-empty-entries',
    ruleId: 'assign/restores-vertices-with-entries',
    fault: 'A vertex of which the snapshot has empty entries only is not restored.',
    restore: { hasEntries: ({ subtasks }) => subtasks.some(({ state }) => hasState(state)) },
  },
  {
    id: 'restores-every-vertex',
    ruleId: 'assign/restores-vertices-with-entries',
    fault: 'Vertices of which the snapshot knows nothing are restored with nothing.',
    restore: { hasEntries: () => true },
  },
  {
    id: 'takes-any-parallelism',
    ruleId: 'assign/refuses-parallelism-above-restored',
    fault: "A vertex may have more subtasks than the snapshot's max parallelism.",
    restore: { isMaxParallelismTooLow: () => false },
  },
  {
    id: 'wants-spare-key-groups',
    ruleId: 'assign/refuses-parallelism-above-restored',
    fault: "A parallelism that is equal to the snapshot's max parallelism is refused.",
    restore: { isMaxParallelismTooLow: (snapshotMax, parallelism) => snapshotMax <= parallelism },
  },
  {
    id: 'adopts-beyond-bounds',
    ruleId: 'assign/refuses-adopting-beyond-bounds',
    fault: 'A vertex takes over a max parallelism that none can have.',
    profile: 'flink-1.11',
    restore: { isWithinBounds: () => true },
  },
  {
    id: 'adopts-largest-max-parallelism',
    ruleId: 'assign/adopts-last-max-parallelism',
    fault: 'Of several max parallelisms a vertex takes over the largest.',
    restore: { adoptedMaxParallelism: Math.max },
  },
  {
    id: 'adopts-in-chain-order',
    ruleId: 'assign/adopts-last-max-parallelism',
    fault: 'Operators are asked for their max parallelism in the order of the chain.',
    restore: { adoptionOrder: (operators) => operators },
  },
  {
    id: 'adopts-nothing',
    ruleId: 'assign/adopts-last-max-parallelism',
    fault: "A vertex goes on with its own max parallelism whatever the snapshot's is.",
    restore: { adoptedMaxParallelism: (current) => current },
  },
  {
    id: 'sets-state-by-vertex',
    ruleId: 'assign/sets-state-at-once',
    fault: 'Tasks get their state before it is known whether all vertices fit.',
    restore: { setsStateByVertex: () => true },
  },
  {
    id: 'leaves-empty-tasks-alone',
    ruleId: 'assign/restores-empty-tasks',
    fault: 'A task whose operators get no state is not told to restore.',
    restore: { restoresEmptyTask: () => false },
  },
  {
    id: 'restores-empty-tasks-early',
    ruleId: 'assign/restores-empty-tasks',
    fault: 'Flink 1.13 is taken to restore tasks without state as later releases do.',
    profile: 'flink-1.13',
    restore: { restoresEmptyTask: () => true },
  },
  {
    id: 'names-operators-with-state-only',
    ruleId: 'assign/names-every-operator',
    fault: "A task's restore has no entry for an operator that gets nothing.",
    restore: { namesOperator: hasState },
  },
  {
    id: 'tells-next-checkpoint-id',
    ruleId: 'assign/keeps-checkpoint-id',
    fault: 'Tasks are told the ID that the next checkpoint gets.',
    restore: { toldCheckpointId: (restoredId) => restoredId + 1n },
  },
];
