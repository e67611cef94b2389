/** Real Flink's adapter with a fault before one of its answers, or with another heap. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { delimiter } from 'node:path';
import { ensureFlinkAdapter } from '../build.ts';

/** What it does before it answers; see `Misbehaving.java`. */
export type Misbehaviour =
  'exit' | 'exit well' | 'halt' | 'hang' | 'exhaust heap' | 'print' | 'write to standard output';

type Command = readonly [string, ...string[]];

const SOURCES = fileURLToPath(new URL('.', import.meta.url));
const MAIN = 'savepointspec.flink.Main';
const MISBEHAVING = 'savepointspec.flink.Misbehaving';

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
  const classPath = command[command.indexOf('-cp') + 1]!;
  compile(classPath, classes);
  const properties = [`-Dmisbehave.case=${caseId}`, `-Dmisbehave.how=${how}`];
  const args = command
    .slice(1)
    .map((arg) =>
      arg === classPath ? classes + delimiter + classPath : arg === MAIN ? MISBEHAVING : arg,
    );
  return [command[0], ...withOptions(args, '-cp', properties)];
}

function withOptions(
  args: readonly string[],
  before: string,
  options: readonly string[],
): string[] {
  const at = args.indexOf(before);
  return [...args.slice(0, at), ...options, ...args.slice(at)];
}

function compile(classPath: string, classes: string): void {
  const source = `${SOURCES}${MISBEHAVING.replaceAll('.', '/')}.java`;
  const { status, stderr } = spawnSync(
    'javac',
    [
      '--release',
      '11',
      '-Xlint:all,-options,-classfile',
      '-Werror',
      '-cp',
      classPath,
      '-d',
      classes,
      source,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`javac: ${stderr}`);
}
