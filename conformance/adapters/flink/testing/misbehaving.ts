/** Real Flink's adapter with a fault before one of its answers, or with another heap. */
import { fileURLToPath } from 'node:url';
import { ensureFlinkAdapter } from '../build.ts';
import { withMain } from './other-main.ts';
import type { Command } from './other-main.ts';

/** What it does before it answers, or to the answer; see `Misbehaving.java`. */
export type Misbehaviour =
  | 'exit'
  | 'exit well'
  | 'halt'
  | 'hang'
  | 'exhaust heap'
  | 'print'
  | 'write to standard output'
  | 'answer otherwise the second time';

const SOURCE = fileURLToPath(new URL('savepointspec/flink/Misbehaving.java', import.meta.url));

/** The command of the adapter of a release, with JVM options that count instead of earlier ones. */
export async function flinkWith(release: string, ...options: readonly string[]): Promise<Command> {
  const { command } = await ensureFlinkAdapter(release);
  return [command[0], ...withOptions(command.slice(1), '-cp', options)];
}

/**
 * The command of the adapter of a release, which does one thing wrong in one case.
 *
 * @param classes an empty folder, for the compiled class
 */
export async function misbehavingFlink(
  release: string,
  classes: string,
  how: Misbehaviour,
  caseId: string,
): Promise<Command> {
  const { command } = await ensureFlinkAdapter(release);
  const misbehaving = withMain(command, { name: 'Misbehaving', source: SOURCE, classes });
  const properties = [`-Dmisbehave.case=${caseId}`, `-Dmisbehave.how=${how}`];
  return [misbehaving[0], ...withOptions(misbehaving.slice(1), '-cp', properties)];
}

function withOptions(
  args: readonly string[],
  before: string,
  options: readonly string[],
): string[] {
  const at = args.indexOf(before);
  return [...args.slice(0, at), ...options, ...args.slice(at)];
}
