/** Planted wrong implementations that the rules of `validate` catch. */
import { CLAIM_MUTANTS } from './validate/claims.ts';
import { HOOK_MUTANTS } from './validate/hooks.ts';
import { MAX_PARALLELISM_MUTANTS } from './validate/max-parallelism.ts';
import { UNCLAIMED_STATE_MUTANTS } from './validate/unclaimed-state.ts';
import type { Mutant } from './mutant.ts';

export const VALIDATE_MUTANTS: readonly Mutant[] = [
  ...CLAIM_MUTANTS,
  ...HOOK_MUTANTS,
  ...MAX_PARALLELISM_MUTANTS,
  ...UNCLAIMED_STATE_MUTANTS,
];
