/** Planted wrong implementations that the rules of `assign` catch. */
import { KEYED_STATE_MUTANTS } from './assign/keyed-state.ts';
import { LIST_STATE_MUTANTS } from './assign/list-state.ts';
import { RESUME_MUTANTS } from './assign/resume.ts';
import { VERTEX_MUTANTS } from './assign/vertices.ts';
import type { Mutant } from './mutant.ts';

export const ASSIGN_MUTANTS: readonly Mutant[] = [
  ...VERTEX_MUTANTS,
  ...KEYED_STATE_MUTANTS,
  ...LIST_STATE_MUTANTS,
  ...RESUME_MUTANTS,
];
