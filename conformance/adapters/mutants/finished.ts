/** Mistakes with finished operators, held against the graph or assigned. */
import { FLINK_DECISIONS } from '../../../impl/restore/decisions.ts';
import type { Mutant } from './mutant.ts';

export const FINISHED_MUTANTS: readonly Mutant[] = [
  {
    id: 'chains-finished-operators-with-others',
    ruleId: 'validate/finished-chain-is-uniform',
    fault: 'Operators of one vertex may have finished to different degrees.',
    restore: { mayChain: () => true },
  },
  {
    id: 'takes-an-operator-without-state-for-finished',
    ruleId: 'validate/finished-chain-is-uniform',
    fault: 'An operator without state counts as fully finished, so that it can be added anywhere.',
    restore: {
      finishedState: (state) =>
        state === undefined ? 'FULLY_FINISHED' : FLINK_DECISIONS.finishedState(state),
    },
  },
  {
    id: 'lets-finished-follow-partly-finished',
    ruleId: 'validate/finished-follows-finished',
    fault: 'A producer of a fully finished vertex may be partly finished.',
    restore: { mayPrecedeFullyFinished: (producer) => producer !== 'ALL_RUNNING' },
  },
  {
    id: 'lets-partly-finished-follow-running',
    ruleId: 'validate/partly-finished-follows-finished',
    fault: 'A partly finished vertex may have a running producer over POINTWISE edges.',
    tickets: ['FLINK-23512'],
    restore: {
      mayPrecedePartiallyFinished: (producer, pattern) =>
        producer === 'FULLY_FINISHED' || pattern === 'POINTWISE',
    },
  },
  {
    id: 'overlooks-patterns-of-edges',
    ruleId: 'validate/partly-finished-follows-finished',
    fault: 'A partly finished vertex may have a partly finished producer over ALL_TO_ALL edges.',
    tickets: ['FLINK-23512'],
    restore: { mayPrecedePartiallyFinished: (producer) => producer !== 'ALL_RUNNING' },
  },
  {
    id: 'adds-finished-subtasks-up',
    ruleId: 'validate/partly-finished-follows-finished',
    fault: 'An operator all of whose subtasks have finished one by one counts as fully finished.',
    restore: {
      finishedState: (state) =>
        state !== undefined &&
        state.subtasks.length > 0 &&
        state.subtasks.every(({ finished }) => finished)
          ? 'FULLY_FINISHED'
          : FLINK_DECISIONS.finishedState(state),
    },
  },
  {
    id: 'checks-finished-operators-at-failover',
    ruleId: 'validate/finished-operators-are-checked-at-start',
    fault: 'Finished operators are held against the graph at every entry point.',
    restore: { checksFinishedOperators: (_entryPoint, behaviour) => behaviour.finishedOperators },
  },
  {
    id: 'trusts-finished-operators-of-its-store',
    ruleId: 'validate/finished-operators-are-checked-at-start',
    fault: 'Finished operators are held against the graph of a savepoint only.',
    restore: { checksFinishedOperators: (entryPoint) => entryPoint === 'restoreSavepoint' },
  },
  {
    id: 'checks-finished-operators-first',
    ruleId: 'validate/finished-operators-are-checked-late',
    fault: 'Finished operators are held against the graph before anything is registered.',
    restore: {
      steps: [
        'checkFinishedOperators',
        'registerSharedState',
        'addToStore',
        'setCounter',
        'takeLatest',
        'assign',
        'restoreHooks',
        'restoreCoordinators',
      ],
    },
  },
  {
    id: 'assigns-before-it-checks',
    ruleId: 'validate/finished-operators-are-checked-late',
    fault: 'Finished operators are held against the graph after tasks have their state.',
    restore: {
      steps: [
        'registerSharedState',
        'addToStore',
        'setCounter',
        'takeLatest',
        'assign',
        'checkFinishedOperators',
        'restoreHooks',
        'restoreCoordinators',
      ],
    },
  },
  {
    id: 'remembers-finished-subtasks',
    ruleId: 'validate/ignored-in-flight-data-hides-finished-subtasks',
    fault: 'In-flight data is never ignored, and finished subtasks are never hidden by that.',
    restore: { ignoresInFlightData: () => false },
  },
  {
    id: 'ignores-in-flight-data-of-any-checkpoint',
    ruleId: 'validate/ignored-in-flight-data-hides-finished-subtasks',
    fault: 'In-flight data is ignored whatever checkpoint it is to be ignored of.',
    restore: { ignoresInFlightData: (_restoredId, ignoredId) => ignoredId !== null },
  },
  {
    id: 'restarts-finished-vertices',
    ruleId: 'assign/starts-finished-vertices-as-finished',
    fault: 'Tasks of a fully finished vertex start as those of one without state.',
    tickets: ['FLINK-21088'],
    restore: { startsFinished: () => false },
  },
  {
    id: 'finishes-partly-finished-vertices',
    ruleId: 'assign/starts-finished-vertices-as-finished',
    fault: 'Tasks of a vertex of which some subtask had finished are told that they had finished.',
    restore: {
      startsFinished: (states) =>
        states.some(
          ({ fullyFinished, subtasks }) =>
            fullyFinished || subtasks.some(({ finished }) => finished),
        ),
    },
  },
  {
    id: 'assigns-partly-fully-finished-vertices',
    ruleId: 'assign/refuses-partly-fully-finished-vertices',
    fault: 'Some operators of a vertex may be fully finished and others not.',
    restore: { mayAssign: () => true },
  },
];
