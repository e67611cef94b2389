/** Puts cases to an adapter that may do anything, until it is known what it does wrong. */
import type { Case, Question } from '../../../spec/model/case.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { Ask, Fault, LateFault, Reply, Session } from '../../protocol/adapter.ts';
import { askAll, askOne } from '../../runner/ask-all.ts';
import type { Findings } from './findings.ts';
import { hintFor } from './hints.ts';

/** So many cases of a question are put one after the other first: each fault costs its own case then. */
const FIRST_CASES = 3;

/** A question is not put any more after so many faults that are alike. */
const ENOUGH = 3;

/** A fault without the numbers in it, by which those that are alike are told once. */
export function alikeText({ fault, message }: Pick<Fault, 'message'> & { fault: string }): string {
  return `${fault} ${message.replaceAll(/\d+/g, '0')}`;
}

/** An adapter that is asked, question by question. */
export class Asking {
  readonly #session: Timed;
  readonly #profile: Profile;
  readonly #findings: Findings;
  /** How often each way to fail was seen, of one question. */
  #seen = new Map<string, number>();

  constructor(session: Session, profile: Profile, findings: Findings) {
    this.#session = new Timed(session);
    this.#profile = profile;
    this.#findings = findings;
  }

  /** The longest that an answer took, in milliseconds. */
  get slowestMilliseconds(): number {
    return this.#session.slowestMilliseconds;
  }

  /**
   * The replies, as they come; each way to fail is told once.
   *
   * @throws AdapterUnavailable where it does not start any more
   */
  async *ask(question: Question, cases: readonly Case[]): AsyncGenerator<Reply, void, undefined> {
    this.#seen = new Map();
    let asked = 0;
    let isAnswered = false;
    for (const subject of cases.slice(0, FIRST_CASES)) {
      const { reply } = await askOne(subject, this.#session, this.#profile);
      this.#tell(subject, reply);
      isAnswered ||= reply.kind !== 'fault' && reply.kind !== 'error';
      asked += 1;
      yield reply;
    }
    if (asked > 0 && !isAnswered) {
      this.#findings.fault(
        `It lists ${question} in questions, and answered none of the first ${asked} cases: ${cases.length - asked} were not put.`,
        `Take ${question} out of questions, or answer that it is skipped.`,
      );
      return;
    }
    for await (const { subject, reply } of askAll(
      this.#untilKnown(cases.slice(asked)),
      this.#session,
      this.#profile,
    )) {
      this.#tell(subject, reply);
      asked += 1;
      yield reply;
    }
    if (asked < cases.length)
      this.#findings.note(
        `After ${ENOUGH} faults alike, ${cases.length - asked} cases of ${question} were not put.`,
      );
  }

  *#untilKnown(cases: readonly Case[]): Generator<Case, void, undefined> {
    for (const subject of cases) {
      if (Math.max(0, ...this.#seen.values()) >= ENOUGH) return;
      yield subject;
    }
  }

  #tell(subject: Case, reply: Reply): void {
    if (reply.kind !== 'fault' && reply.kind !== 'error') return;
    const what = reply.kind === 'fault' ? reply.fault : 'error';
    const key = alikeText({ fault: what, message: reply.message });
    const count = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, count);
    if (count > 1) return;
    this.#findings.fault(`${subject.id}: ${what}: ${reply.message}`, hintFor(what, reply.message));
  }
}

/** A session, with an eye on the clock. */
class Timed implements Session {
  readonly #session: Session;
  slowestMilliseconds = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  get hello(): Session['hello'] {
    return this.#session.hello;
  }

  async ask(ask: Ask): Promise<Reply> {
    const start = Date.now();
    const reply = await this.#session.ask(ask);
    this.slowestMilliseconds = Math.max(this.slowestMilliseconds, Date.now() - start);
    return reply;
  }

  lateFaults(): readonly LateFault[] {
    return this.#session.lateFaults();
  }

  close(how?: 'at once'): Promise<void> {
    return this.#session.close(how);
  }
}
