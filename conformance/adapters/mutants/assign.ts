/** Planted wrong implementations that the rules of `assign` catch. */
import type { Mutant } from './mutant.ts';

export const ASSIGN_MUTANTS: readonly Mutant[] = [];
