/** Planted wrong implementations that the rules of `validate` catch. */
import type { Mutant } from './mutant.ts';

export const VALIDATE_MUTANTS: readonly Mutant[] = [];
