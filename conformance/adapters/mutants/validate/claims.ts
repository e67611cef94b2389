/** Planted wrong implementations: who claims a state, and which states there are. */
import type { OperatorState } from '../../../../spec/model/snapshot.ts';
import type { Mutant } from '../mutant.ts';

export const CLAIM_MUTANTS: readonly Mutant[] = [
  {
    id: 'claims-by-generated-id-only',
    ruleId: 'validate/claims-by-either-id',
    fault: 'State under an ID from setUidHash belongs to nobody.',
    restore: { claimedIds: ({ generated }) => [generated] },
  },
  {
    id: 'uid-hash-replaces-generated-id',
    ruleId: 'validate/claims-by-either-id',
    fault: 'An operator with a uid hash no longer claims state under its generated ID.',
    restore: { claimedIds: ({ generated, userDefined }) => [userDefined ?? generated] },
  },
  {
    id: 'first-vertex-claims',
    ruleId: 'validate/last-visited-vertex-claims',
    fault: 'Of two vertices with one ID the first that is visited claims the state.',
    restore: { claimant: (earlier) => earlier },
  },
  {
    id: 'claims-by-name',
    ruleId: 'validate/names-take-no-part',
    fault: 'State of an unknown ID goes to an operator that has its name.',
    restore: {
      claimantOf: (state, byId, vertices) =>
        byId.get(state.operatorId) ??
        vertices.find(({ job }) =>
          job.operators.some(({ name }) => name !== null && name === state.name),
        ),
    },
  },
  {
    id: 'claims-under-old-name-only',
    ruleId: 'validate/names-take-no-part',
    fault: 'An operator that was renamed does not claim its state.',
    restore: {
      claimantOf(state, byId) {
        const claimant = byId.get(state.operatorId);
        const names = claimant?.job.operators.map(({ name }) => name) ?? [];
        return state.name === null || names.includes(state.name) ? claimant : undefined;
      },
    },
  },
  {
    id: 'first-duplicate-counts',
    ruleId: 'validate/last-duplicate-counts',
    fault: 'Of several states of one operator the first in the file is restored.',
    restore: { keptDuplicate: (earlier) => earlier },
  },
  {
    id: 'checks-last-duplicate-only',
    ruleId: 'validate/last-duplicate-counts',
    fault: 'Of several states of one operator only the last is checked.',
    restore: { validationOrder: (operators) => [...lastOfEach(operators).values()] },
  },
  {
    id: 'checks-in-order-of-ids',
    ruleId: 'validate/first-failure-wins',
    fault: 'States are checked in the order of their IDs, not in that of the file.',
    restore: {
      validationOrder: (operators) =>
        operators.toSorted((a, b) => (a.operatorId < b.operatorId ? -1 : 1)),
    },
  },
];

function lastOfEach(operators: readonly OperatorState[]): ReadonlyMap<string, OperatorState> {
  return new Map(operators.map((state) => [state.operatorId, state]));
}
