/** `savepoint-spec files`: what snapshots need beside their metadata, and from each other. */
import { Command } from 'commander';
import { dependentsOf } from '../../impl/references/snapshot-files.ts';
import type { Dependent } from '../../impl/references/snapshot-files.ts';
import { snapshotLines } from './files/human.ts';
import { filesJson } from './files/json.ts';
import { readFiles } from './files/read-files.ts';
import type { Read } from './files/read-files.ts';
import { verdictOf } from './files/verdict.ts';
import { EXIT, worse } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { exitCodeOfUnseen, printUnseen } from './look-behind.ts';

/** The command. */
export function build(io: Io): Command {
  return new Command('files')
    .argument(
      '<path...>',
      'savepoint directories or metadata files; several are held against each other',
    )
    .option('--json', 'one JSON object a line')
    .addHelpText(
      'after',
      '\nExits with 1 where a file is not there or too short, or metadata is refused, and with 3 where metadata cannot be\nread, or a file lies on a file system that is not read here. Contents of state files are not looked at.',
    )
    .action((paths: string[], { json }: { json?: boolean }) => {
      const all = paths.map(readFiles);
      const snapshots = all.flatMap((read) => (read.kind === 'read' ? [read.snapshot] : []));
      for (const read of all) {
        const dependents = read.kind === 'read' ? dependentsOf(read.snapshot, snapshots) : [];
        if (json === true) io.out(JSON.stringify(filesJson(read, dependents)));
        else print(read, dependents, io);
        io.exitCode = worse(io.exitCode, exitCodeOf(read));
      }
    });
}

function print(read: Read, dependents: readonly Dependent[], io: Io): void {
  if (read.kind !== 'read') printUnseen(read, io);
  else for (const line of snapshotLines(read.snapshot, dependents)) io.out(line);
}

function exitCodeOf(read: Read): ExitCode {
  if (read.kind !== 'read') return exitCodeOfUnseen(read);
  return { complete: EXIT.yes, incomplete: EXIT.no, unknown: EXIT.failed }[
    verdictOf(read.snapshot.needed)
  ];
}
