/** Mistakes with master hooks and coordinators. */
import { FLINK_DECISIONS } from '../../../../impl/restore/decisions.ts';
import type { Mutant } from '../mutant.ts';

export const RESUME_MUTANTS: readonly Mutant[] = [
  {
    id: 'drops-unmatched-master-state',
    ruleId: 'assign/refuses-unmatched-master-state',
    fault: 'Master state that no hook resumes is always dropped.',
    restore: { dropsUnmatchedMasterState: () => true },
  },
  {
    id: 'refuses-master-state-without-hooks',
    ruleId: 'assign/refuses-unmatched-master-state',
    fault: 'Master state is refused as unmatched even if the job has no hook at all.',
    restore: { skipsHooks: (states) => states.length === 0 },
  },
  {
    id: 'calls-hooks-with-state-only',
    ruleId: 'assign/calls-master-hooks',
    fault: 'Hooks without state are not called.',
    restore: { callsHooksWithoutState: false },
  },
  {
    id: 'calls-hooks-without-master-state',
    ruleId: 'assign/calls-master-hooks',
    fault: 'Hooks are called with null even if the snapshot has no master state.',
    restore: { skipsHooks: (_states, hooks) => hooks.length === 0 },
  },
  {
    id: 'calls-repeated-hooks-twice',
    ruleId: 'assign/adds-a-hook-once',
    fault: 'Hooks that have one ID are all called.',
    aroundRestore: (request, profile, restore) => {
      const answer = restore(request, profile);
      if (answer.kind !== 'result') return answer;
      const { masterHooks } = request.job;
      const calls = answer.result.masterHooks.flatMap((call) =>
        masterHooks.filter((id) => id === call.hook).map(() => call),
      );
      return { kind: 'result', result: { ...answer.result, masterHooks: calls } };
    },
  },
  {
    id: 'resets-coordinators-with-state-only',
    ruleId: 'assign/resets-coordinators',
    fault: 'Coordinators without state are not reset.',
    tickets: ['FLINK-20222'],
    restore: { resetsCoordinatorsWithoutState: () => false },
  },
  {
    id: 'looks-up-coordinators-by-user-defined-id',
    ruleId: 'assign/resets-coordinators',
    fault: 'A coordinator gets the state under the user-defined ID of its operator.',
    restore: {
      coordinatorState: (id, stateOf, chain) => {
        const pair = chain.find(({ generated }) => generated === id);
        return FLINK_DECISIONS.coordinatorState(pair?.userDefined ?? id, stateOf, chain);
      },
    },
  },
];
