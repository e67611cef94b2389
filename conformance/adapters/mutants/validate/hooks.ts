/** Mistakes with the hooks that a job brings. */
import type { Mutant } from '../mutant.ts';

export const HOOK_MUTANTS: readonly Mutant[] = [
  {
    id: 'adds-hooks-without-id',
    ruleId: 'validate/hooks-have-ids',
    fault: 'A master hook may have no ID.',
    restore: { lacksHookId: () => false },
  },
  {
    id: 'takes-blanks-for-an-id',
    ruleId: 'validate/hooks-have-ids',
    fault: 'The ID of a master hook may be of blanks alone.',
    restore: { lacksHookId: (id) => id === '' },
  },
];
