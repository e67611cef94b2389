/** Starts the adapter that a command line names. */
import { quote } from 'shlex';
import type { Profile } from '../../spec/profiles/profile.ts';
import { AdapterUnavailable } from '../protocol/adapter.ts';
import type { Session } from '../protocol/adapter.ts';
import type { Wire } from '../protocol/wire/to-wire.ts';
import type { NamedAdapter } from './adapter-option.ts';
import { CannotWork } from './io.ts';
import type { Io } from './io.ts';
import { DEFAULT_TIMEOUT, DEFAULT_WIRE, limitsOf, wireOf } from './options.ts';
import type { LimitFlags } from './options.ts';
import { packageVersion } from './package-root.ts';

/** The options that say how to talk to an adapter. */
export interface SessionFlags extends LimitFlags {
  readonly wire: string;
  /** A file; absent where the adapter is to be as its release is. */
  readonly dialect?: string;
}

/** The adapter, ready to be asked; or why the harness cannot do its work. */
export async function openSession(
  adapter: NamedAdapter,
  flags: SessionFlags,
  io: Pick<Io, 'err'>,
): Promise<Session> {
  const settings = {
    version: packageVersion(),
    limits: limitsOf(flags),
    wire: wireOf(flags.wire),
    progress: (line: string) => io.err(line),
  };
  try {
    return await adapter.open(settings);
  } catch (error) {
    if (error instanceof AdapterUnavailable)
      throw new CannotWork(withHint(error.message, settings.wire));
    throw error;
  }
}

/** An adapter that waits for the other wire's greeting says nothing. */
function withHint(message: string, wire: Wire): string {
  if (!message.includes('no greeting within')) return message;
  const option = wire === 'ndjson' ? 'Leave out --wire ndjson' : 'Give --wire ndjson';
  return `${message}. Does it speak the other wire? ${option}; savepoint-spec adapter check finds out.`;
}

/** The command that asks a case again, in words that a shell takes as they are. */
export function replayCommand(
  caseId: string,
  { given }: NamedAdapter,
  { id }: Profile,
  flags: SessionFlags,
): string {
  const words = ['npx', 'savepoint-spec', 'replay', caseId, '--adapter', given, '--profile', id];
  const { timeout, startTimeout, maxMessage, maxStderr, maxMemory, wire, dialect } = flags;
  if (timeout !== DEFAULT_TIMEOUT) words.push('--timeout', timeout);
  if (startTimeout !== undefined) words.push('--start-timeout', startTimeout);
  if (maxMessage !== undefined) words.push('--max-message', maxMessage);
  if (maxStderr !== undefined) words.push('--max-stderr', maxStderr);
  if (maxMemory !== undefined) words.push('--max-memory', maxMemory);
  if (dialect !== undefined) words.push('--dialect', dialect);
  if (wire !== DEFAULT_WIRE) words.push('--wire', wire);
  return words.map(quote).join(' ');
}
