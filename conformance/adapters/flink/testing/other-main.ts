/** The adapter with another main class, which is compiled against it and is no part of what is built. */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';

/** A program with its arguments. */
export type Command = readonly [string, ...string[]];

const MAIN = 'savepointspec.flink.Main';

/** A main class in the adapter's package. */
export interface OtherMain {
  /** In the package `savepointspec.flink`. */
  readonly name: string;
  readonly source: string;
  /** An empty folder, for the compiled classes. */
  readonly classes: string;
}

/**
 * The command of an adapter with another main class.
 *
 * @throws Error where it does not compile, with what `javac` printed
 */
export function withMain(command: Command, { name, source, classes }: OtherMain): Command {
  const classPath = command[command.indexOf('-cp') + 1]!;
  compile(source, classPath, classes);
  const [java, ...args] = command;
  const changed = args.map((arg) => {
    if (arg === classPath) return classes + delimiter + classPath;
    return arg === MAIN ? `savepointspec.flink.${name}` : arg;
  });
  return [java, ...changed];
}

function compile(source: string, classPath: string, classes: string): void {
  const checks = ['--release', '11', '-Xlint:all,-options,-classfile', '-Werror'];
  const args = [...checks, '-cp', classPath, '-d', classes, source];
  const { status, stderr } = spawnSync('javac', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`javac: ${stderr}`);
}
