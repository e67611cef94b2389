/** One child process that speaks the protocol. It lives until it ends, or until it breaks a rule. */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Fault } from '../../protocol/adapter.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';
import { FrameReader, NoMessage } from './frames.ts';
import { membersOf, newMark } from './family.ts';
import type { Family } from './family.ts';
import { addFamily, removeFamily } from './live.ts';
import { memoryAbove } from './memory.ts';
import { whyNotStarted } from './why-not-started.ts';

/** How an adapter's program is started. */
export interface Program {
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly wire: Wire;
}

/** How a child ended. */
export interface Ended {
  readonly fault: Fault['fault'];
  /** What happened, with the last words on standard error where there were any. */
  readonly message: string;
  /** Whether it ended by itself, with exit code 0 and no message broken off: no fault if asked to. */
  readonly isWell: boolean;
}

/** What a child tells of itself. */
export interface ChildEvents {
  /** A message, not looked at yet. */
  onMessage(message: unknown): void;
  /** It ended, or was ended for a fault. Told once, and nothing after it. */
  onEnd(ended: Ended): void;
}

/** Of standard error so much is kept, for people. */
const KEPT_STDERR_BYTES = 4_096;

/** How long a child may take to end when nothing more comes; a JVM takes a while. */
const LAST_MILLISECONDS = 10_000;

/** How long output is waited for when a child has ended. */
const LAST_OUTPUT_MILLISECONDS = 200;

/** How often a child's memory is looked at. */
const MEMORY_MILLISECONDS = 200;

/** Every fifth look is also at all that it started, which takes longer to find. */
const LOOKS_PER_FAMILY = 5;

/** A running child. */
export class Child {
  readonly #process: ChildProcessWithoutNullStreams;
  /** Absent where it did not start. */
  readonly #family: Family | undefined;
  readonly #limits: Limits;
  readonly #events: ChildEvents;
  readonly #reader: FrameReader;
  readonly #memoryWatch: NodeJS.Timeout;
  #stderr = Buffer.alloc(0);
  #stderrBytes = 0;
  #outputBytes = 0;
  #looks = 0;
  #ended = false;
  readonly #gone: Promise<void>;
  #resolveGone: () => void = () => undefined;

  constructor({ command: [program, ...args], wire }: Program, limits: Limits, events: ChildEvents) {
    this.#limits = limits;
    this.#events = events;
    this.#reader = new FrameReader(wire, limits.maxMessageBytes);
    const { mark, env } = newMark();
    // A group of its own, so that what it started ends with it.
    this.#process = spawn(program, args, { stdio: 'pipe', detached: true, env });
    const { pid } = this.#process;
    if (pid !== undefined) addFamily((this.#family = { pid, mark }));
    this.#gone = new Promise((resolve) => {
      this.#resolveGone = resolve;
    });
    this.#process.stdout.on('data', (bytes: Buffer) => this.#onOutput(bytes));
    this.#process.stderr.on('data', (bytes: Buffer) => this.#onStderr(bytes));
    this.#process.stdin.on('error', () => undefined);
    this.#process.once('error', (error) => this.fault('crashed', whyNotStarted(program, error)));
    this.#process.once('close', (code, signal) => this.#onClose(code, signal));
    // Something that it started may hold its output open for ever.
    this.#process.once('exit', (code, signal) => {
      setTimeout(() => this.#onClose(code, signal), LAST_OUTPUT_MILLISECONDS).unref();
    });
    this.#memoryWatch = setInterval(() => this.#watchMemory(), MEMORY_MILLISECONDS).unref();
  }

  get isAlive(): boolean {
    return !this.#ended;
  }

  /** How many bytes of its standard output have been read so far. */
  get outputBytes(): number {
    return this.#outputBytes;
  }

  /** Sends a message's bytes, with all others that are sent before the event loop goes on. */
  send(frame: Uint8Array): void {
    if (this.#ended) return;
    const { stdin } = this.#process;
    if (stdin.writableCorked === 0) {
      stdin.cork();
      process.nextTick(() => stdin.uncork());
    }
    stdin.write(frame);
  }

  /** Standard error counts anew: an answer has come. */
  forgiveOutput(): void {
    this.#stderrBytes = 0;
  }

  /** Ends it for a fault, at once. */
  fault(fault: Fault['fault'], message: string): void {
    this.#end({ fault, message, isWell: false });
  }

  #end(ended: Ended): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#memoryWatch);
    if (this.#family !== undefined) removeFamily(this.#family);
    // What it started may live on and hold them open.
    for (const stream of this.#process.stdio) stream?.destroy();
    this.#resolveGone();
    this.#events.onEnd({ ...ended, message: ended.message + this.#lastWords() });
  }

  /** Tells it that nothing more comes, and waits for its end; it is ended when it takes too long. */
  async finish(): Promise<void> {
    this.#process.stdin.end();
    const late = `it did not end within ${LAST_MILLISECONDS} ms of the end of its input`;
    const timer = setTimeout(() => this.fault('timed out', late), LAST_MILLISECONDS);
    await this.#gone;
    clearTimeout(timer);
  }

  #onOutput(bytes: Buffer): void {
    if (this.#ended) return;
    this.#outputBytes += bytes.length;
    try {
      for (const message of this.#reader.read(bytes)) {
        if (this.#ended) return;
        this.#events.onMessage(message);
      }
    } catch (error) {
      if (!(error instanceof NoMessage)) throw error;
      this.fault(error.kind, error.message);
    }
  }

  #onStderr(bytes: Buffer): void {
    this.#stderr = Buffer.concat([this.#stderr, bytes]).subarray(-KEPT_STDERR_BYTES);
    this.#stderrBytes += bytes.length;
    const { maxStderrBytes } = this.#limits;
    if (this.#stderrBytes > maxStderrBytes) {
      this.fault('flooded', `more than ${maxStderrBytes} bytes on standard error`);
    }
  }

  #watchMemory(): void {
    if (this.#family === undefined) return;
    const isAlone = ++this.#looks % LOOKS_PER_FAMILY !== 0;
    const pids = isAlone ? [this.#family.pid] : membersOf(this.#family);
    const { maxMemoryBytes } = this.#limits;
    const bytes = memoryAbove(maxMemoryBytes, pids);
    if (bytes === null) return;
    const who = pids.length > 1 ? `it and the ${pids.length - 1} it started hold` : 'it holds';
    this.fault('flooded', `${who} ${bytes} bytes of memory; ${maxMemoryBytes} are allowed`);
  }

  #onClose(code: number | null, signal: NodeJS.Signals | null): void {
    const how = signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`;
    const { hasRest } = this.#reader;
    const message = how + (hasRest ? ', in the middle of a message' : '');
    this.#end({ fault: 'crashed', message, isWell: code === 0 && !hasRest });
  }

  #lastWords(): string {
    const words = this.#stderr.toString('utf8').trim();
    return words === '' ? '' : `\nstandard error: ${words}`;
  }
}
