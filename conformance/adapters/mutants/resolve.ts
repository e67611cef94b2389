/** Planted wrong implementations that the rules of `resolve` catch. */
import type { Mutant } from './mutant.ts';

export const RESOLVE_MUTANTS: readonly Mutant[] = [];
