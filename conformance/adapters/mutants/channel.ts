/** Planted wrong implementations that the rules of `channel` catch. */
import { CHANNEL_DATA_MUTANTS } from './channel/data.ts';
import { RESCALING_MUTANTS } from './channel/rescaling.ts';
import type { Mutant } from './mutant.ts';

export const CHANNEL_MUTANTS: readonly Mutant[] = [...CHANNEL_DATA_MUTANTS, ...RESCALING_MUTANTS];
