/** `savepoint-spec states`: which states are in a snapshot, and how much of each. */
import { Command } from 'commander';
import { EXIT, worse } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { exitCodeOfUnseen, printUnseen } from './look-behind.ts';
import { operatorLines } from './states/human.ts';
import { statesJson } from './states/json.ts';
import { readStates } from './states/read-states.ts';
import type { Read } from './states/read-states.ts';

/** The command. */
export function build(io: Io): Command {
  return new Command('states')
    .argument('<path...>', 'savepoint directories or metadata files')
    .option('--json', 'one JSON object a line')
    .addHelpText(
      'after',
      '\nReads the state files themselves, without Java, and no value in them. Of a database, such as that of RocksDB, it reads\nthe header: which states there are, and not how much of each. Exits with 1 where a file is not there or its bytes are\nwrong, or metadata is refused, and with 3 where something lies where it is not read.',
    )
    .action((paths: string[], { json }: { json?: boolean }) => {
      for (const path of paths) {
        const read = readStates(path);
        if (json === true) io.out(JSON.stringify(statesJson(read)));
        else print(read, io);
        io.exitCode = worse(io.exitCode, exitCodeOf(read));
      }
    });
}

function print(read: Read, io: Io): void {
  if (read.kind !== 'read') {
    printUnseen(read, io);
    return;
  }
  const { name, checkpointId, operators } = read.snapshot;
  io.out(`${name}: checkpoint ${checkpointId}`);
  for (const operator of operators) for (const line of operatorLines(operator)) io.out(`  ${line}`);
}

function exitCodeOf(read: Read): ExitCode {
  if (read.kind !== 'read') return exitCodeOfUnseen(read);
  const troubles = read.snapshot.operators.flatMap((operator) => operator.troubles);
  const kinds = new Set(troubles.map(({ kind }) => kind));
  if (kinds.has('broken') || kinds.has('missing')) return EXIT.no;
  return kinds.has('unreadable') ? EXIT.failed : EXIT.yes;
}
