/** Planted wrong implementations that the rules of `open` catch. */
import type { Mutant } from './mutant.ts';

export const OPEN_MUTANTS: readonly Mutant[] = [];
