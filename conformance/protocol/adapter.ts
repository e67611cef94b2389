/**
 * What the harness needs of an adapter, wherever it runs: in this process, or as a child that speaks
 * the protocol.
 */
import type { AnswerTo, Case, Question } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type {
  DecodeRequest,
  EncodeRequest,
  OpenRequest,
  RestoreRequest,
} from '../../spec/model/request.ts';

/** What is asked for each question. */
export interface Requests {
  readonly decode: DecodeRequest;
  readonly encode: EncodeRequest;
  readonly restore: RestoreRequest;
  readonly open: OpenRequest;
}

/** One question put to an adapter. */
export type Ask = {
  [Q in Question]: {
    readonly question: Q;
    /** The case's ID, for people. */
    readonly caseId: string;
    /** An exact release: `flink-2.3.0`. */
    readonly profile: string;
    readonly request: Requests[Q];
  };
}[Question];

/** What is asked of an adapter in a case. */
export function askOf({ id: caseId, question, request }: Case, { id }: Profile): Ask {
  return { question, caseId, request, profile: id } as Ask;
}

/** What an adapter says of itself before it is asked anything. */
export interface Hello {
  readonly name: string;
  readonly version: string;
  /** The language that it is written in. */
  readonly language: string;
  /** What it answers; the rest is skipped. */
  readonly questions: readonly Question[];
  /** The releases that it answers for; empty for any that it is asked for. */
  readonly profiles: readonly string[];
  /** The rules that it claims, as globs of their IDs; absent or empty for all. The rest is not judged. */
  readonly rules?: readonly string[];
  /** How many questions may be with it at a time, 1 or more. */
  readonly window: number;
}

/** What became of a question that an adapter did not answer. Assigned by the harness alone. */
export interface Fault {
  readonly kind: 'fault';
  readonly fault: 'crashed' | 'timed out' | 'flooded' | 'broken protocol';
  /** What happened, with the last words on standard error where there were any. */
  readonly message: string;
}

/** When a fault showed that no answer tells. */
export type LateMoment =
  | 'after its answer'
  | 'between questions'
  | 'at the end'
  /** While questions were outstanding, none of which brings it about alone. */
  | 'in flight, and not again';

/** A fault that showed when the question had been answered already, or that is no question's. */
export interface LateFault {
  /** The case that it is charged to; `null` where it is nobody's. */
  readonly caseId: string | null;
  readonly when: LateMoment;
  readonly fault: Fault;
}

/** What comes of a question. A fault is no refusal, and a skip is neither. */
export type Reply<Q extends Question = Question> = AnswerTo<Q> | Fault;

/** An adapter that is ready to be asked. */
export interface Session {
  readonly hello: Hello;
  /** Rejects with `AdapterUnavailable` where the adapter does not start any more, and for nothing else. */
  ask(ask: Ask): Promise<Reply>;
  /** The late faults since it was last asked for them; some show when it is closed. */
  lateFaults(): readonly LateFault[];
  /**
   * Ends the adapter, in its own time or at once; nothing may be asked any more. What is outstanding
   * then comes to nothing that counts.
   */
  close(how?: 'at once'): Promise<void>;
}

/** Thrown where an adapter cannot be started at all: the harness could not do its work. */
export class AdapterUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AdapterUnavailable';
  }
}
