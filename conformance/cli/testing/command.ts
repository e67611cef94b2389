/** Runs a command line in this process and keeps what it says. */
import { runCommandLine } from '../program.ts';
import type { ExitCode, Io } from '../io.ts';

/** What a command said, and what it ended with. */
export interface Said {
  readonly out: readonly string[];
  readonly err: readonly string[];
  readonly exitCode: ExitCode;
}

/** Runs a command line. */
export async function command(...args: string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    write: (text) => void err.push(text),
    watched: false,
    coloured: false,
    exitCode: 0,
  };
  await runCommandLine(args, io);
  return { out, err, exitCode: io.exitCode };
}
