/** A process that measures itself on command. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What one command measured. */
export interface Measurement {
  readonly seconds: number;
  readonly bytes: number;
  readonly files: number;
}

/** What is done over and over; `raw` is known to our codec alone. */
export type Work = 'decode' | 'raw' | 'encode';

/** A stretch of the files. */
export interface FileRange {
  readonly name: string;
  readonly first: number;
  readonly count: number;
}

/** Started, and waiting for commands. */
export class MeasuredProcess {
  private readonly write: (line: string) => void;
  private readonly answers: AsyncIterator<string>;
  private readonly end: () => void;

  constructor(command: string, args: readonly string[]) {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.write = (line) => child.stdin.write(`${line}\n`);
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.end = () => child.stdin.end();
  }

  /** Works for at least so many milliseconds; 0 is one pass. */
  async measure(work: Work, { first, count }: FileRange, ms: number): Promise<Measurement> {
    this.write(`${work} ${first} ${count} ${ms}`);
    const { value, done } = await this.answers.next();
    if (done === true) throw new Error(`the process ended instead of measuring ${work}`);
    const [nanos = 0, bytes = 0, files = 0] = value.split(' ').map(Number);
    return { seconds: nanos / 1e9, bytes, files };
  }

  close(): void {
    this.end();
  }
}
