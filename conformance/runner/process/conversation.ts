/** What is said with one child: its greeting, and questions with their answers. */
import type { AnswerTo, Question } from '../../../spec/model/case.ts';
import { withPlaceholderRoot } from '../../../spec/model/comparison/index.ts';
import { isRefusalCode } from '../../../spec/model/refusal.ts';
import type { Refusal } from '../../../spec/model/outcome.ts';
import type { Ask, Fault, Hello, LateFault, Reply } from '../../protocol/adapter.ts';
import { kept } from '../../protocol/limits.ts';
import type { Limits } from '../../protocol/limits.ts';
import { fromWire } from '../../protocol/wire/from-wire.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';
import { misfit } from '../../protocol/wire/validate.ts';
import { frameWithRoot } from './case-root.ts';
import { frameOf } from './frames.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from './child.ts';
import type { Ended, Program } from './child.ts';
import { Watch } from './watch.ts';

interface Outstanding {
  readonly ask: Ask;
  readonly resolve: (reply: Reply | Ended) => void;
}

const ANSWER_DEFINITIONS: Readonly<Record<Question, string>> = {
  decode: 'savepoint-spec:messages#/$defs/answerToDecode',
  encode: 'savepoint-spec:messages#/$defs/answerToEncode',
  restore: 'savepoint-spec:messages#/$defs/answerToRestore',
  open: 'savepoint-spec:messages#/$defs/answerToOpen',
};

/** So many answered questions are remembered, to know whose second answer comes. */
const REMEMBERED_QUESTIONS = 4_096;

const HELLO = 'savepoint-spec:messages#/$defs/adapterHello';
const PROTOCOL = 1;

/** How often a child that should stay is looked at, in milliseconds. */
const STEP = 10;

/** Whether a child ended instead of greeting or answering. */
export function isEnded(reply: Hello | Reply | Ended): reply is Ended {
  return 'isWell' in reply;
}

/** A child and what is outstanding with it. */
export class Conversation {
  readonly #child: Child;
  readonly #limits: Limits;
  readonly #wire: Wire;
  readonly #root: string;
  readonly #outstanding = new Map<number, Outstanding>();
  /** Cases by the IDs of their questions. */
  readonly #answered = new Map<number, string>();
  readonly #lateFaults: LateFault[] = [];
  #lastAnswered: Ask | null = null;
  /** Whether an end with nothing outstanding is told otherwise, or is as it should be. */
  #isEndKnown = false;
  #nextId = 0;
  #watch: Watch | null = null;
  #greeted: ((hello: Hello | Ended) => void) | null = null;
  #ended: Ended | null = null;
  #endedBetween: Ended | null = null;

  constructor(program: Program, limits: Limits, root: string) {
    this.#limits = limits;
    this.#wire = program.wire;
    this.#root = root;
    this.#child = new Child(program, limits, {
      onMessage: (message) => this.#onMessage(message),
      onEnd: (fault) => this.#onEnd(fault),
    });
  }

  /** Exchanges greetings. */
  greet(harness: { readonly name: string; readonly version: string }): Promise<Hello | Ended> {
    return new Promise((resolve) => {
      if (this.#ended !== null) {
        resolve(this.#ended);
        return;
      }
      this.#greeted = resolve;
      this.#watchFor('greeting', this.#limits.startMilliseconds);
      this.#child.send(frameOf({ type: 'hello', protocol: PROTOCOL, harness }, this.#wire));
    });
  }

  /** Puts a question; the answer, or the fault that ended the child first. */
  ask(ask: Ask): Promise<Reply | Ended> {
    return new Promise((resolve) => {
      if (this.#ended !== null) {
        resolve(this.#ended);
        return;
      }
      const id = this.#nextId++;
      this.#outstanding.set(id, { ask, resolve });
      if (this.#outstanding.size === 1) this.#watchAnswers();
      const { question, caseId, profile, request } = ask;
      const message = { type: 'ask', id, question, caseId, profile, root: this.#root, ...request };
      // Without files nothing is put anywhere: then paths stay as they are, in the answer's bytes too.
      const hasFiles = 'files' in request || 'state' in request;
      this.#child.send(
        hasFiles ? frameWithRoot(message, this.#wire, this.#root) : frameOf(message, this.#wire),
      );
    });
  }

  /** The late faults since it was last asked for them. */
  takeLateFaults(): readonly LateFault[] {
    return this.#lateFaults.splice(0);
  }

  /** Whether its end is charged to a question already, or is as it should be. */
  get isEndKnown(): boolean {
    return this.#isEndKnown;
  }

  get isAlive(): boolean {
    return this.#child.isAlive;
  }

  /** Ends the input; the fault, if the child does anything but end well then. */
  async finish(): Promise<Ended | null> {
    this.#isEndKnown = true;
    this.#watch?.stop();
    await this.#child.finish();
    return this.#ended?.isWell === false ? this.#ended : null;
  }

  /** Ends the child at once, with everything that it started. */
  abandon(): void {
    this.#isEndKnown = true;
    this.#child.fault('crashed', 'it was ended, since the run ends here');
  }

  /** Its end, where it ended by itself and was neither asked for anything nor told to. */
  get endBetweenQuestions(): { readonly ended: Ended; readonly after: Ask | null } | null {
    return this.#endedBetween === null
      ? null
      : { ended: this.#endedBetween, after: this.#lastAnswered };
  }

  /** Waits until it has ended, as long as that. */
  async staysFor(milliseconds: number): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (this.isAlive && Date.now() < deadline) await sleep(Math.min(milliseconds, STEP));
  }

  #onMessage(message: unknown): void {
    if (this.#greeted !== null) this.#onHello(message);
    else this.#onAnswer(message);
  }

  #onHello(message: unknown): void {
    const hello = fromWire(HELLO, this.#wire)(message);
    const reason = misfit(HELLO, hello);
    if (reason !== null) {
      this.#child.fault('broken protocol', `its first message is no greeting: ${reason}`);
      return;
    }
    this.#watch?.stop();
    const greeted = this.#greeted!;
    this.#greeted = null;
    const defaults = { language: 'unknown', profiles: [], window: 1 };
    greeted({ ...defaults, ...(hello as Hello) });
  }

  #onAnswer(message: unknown): void {
    const id = idOf(message);
    const asked = id === null ? undefined : this.#outstanding.get(id);
    if (id === null || asked === undefined) {
      this.#onUnasked(id);
      return;
    }
    this.#outstanding.delete(id);
    this.#answered.set(id, asked.ask.caseId);
    this.#answered.delete(id - REMEMBERED_QUESTIONS);
    this.#lastAnswered = asked.ask;
    this.#child.forgiveOutput();
    this.#watch?.stop();
    if (this.#outstanding.size > 0) this.#watchAnswers();
    asked.resolve(this.#read(asked.ask.question, message));
  }

  /** An answer that cannot be read, since it is nested too deep, costs its own case alone. */
  #read(question: Question, message: unknown): Reply {
    try {
      const reply = replyOf(question, message, this.#wire);
      return reply.kind === 'fault' ? reply : withPlaceholderRoot(reply, this.#root);
    } catch (error) {
      return brokenProtocol(`its answer cannot be read: ${(error as Error).message}`);
    }
  }

  #onUnasked(id: number | null): void {
    const doubled = id === null ? undefined : this.#answered.get(id);
    if (doubled !== undefined) {
      const fault = brokenProtocol('it answered the same question twice');
      this.#lateFaults.push({ caseId: doubled, when: 'after its answer', fault });
      this.#isEndKnown = true;
    }
    const what = id === null ? 'a message that is no answer' : `an answer to question ${id}`;
    this.#child.fault('broken protocol', `${what}, which was not asked or is answered already`);
  }

  #watchAnswers(): void {
    this.#watchFor('answer', this.#limits.answerMilliseconds);
  }

  #watchFor(what: string, milliseconds: number): void {
    this.#watch?.stop();
    this.#watch = new Watch(milliseconds, {
      progress: () => this.#child.outputBytes,
      onSilence: () => this.#child.fault('timed out', `no ${what} within ${milliseconds} ms`),
    });
  }

  #onEnd(fault: Ended): void {
    this.#ended = fault;
    this.#watch?.stop();
    if (this.#outstanding.size === 0 && this.#greeted === null && !this.#isEndKnown) {
      this.#endedBetween = fault;
    }
    this.#greeted?.(fault);
    this.#greeted = null;
    const outstanding = [...this.#outstanding.values()];
    this.#outstanding.clear();
    for (const { resolve } of outstanding) resolve(fault);
  }
}

function idOf(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null;
  const id = typeof message.id === 'bigint' ? Number(message.id) : message.id;
  return typeof id === 'number' ? id : null;
}

const ANSWERS = ['result', 'refused', 'skipped', 'error'] as const;

/** An answer with the one thing that it says; `null` where that is not one thing. Absent may be null. */
function contentOf(message: unknown): Record<string, unknown> | null {
  const { type, id, ...rest } = message as Record<string, unknown>;
  const said = ANSWERS.filter((kind) => rest[kind] !== undefined && rest[kind] !== null);
  return said.length === 1 ? { type, id, [said[0]!]: rest[said[0]!] } : null;
}

/** An answer that does not fit its schema costs its own case alone. */
function replyOf(question: Question, message: unknown, wire: Wire): Reply {
  const definition = ANSWER_DEFINITIONS[question];
  const given = contentOf(message);
  if (given === null)
    return brokenProtocol(`its answer has not exactly one of ${ANSWERS.join(', ')}`);
  const answer = fromWire(definition, wire)(given);
  const reason = misfit(definition, answer);
  if (reason !== null) return brokenProtocol(`its answer does not fit the schema: ${reason}`);
  const { result, refused, skipped, error } = answer as {
    result?: unknown;
    refused?: Refusal;
    skipped?: { why: string };
    error?: { message: string };
  };
  if (refused !== undefined) {
    if (!isRefusalCode(refused.code)) {
      return brokenProtocol(`'${String(refused.code)}' is no refusal code`);
    }
    return { kind: 'refused', refusal: refused };
  }
  if (skipped !== undefined) return { kind: 'skipped', why: kept(skipped.why) };
  if (error !== undefined) return { kind: 'error', message: kept(error.message) };
  return { kind: 'result', result } as AnswerTo<Question>;
}

function brokenProtocol(message: string): Fault {
  return { kind: 'fault', fault: 'broken protocol', message: kept(message) };
}
