/** Runs a command line in this process and keeps what it says. */
import { runCommandLine } from '../program.ts';
import type { ExitCode, Io } from '../io.ts';

/** What a command said, and what it ended with. */
export interface Said {
  /** All of standard output that ends with a line's end, line by line. */
  readonly out: readonly string[];
  /** Standard output to the byte. */
  readonly bytes: Buffer;
  readonly err: readonly string[];
  readonly exitCode: ExitCode;
}

/** Runs a command line. */
export async function command(...args: string[]): Promise<Said> {
  const chunks: Buffer[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (line) => void chunks.push(Buffer.from(`${line}\n`)),
    err: (line) => void err.push(line),
    raw: (chunk) => void chunks.push(Buffer.from(chunk as string)),
    write: (text) => void err.push(text),
    watched: false,
    coloured: false,
    interruption: () => new AbortController().signal,
    exitCode: 0,
  };
  await runCommandLine(args, io);
  const bytes = Buffer.concat(chunks);
  return {
    out: bytes.toString('utf8').split('\n').slice(0, -1),
    bytes,
    err,
    exitCode: io.exitCode,
  };
}
