/** All commands under one name. A command's code is loaded when it is asked for. */
import { Command, CommanderError } from 'commander';
import { CannotWork, EXIT, WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { packageVersion } from './package-root.ts';

/** Builds one command. */
export type BuildCommand = (io: Io) => Command;

interface CommandModule {
  readonly build: BuildCommand;
}

/** Name, summary and code of every command. */
// prettier-ignore
const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<CommandModule> }>> = {
  run:     { summary: 'run the suite against one adapter', load: () => import('./run.ts') },
  compare: { summary: 'ask several adapters the same cases and say where they differ', load: () => import('./compare.ts') },
  merge:   { summary: 'make one report of those of all shards of a run', load: () => import('./merge.ts') },
  baseline: { summary: 'keep the behaviour of an adapter as a file, and tell what moved since', load: () => import('./baseline.ts') },
  report:  { summary: 'reports of adapters, of today and before, on one page of HTML', load: () => import('./report.ts') },
  replay:  { summary: 'ask one case again', load: () => import('./replay.ts') },
  inspect: { summary: 'look into savepoints: a tree, JSON, or byte by byte', load: () => import('./inspect.ts') },
  files:   { summary: 'what snapshots need beside their metadata: missing, outside, shared', load: () => import('./files.ts') },
  states:  { summary: 'which states are in snapshots, and how much of each, from their state files', load: () => import('./states.ts') },
  encode:  { summary: 'bytes of _metadata from the JSON of a snapshot', load: () => import('./encode.ts') },
  rules:   { summary: 'list the rules, or the planted wrong implementations', load: () => import('./rules.ts') },
  adapter: { summary: 'write an adapter: a start in your language, and what is wrong with one', load: () => import('./adapter.ts') },
  fixtures: { summary: 'packs of fixtures: write, verify, have them witnessed', load: () => import('./fixtures.ts') },
  explain: { summary: 'tell one rule or one refusal code', load: () => import('./explain.ts') },
};

/** Runs a command line; what came of it stands in `io.exitCode`. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<void> {
  try {
    const program = await programFor(args[0], io);
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      io.exitCode = error.exitCode === 0 ? EXIT.yes : EXIT.usage;
    } else if (error instanceof WrongUse) {
      io.err(error.message);
      io.exitCode = EXIT.usage;
    } else if (error instanceof CannotWork) {
      io.err(error.message);
      io.exitCode = EXIT.failed;
    } else throw error;
  }
}

async function programFor(name: string | undefined, io: Io): Promise<Command> {
  const program = prepared(new Command('savepoint-spec'), io)
    .description(
      'How Apache Flink restores a job from a savepoint: executable rules and a harness.',
    )
    .version(packageVersion(), '--version', 'print the version')
    .helpCommand(false)
    .showHelpAfterError('(savepoint-spec --help lists the commands)');
  for (const [command, { summary, load }] of Object.entries(COMMANDS)) {
    const built =
      command === name
        ? prepared((await load()).build(io), io).description(summary)
        : new Command(command).description(summary);
    program.addCommand(built);
  }
  return program;
}

const EXIT_CODES = `
Exit codes: 0 conformant, or yes; 1 not conformant, or no; 2 wrong use; 3 the harness or the adapter could not do
its work, or no case was judged; 130, 143 or 129 interrupted by SIGINT, SIGTERM or SIGHUP.`;

function prepared(command: Command, io: Io): Command {
  for (const part of command.commands) prepared(part, io);
  if (command.commands.length === 0) command.addHelpText('after', EXIT_CODES);
  return command.exitOverride().configureOutput({
    writeOut: (text) => io.out(text.trimEnd()),
    writeErr: (text) => io.err(text.trimEnd()),
  });
}
