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
  /** Interrupted: 128 and the number of the signal, as shells have it. */
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a signal that ends a command makes it exit with. */
const SIGNALS: Readonly<Record<string, ExitCode>> = {
  SIGHUP: EXIT.hungUp,
  SIGINT: EXIT.interrupted,
  SIGTERM: EXIT.terminated,
};

/** The exit code of a command that a signal ended. */
export function exitCodeOf(signal: string): ExitCode {
  return SIGNALS[signal] ?? EXIT.failed;
}

/** What tells most: an interruption, then a difference, then work that could not be done. */
const ORDER: readonly ExitCode[] = [143, 130, 129, EXIT.no, EXIT.failed, EXIT.usage, EXIT.yes];

/** Of two exit codes the one that a command which earned both ends with. */
export function worse(one: ExitCode, other: ExitCode): ExitCode {
  return ORDER.indexOf(one) < ORDER.indexOf(other) ? one : other;
}

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
  /**
   * Aborted, with the signal's name, when the command is to end in good order. A command that never
   * asks for it is ended at once, and so is one that is told twice.
   */
  interruption(): AbortSignal;
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

/** From now on a first signal is told, and a second one ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of Object.keys(SIGNALS)) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(exitCodeOf(signal));
      controller.abort(signal);
    });
  }
  return controller.signal;
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
    interruption,
    exitCode: EXIT.yes,
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // What was found out stands, whoever reads it.
    process.exit(io.exitCode);
  });
  return io;
}
