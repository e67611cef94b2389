/** Planted wrong implementations: which state of which operators must not be lost. */
import { keyGroupCount } from '../../../../spec/model/handles.ts';
import { hasState } from '../../../../spec/model/snapshot.ts';
import type { SubtaskState } from '../../../../spec/model/snapshot.ts';
import type { Mutant } from '../mutant.ts';

export const UNCLAIMED_STATE_MUTANTS: readonly Mutant[] = [
  {
    id: 'skips-unclaimed-state',
    ruleId: 'validate/unclaimed-state-is-refused',
    fault: 'State that the job lacks is skipped, whether or not that is allowed.',
    restore: { skipsUnclaimed: () => true },
  },
  {
    id: 'never-skips-unclaimed-state',
    ruleId: 'validate/unclaimed-state-is-refused',
    fault: 'State that the job lacks is refused, even where it may be skipped.',
    tickets: ['FLINK-4445'],
    restore: { skipsUnclaimed: () => false },
  },
  {
    id: 'refuses-unclaimed-operators',
    ruleId: 'validate/unclaimed-state-is-refused',
    fault: 'An operator that the job lacks is refused, even without any state.',
    restore: { coordinatorCountsAsState: () => true },
  },
  {
    id: 'overlooks-raw-operator-state',
    ruleId: 'validate/each-kind-of-state-counts',
    fault: 'Raw operator state alone does not count as state.',
    restore: { countsAsState: (state) => hasState({ ...state, rawOperatorState: [] }) },
  },
  {
    id: 'overlooks-raw-keyed-state',
    ruleId: 'validate/each-kind-of-state-counts',
    fault: 'Raw keyed state alone does not count as state.',
    restore: { countsAsState: (state) => hasState({ ...state, rawKeyedState: [] }) },
  },
  {
    id: 'overlooks-in-flight-data',
    ruleId: 'validate/each-kind-of-state-counts',
    fault: 'In-flight data of an unaligned checkpoint alone does not count as state.',
    restore: {
      countsAsState: (state) =>
        hasState({ ...state, inputChannelState: [], resultSubpartitionState: [] }),
    },
  },
  {
    id: 'overlooks-coordinator-state',
    ruleId: 'validate/each-kind-of-state-counts',
    fault: 'State of an operator coordinator alone does not count as state.',
    restore: { coordinatorCountsAsState: () => false },
  },
  {
    id: 'counts-elements-of-lists',
    ruleId: 'validate/contents-are-not-looked-at',
    fault: 'Lists without elements do not count as state.',
    restore: { countsAsState: (state) => hasState(withoutEmptyLists(state)) },
  },
  {
    id: 'counts-key-groups',
    ruleId: 'validate/contents-are-not-looked-at',
    fault: 'Keyed handles without key groups do not count as state.',
    restore: { countsAsState: (state) => hasState(withoutEmptyRanges(state)) },
  },
  {
    id: 'counts-coordinator-bytes',
    ruleId: 'validate/contents-are-not-looked-at',
    fault: 'Coordinator state of no bytes does not count as state.',
    restore: {
      coordinatorCountsAsState: ({ coordinatorState }) =>
        coordinatorState !== null && coordinatorState.data.length > 0,
    },
  },
  {
    id: 'counts-empty-entries',
    ruleId: 'validate/empty-entries-are-no-state',
    fault: 'An entry of a subtask counts as state even where it is empty.',
    restore: { countsAsState: () => true },
  },
  {
    id: 'counts-fully-finished-operators',
    ruleId: 'validate/empty-entries-are-no-state',
    fault: 'A fully finished operator counts as one with state.',
    restore: {
      coordinatorCountsAsState: ({ coordinatorState, fullyFinished }) =>
        coordinatorState !== null || fullyFinished,
    },
  },
];

function withoutEmptyLists(state: SubtaskState): SubtaskState {
  const managedOperatorState = state.managedOperatorState.filter(({ states }) =>
    states.some(({ offsets }) => offsets.length > 0),
  );
  return { ...state, managedOperatorState };
}

function withoutEmptyRanges(state: SubtaskState): SubtaskState {
  const managedKeyedState = state.managedKeyedState.filter(({ range }) => keyGroupCount(range) > 0);
  return { ...state, managedKeyedState };
}
