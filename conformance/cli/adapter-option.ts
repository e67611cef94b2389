/** The option `--adapter`. */
import { split } from 'shlex';
import { ensureFlinkAdapter } from '../adapters/flink/build.ts';
import { MUTANTS, implementationOf } from '../adapters/mutants/index.ts';
import { inProcess } from '../adapters/in-process.ts';
import { REFERENCE } from '../adapters/reference/answer.ts';
import { DEFAULT_PROFILE, findProfile } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Hello, Session } from '../protocol/adapter.ts';
import type { Limits } from '../protocol/limits.ts';
import type { Wire } from '../protocol/wire/to-wire.ts';
import { openProcess } from '../runner/process/session.ts';
import { WrongUse } from './io.ts';
import { profileNamed } from './profile-option.ts';

/** An adapter that was named, not started yet. */
export interface NamedAdapter {
  /** As it was given. */
  readonly given: string;
  /** The release that it is judged as where none is asked for; `null` for the default one. */
  readonly profile: string | null;
  /** Whether it can be judged as nothing else. */
  readonly onlyProfile?: boolean;
  /** Starts it. Rejects with `AdapterUnavailable` where it cannot be started. */
  open(settings: AdapterSettings): Promise<Session>;
}

/** What an adapter is started with. */
export interface AdapterSettings {
  /** The harness's version. */
  readonly version: string;
  readonly wire: Wire;
  readonly limits: Limits;
  /** Told what is done before the adapter can start, where that takes long. */
  readonly progress: (line: string) => void;
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
  if (given.startsWith(FLINK)) return flinkNamed(given);
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

const FLINK = 'flink@';

/** Real Flink of a release. It is judged as that release, and as no other. */
function flinkNamed(given: string): NamedAdapter {
  const version = given.slice(FLINK.length);
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new WrongUse(`'${given}' names no release of Flink: write it as in flink@2.3.0.`);
  }
  return {
    given,
    profile: `flink-${version}`,
    onlyProfile: true,
    open: async ({ wire, limits, progress, version: harness }) => {
      const { command } = await ensureFlinkAdapter(version, { progress });
      return openProcess({
        program: { command: [...command, '--wire', wire], wire },
        limits,
        harness: { name: 'savepoint-spec', version: harness },
      });
    },
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
    open: ({ version, wire, limits }) =>
      openProcess({
        program: { command: [program, ...args], wire: ownWire ? 'ndjson' : wire },
        limits,
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

/** The release that an adapter is judged as: the one that is asked for, its own, or the default. */
export function profileFor({ given, profile, onlyProfile }: NamedAdapter, asked?: string): Profile {
  const own = profileNamed(profile ?? DEFAULT_PROFILE);
  const wanted = asked === undefined ? own : profileNamed(asked);
  if (onlyProfile === true && wanted !== own) {
    throw new WrongUse(`${given} is judged as ${own.id}, not as ${wanted.id}.`);
  }
  return wanted;
}

/** The releases that an adapter is run as: the one that is asked for, or each that it declares. */
export function profilesFor(adapter: NamedAdapter, hello: Hello, asked?: string): Profile[] {
  const single = profileFor(adapter, asked);
  if (asked !== undefined || adapter.profile !== null || hello.profiles.length === 0)
    return [single];
  const known = hello.profiles.flatMap((name) => findProfile(name) ?? []);
  return known.length === 0 ? [single] : [...new Set(known)];
}
