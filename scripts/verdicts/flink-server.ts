/** Real Flink in a process of its own, asked one batch of files after the other. */
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { AdapterUnavailable } from '../../conformance/protocol/adapter.ts';
import { ensureProgram } from '../flink-loader/build.ts';
import type { BuiltProgram } from '../flink-loader/build.ts';

/** What Flink is asked: a file, and where it is said to lie. */
export interface Question {
  readonly bytes: Uint8Array;
  /** `null` for none. */
  readonly pointer: string | null;
}

/** What Flink says to a file. */
export interface FlinkVerdict {
  /** `exhausted`: it ran out of heap or stack, which says nothing about the bytes. */
  readonly kind: 'accepted' | 'refused' | 'exhausted';
  /** In bytes, where its stream stands. */
  readonly position: number;
  /** Class, message and place of what was thrown; `null` where nothing was. */
  readonly exception: string | null;
  readonly message: string | null;
  readonly place: string | null;
}

const KINDS = ['accepted', 'refused', 'exhausted'] as const;

const JVM_OPTIONS = [
  // Messages of exceptions are Flink's own then, not the JVM's explanations.
  '-XX:-ShowCodeDetailsInExceptionMessages',
  // What is thrown often keeps its message and its place.
  '-XX:-OmitStackTraceInFastThrow',
  '-XX:+UseSerialGC',
];

/** How long one batch may take. */
const BATCH_TIMEOUT_MS = 300_000;

/** A started Flink. */
export class FlinkServer {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private received: Buffer = Buffer.alloc(0);
  private wake: () => void = () => undefined;
  private ended = false;

  /** @throws AdapterUnavailable without Java or Maven */
  static async start(release: string, heap: string): Promise<FlinkServer> {
    return new FlinkServer(await ensureProgram(release, 'VerdictServer'), heap);
  }

  private constructor(program: BuiltProgram, heap: string) {
    this.child = spawn(program.java, [`-Xmx${heap}`, ...JVM_OPTIONS, ...program.arguments], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child.stdout.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.wake();
    });
    this.child.stdout.on('end', () => {
      this.ended = true;
      this.wake();
    });
    this.child.on('error', () => {
      this.ended = true;
      this.wake();
    });
    this.child.stdin.on('error', () => undefined);
  }

  /** One verdict for each question, in their order. */
  async ask(questions: readonly Question[]): Promise<FlinkVerdict[]> {
    this.child.stdin.write(Buffer.concat(questions.flatMap(frames)));
    const verdicts: FlinkVerdict[] = [];
    const deadline = Date.now() + BATCH_TIMEOUT_MS;
    while (verdicts.length < questions.length) {
      const parsed = parseVerdict(this.received);
      if (parsed === null) await this.more(deadline);
      else {
        verdicts.push(parsed.verdict);
        this.received = this.received.subarray(parsed.end);
      }
    }
    return verdicts;
  }

  /** Ends the process. */
  close(): void {
    this.child.stdin.end();
  }

  private more(deadline: number): Promise<void> {
    if (this.ended) {
      throw new AdapterUnavailable('The JVM ended before it answered; see its output above.');
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.child.kill('SIGKILL');
        reject(new AdapterUnavailable(`Flink gave no answer within ${BATCH_TIMEOUT_MS} ms.`));
      }, deadline - Date.now());
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function frames({ bytes, pointer }: Question): Uint8Array[] {
  const name = pointer === null ? null : Buffer.from(pointer, 'utf8');
  return [count(name?.length ?? -1), name ?? Buffer.alloc(0), count(bytes.length), bytes];
}

function count(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** The verdict at the start of what was received, `null` while it is not whole. */
function parseVerdict(received: Buffer): { verdict: FlinkVerdict; end: number } | null {
  let at = 5;
  const texts: (string | null)[] = [];
  for (let i = 0; i < 3; i++) {
    if (received.length < at + 4) return null;
    const length = received.readInt32BE(at);
    const end = at + 4 + Math.max(0, length);
    if (received.length < end) return null;
    texts.push(length < 0 ? null : received.toString('utf8', at + 4, end));
    at = end;
  }
  const [exception = null, message = null, place = null] = texts;
  const kind = KINDS[received[0]!]!;
  return {
    verdict: { kind, position: received.readInt32BE(1), exception, message, place },
    end: at,
  };
}
