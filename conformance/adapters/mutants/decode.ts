/** Planted wrong implementations that the rules of `decode` catch. */
import type { Mutant } from './mutant.ts';

export const DECODE_MUTANTS: readonly Mutant[] = [];
