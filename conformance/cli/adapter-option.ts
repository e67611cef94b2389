/** The option `--adapter`. */
import { split } from 'shlex';
import { MUTANTS, implementationOf } from '../adapters/mutants/index.ts';
import { inProcess } from '../adapters/in-process.ts';
import { REFERENCE } from '../adapters/reference/answer.ts';
import type { Session } from '../protocol/adapter.ts';
import type { Wire } from '../protocol/wire/to-wire.ts';
import type { Patience } from '../runner/process/conversation.ts';
import { openProcess } from '../runner/process/session.ts';
import { WrongUse } from './io.ts';

/** An adapter that was named, not started yet. */
export interface NamedAdapter {
  /** As it was given. */
  readonly given: string;
  /** The release that it is judged as where none is asked for; `null` for the default one. */
  readonly profile: string | null;
  /** Starts it. Rejects with `AdapterUnavailable` where it cannot be started. */
  open(settings: AdapterSettings): Promise<Session>;
}

/** What an adapter is started with. */
export interface AdapterSettings {
  /** The harness's version. */
  readonly version: string;
  readonly wire: Wire;
  readonly patience: Patience;
}

const MUTANT = 'mutant:';

/** The adapter of a name. */
export function adapterNamed(given: string): NamedAdapter {
  if (given === 'reference') {
    return {
      given,
      profile: null,
      open: ({ version }) => Promise.resolve(inProcess(given, version, REFERENCE)),
    };
  }
  if (given.startsWith(MUTANT)) return mutantNamed(given);
  return programNamed(given);
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
    open: ({ version }) => Promise.resolve(inProcess(given, version, implementationOf(mutant))),
  };
}

const NDJSON = 'ndjson:';

/** A command line; `ndjson:` before it chooses the wire of this adapter alone. */
function programNamed(given: string): NamedAdapter {
  const ownWire = given.startsWith(NDJSON);
  const [program, ...args] = wordsOf(ownWire ? given.slice(NDJSON.length) : given);
  if (program === undefined) throw new WrongUse('--adapter needs a name or a command line.');
  return {
    given,
    profile: null,
    open: ({ version, wire, patience }) =>
      openProcess({
        program: { command: [program, ...args], wire: ownWire ? 'ndjson' : wire },
        patience,
        harness: { name: 'savepoint-spec', version },
      }),
  };
}

function wordsOf(commandLine: string): string[] {
  try {
    return split(commandLine);
  } catch (error) {
    throw new WrongUse(
      `The command line '${commandLine}' is not closed: ${(error as Error).message}`,
    );
  }
}
