/** An adapter that is a child process: started, asked, and started again after a fault. */
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import type { Ask, Fault, Hello, LateFault, Reply, Session } from '../../protocol/adapter.ts';
import type { Limits } from '../../protocol/limits.ts';
import { makeRealRoot } from './case-root.ts';
import type { RealRoot } from './case-root.ts';
import type { Ended, Program } from './child.ts';
import { Conversation, isEnded } from './conversation.ts';
import { Unrepeated } from './unrepeated.ts';

/** What a session is made of. */
export interface ProcessOptions {
  readonly program: Program;
  readonly limits: Limits;
  readonly harness: { readonly name: string; readonly version: string };
}

/** After so many starts in a row that came to nothing, no other is tried. */
const MAX_STARTS = 3;

/** So long a child is watched that ended after an answer, whether it does so again. */
const STAY_MILLISECONDS = 300;

/**
 * Starts an adapter.
 *
 * @throws AdapterUnavailable where it does not start, or does not greet
 */
export async function openProcess(options: ProcessOptions): Promise<Session> {
  const root = makeRealRoot();
  const conversation = new Conversation(options.program, options.limits, root.path);
  const hello = await conversation.greet(options.harness);
  if (isEnded(hello)) {
    await root.remove();
    throw new AdapterUnavailable(`The adapter did not start: ${hello.message}`);
  }
  return new ProcessSession(options, root, { conversation, hello });
}

function faultOf({ fault, message }: Ended): Fault {
  return { kind: 'fault', fault, message };
}

/** What comes of a question that a closed session is asked; it counts for nothing. */
const CLOSED: Fault = { kind: 'fault', fault: 'crashed', message: 'the run had ended' };

class ProcessSession implements Session {
  readonly hello: Hello;
  readonly #options: ProcessOptions;
  readonly #root: RealRoot;
  readonly #lateFaults: LateFault[] = [];
  readonly #unrepeated = new Unrepeated<Ended>();
  #conversation: Conversation;
  /** One that is asked a question of its own, or is started; all are ended at once with the session. */
  readonly #others = new Set<Conversation>();
  /** After a fault: what was in flight is asked again, one after the other. */
  #recovery: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #closing: Promise<void> | undefined;

  constructor(
    options: ProcessOptions,
    root: RealRoot,
    { conversation, hello }: { readonly conversation: Conversation; readonly hello: Hello },
  ) {
    this.#options = options;
    this.#root = root;
    this.#conversation = conversation;
    this.hello = hello;
  }

  async ask(ask: Ask): Promise<Reply> {
    await this.#recovery;
    if (!this.#conversation.isAlive) await this.#inTurn(() => this.#replace());
    if (this.#isClosed) return CLOSED;
    const conversation = this.#conversation;
    const reply = await conversation.ask(ask);
    if (!isEnded(reply)) return reply;
    this.#unrepeated.add(reply, conversation.isEndKnown);
    return this.#inTurn(() => this.#askAgain(ask, reply));
  }

  lateFaults(): readonly LateFault[] {
    return [...this.#lateFaults.splice(0), ...this.#conversation.takeLateFaults()];
  }

  close(how?: 'at once'): Promise<void> {
    if (how === 'at once') {
      this.#isClosed = true;
      for (const each of [this.#conversation, ...this.#others]) each.abandon();
    }
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const isCut = this.#isClosed;
    await this.#recovery;
    if (!isCut) await this.#lookAtEnd();
    this.#isClosed = true;
    const end = await this.#conversation.finish();
    const late = this.#conversation.takeLateFaults();
    this.#lateFaults.push(...late);
    const isTold = late.length > 0 || this.#conversation.endBetweenQuestions !== null;
    if (end !== null && !isCut && !isTold) this.#addUncharged('at the end', end);
    await this.#root.remove();
  }

  /** It may have ended after its last answer, before it was told that nothing more comes. */
  async #lookAtEnd(): Promise<void> {
    const { endBetweenQuestions: between } = this.#conversation;
    if (between !== null) await this.#charge(between).catch(() => undefined);
  }

  /** Does one thing after the other. */
  #inTurn<T>(deed: () => Promise<T>): Promise<T> {
    const done = this.#recovery.then(deed);
    this.#recovery = done.catch(() => undefined);
    return done;
  }

  #addUncharged(when: LateFault['when'], ended: Ended): void {
    this.#lateFaults.push({ caseId: null, when, fault: faultOf(ended) });
  }

  /**
   * Puts a question to a child of its own, which is told that nothing else comes. Only a fault that
   * happens again here is charged to the case: then it was not a neighbour's.
   */
  async #askAgain(ask: Ask, first: Ended): Promise<Reply> {
    const reply = this.#isClosed ? CLOSED : await this.#askAlone(ask);
    if (this.#unrepeated.settle(first, reply.kind === 'fault')) {
      this.#addUncharged('in flight, and not again', first);
    }
    if (!this.#isClosed && !this.#conversation.isAlive) await this.#replace();
    return reply;
  }

  async #askAlone(ask: Ask): Promise<Reply> {
    const alone = await this.#started();
    const reply = await alone.ask(ask);
    const end = await alone.finish();
    this.#others.delete(alone);
    const [late] = alone.takeLateFaults();
    if (isEnded(reply)) return faultOf(reply);
    return late?.fault ?? (end === null ? reply : faultOf(end));
  }

  /** Starts a child in the place of one that has ended. */
  async #replace(): Promise<void> {
    if (this.#isClosed || this.#conversation.isAlive) return;
    const { endBetweenQuestions: between } = this.#conversation;
    this.#lateFaults.push(...this.#conversation.takeLateFaults());
    if (between !== null) await this.#charge(between);
    this.#conversation = await this.#started();
    this.#others.delete(this.#conversation);
  }

  /** An end between questions is charged to the case answered last, if that one brings it about alone. */
  async #charge({ ended, after }: NonNullable<Conversation['endBetweenQuestions']>): Promise<void> {
    if (after === null || !(await this.#endsAfter(after))) {
      this.#addUncharged('between questions', ended);
      return;
    }
    const fault = faultOf(ended);
    this.#lateFaults.push({ caseId: after.caseId, when: 'after its answer', fault });
  }

  async #endsAfter(ask: Ask): Promise<boolean> {
    const alone = await this.#started();
    const reply = await alone.ask(ask);
    await alone.staysFor(STAY_MILLISECONDS);
    const isAlive = alone.isAlive && !isEnded(reply);
    await alone.finish();
    this.#others.delete(alone);
    return !isAlive;
  }

  /** A child that has greeted. One that does not is tried again, but not for ever. */
  async #started(): Promise<Conversation> {
    const { program, limits, harness } = this.#options;
    let last = '';
    for (let tries = 0; tries < MAX_STARTS && !this.#isClosed; tries++) {
      const conversation = new Conversation(program, limits, this.#root.path);
      this.#others.add(conversation);
      const hello = await conversation.greet(harness);
      if (!isEnded(hello)) return conversation;
      this.#others.delete(conversation);
      last = hello.message;
    }
    throw new AdapterUnavailable(
      this.#isClosed
        ? CLOSED.message
        : `After a fault the adapter did not start again, ${MAX_STARTS} times in a row: ${last}`,
    );
  }
}
