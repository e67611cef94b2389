/** An adapter that is a child process: started, asked, and started again after a fault. */
import { rm } from 'node:fs/promises';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import type { Ask, Fault, Hello, LateFault, Reply, Session } from '../../protocol/adapter.ts';
import { realRoot } from './case-root.ts';
import type { Ended, Program } from './child.ts';
import { Conversation, isEnded } from './conversation.ts';
import type { Patience } from './conversation.ts';

/** What a session is made of. */
export interface ProcessOptions {
  readonly program: Program;
  readonly patience: Patience;
  readonly harness: { readonly name: string; readonly version: string };
}

/** Numbers the sessions of this process, for the names of their directories. */
let sessions = 0;

/**
 * Starts an adapter.
 *
 * @throws AdapterUnavailable where it does not start, or does not greet
 */
export async function openProcess(options: ProcessOptions): Promise<Session> {
  const root = realRoot(sessions++);
  const conversation = new Conversation(options.program, options.patience, root);
  const hello = await conversation.greet(options.harness);
  if (isEnded(hello)) {
    const [program] = options.program.command;
    throw new AdapterUnavailable(`The adapter ${program} did not start: ${hello.message}`);
  }
  return new ProcessSession(options, root, conversation, hello);
}

function faultOf({ fault, message }: Ended): Fault {
  return { kind: 'fault', fault, message };
}

class ProcessSession implements Session {
  readonly hello: Hello;
  readonly #options: ProcessOptions;
  readonly #root: string;
  #conversation: Conversation;
  #lateFaults: LateFault[] = [];
  /** After a fault: what was in flight is asked again, one after the other. */
  #recovery: Promise<unknown> = Promise.resolve();

  constructor(options: ProcessOptions, root: string, conversation: Conversation, hello: Hello) {
    this.#options = options;
    this.#root = root;
    this.#conversation = conversation;
    this.hello = hello;
  }

  async ask(ask: Ask): Promise<Reply> {
    await this.#recovery;
    const reply = await this.#conversation.ask(ask);
    if (!isEnded(reply)) return reply;
    const again = this.#recovery.then(() => this.#askAlone(ask));
    this.#recovery = again;
    return again;
  }

  lateFaults(): readonly LateFault[] {
    return [...this.#lateFaults.splice(0), ...this.#conversation.takeLateFaults()];
  }

  async close(): Promise<void> {
    await this.#conversation.finish();
    await rm(this.#root, { recursive: true, force: true });
  }

  /**
   * Puts a question to a child of its own, which is told that nothing else comes. Only a fault that
   * happens again here is charged to the case: then it was not a neighbour's.
   */
  async #askAlone(ask: Ask): Promise<Reply> {
    const { program, patience, harness } = this.#options;
    const alone = new Conversation(program, patience, this.#root);
    const hello = await alone.greet(harness);
    if (isEnded(hello)) return faultOf(hello);
    const reply = await alone.ask(ask);
    const end = await alone.finish();
    const late = alone.takeLateFaults();
    if (!this.#conversation.isAlive) await this.#startAnew();
    if (isEnded(reply)) return faultOf(reply);
    if (late.length > 0) return late[0]!.fault;
    return end === null ? reply : faultOf(end);
  }

  async #startAnew(): Promise<void> {
    const { program, patience, harness } = this.#options;
    this.#lateFaults.push(...this.#conversation.takeLateFaults());
    this.#conversation = new Conversation(program, patience, this.#root);
    // Where it does not greet, the next question finds it ended, and is put to another.
    await this.#conversation.greet(harness);
  }
}
