/** The option `--adapter`. */
import { MUTANTS, implementationOf } from '../adapters/mutants/index.ts';
import { inProcess } from '../adapters/in-process.ts';
import { REFERENCE } from '../adapters/reference/answer.ts';
import type { Session } from '../protocol/adapter.ts';
import { WrongUse } from './io.ts';

/** An adapter that was named, not started yet. */
export interface NamedAdapter {
  /** As it was given. */
  readonly given: string;
  /** The release that it is judged as where none is asked for; `null` for the default one. */
  readonly profile: string | null;
  /** Starts it. Rejects with `AdapterUnavailable` where it cannot be started. */
  open(version: string): Promise<Session>;
}

const MUTANT = 'mutant:';

/** The adapter of a name. */
export function adapterNamed(given: string): NamedAdapter {
  if (given === 'reference') {
    return {
      given,
      profile: null,
      open: (version) => Promise.resolve(inProcess(given, version, REFERENCE)),
    };
  }
  if (given.startsWith(MUTANT)) return mutantNamed(given);
  throw new WrongUse(`There is no adapter '${given}'.`);
}

function mutantNamed(given: string): NamedAdapter {
  const mutant = MUTANTS.find(({ id }) => MUTANT + id === given);
  if (mutant === undefined) {
    throw new WrongUse(
      `There is no ${given}. \`savepoint-spec rules --mutants\` lists the planted implementations.`,
    );
  }
  return {
    given,
    profile: mutant.profile ?? null,
    open: (version) => Promise.resolve(inProcess(given, version, implementationOf(mutant))),
  };
}
