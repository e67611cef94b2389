/** What a command has of the world: tests give it another one. */

/** Exit codes of every command. */
export const EXIT = {
  /** Conformant, or yes. */
  yes: 0,
  /** Not conformant, or no. */
  no: 1,
  /** Wrong use. */
  usage: 2,
  /** The harness or the adapter could not do its work, or no case was judged. */
  failed: 3,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Standard output and error, and what the command ends with. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Writes to standard output what is no line, or part of one. */
  raw(chunk: string | Uint8Array): void;
  /** Writes to standard error without ending the line. */
  write(text: string): void;
  /** Whether standard error is a terminal that a person watches. */
  readonly watched: boolean;
  /** Whether standard output shows colours. */
  readonly coloured: boolean;
  exitCode: ExitCode;
}

/** Wrong use: told to the person, exit code 2. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongUse';
  }
}

/** Something that is needed and is not to be had: exit code 3. */
export class CannotWork extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotWork';
  }
}

/** The process's own. Output that nobody reads any more ends the process quietly. */
export function processIo(): Io {
  const io: Io = {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    raw: (chunk) => void process.stdout.write(chunk),
    write: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY,
    coloured: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    exitCode: EXIT.yes,
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // What was found out stands, whoever reads it.
    process.exit(io.exitCode);
  });
  return io;
}
