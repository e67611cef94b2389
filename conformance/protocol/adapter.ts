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

/** A fault that showed when the question had been answered already. */
export interface LateFault {
  readonly caseId: string;
  readonly fault: Fault;
}

/** What comes of a question. A fault is no refusal, and a skip is neither. */
export type Reply<Q extends Question = Question> = AnswerTo<Q> | Fault;

/** An adapter that is ready to be asked. */
export interface Session {
  readonly hello: Hello;
  /** Never rejects for anything that the adapter does. */
  ask(ask: Ask): Promise<Reply>;
  /** The late faults since it was last asked for them. */
  lateFaults(): readonly LateFault[];
  /** Ends the adapter; nothing may be asked any more. */
  close(): Promise<void>;
}

/** Thrown where an adapter cannot be started at all: the harness could not do its work. */
export class AdapterUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AdapterUnavailable';
  }
}
