/** The catalogue of planted wrong implementations, in the order of the stages. */
import { ASSIGN_MUTANTS } from './assign.ts';
import { CHANNEL_MUTANTS } from './channel.ts';
import { DECODE_MUTANTS } from './decode.ts';
import { ENCODE_MUTANTS } from './encode.ts';
import { ENTRY_MUTANTS } from './entry.ts';
import { FINISHED_MUTANTS } from './finished.ts';
import { LIFECYCLE_MUTANTS } from './lifecycle.ts';
import type { Mutant } from './mutant.ts';
import { OPEN_MUTANTS } from './open.ts';
import { PAST_BUGS } from './past-bugs.ts';
import { REGISTER_MUTANTS } from './register.ts';
import { RESOLVE_MUTANTS } from './resolve.ts';
import { VALIDATE_MUTANTS } from './validate.ts';

export { implementationOf } from './mutant.ts';
export type { Mutant, Ticket } from './mutant.ts';

export const MUTANTS: readonly Mutant[] = [
  ...DECODE_MUTANTS,
  ...ENCODE_MUTANTS,
  ...RESOLVE_MUTANTS,
  ...VALIDATE_MUTANTS,
  ...REGISTER_MUTANTS,
  ...ASSIGN_MUTANTS,
  ...FINISHED_MUTANTS,
  ...ENTRY_MUTANTS,
  ...CHANNEL_MUTANTS,
  ...LIFECYCLE_MUTANTS,
  ...OPEN_MUTANTS,
  ...PAST_BUGS,
];
