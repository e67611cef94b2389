/** A case: what is asked, and what the one who made it knows of it. */
import type { KeySerializer, Opened, OpenedState } from './backend.ts';
import type { Answer, Encoded, Restored } from './outcome.ts';
import type { DecodeRequest, EncodeRequest, OpenRequest, RestoreRequest } from './request.ts';
import type { Snapshot } from './snapshot.ts';

/** A case of the question `restore`. */
export interface RestoreCase {
  /** Stable: the same seed and suite version give the same ID for ever. */
  readonly id: string;
  readonly question: 'restore';
  readonly request: RestoreRequest;
  /**
   * What the metadata that the pointer leads to means; `null` where it leads to none, to bytes that
   * are no snapshot, and at an entry point that looks at no pointer.
   */
  readonly snapshot: Snapshot | null;
}

/** A case of the question `decode`. */
export interface DecodeCase {
  readonly id: string;
  readonly question: 'decode';
  readonly request: DecodeRequest;
  /**
   * What the bytes mean, the pointer leading to them; `null` where they are no snapshot, or where
   * nobody knows.
   */
  readonly snapshot: Snapshot | null;
  /**
   * How long the metadata was that was written, in bytes; absent where that is all there is. The file
   * is shorter where it was cut, and longer where something follows.
   */
  readonly writtenLength?: number;
  /** What cannot be in the file; absent where nothing was made so. */
  readonly impossible?: ImpossibleOperator;
}

/**
 * What one operator of a file says of itself that cannot be: a parallelism above its max parallelism, or
 * below 0, an entry of a subtask beyond its parallelism, coordinator state of a fully finished one.
 */
export type ImpossibleOperator =
  'parallelismAboveMax' | 'negativeParallelism' | 'subtaskOutside' | 'finishedWithState';

/** A case of the question `encode`. */
export interface EncodeCase {
  readonly id: string;
  readonly question: 'encode';
  readonly request: EncodeRequest;
}

/** A case of the question `open`. */
export interface OpenCase {
  readonly id: string;
  readonly question: 'open';
  readonly request: OpenRequest;
  /** What was written to the state files; absent where there are none, and where nobody knows. */
  readonly written?: WrittenState;
}

/** What the state files of a case hold together, and what is wrong with them. */
export interface WrittenState {
  /** That of all its files: canonical savepoints are of the full format, whatever a handle's class says. */
  readonly format: 'full' | 'heap';
  readonly keySerializer: KeySerializer;
  /** All of it, by name and then by kind. */
  readonly states: readonly OpenedState[];
  /**
   * What became of the file of the last handle: it is not there, is cut, or has changed places with that
   * of the first handle; absent for nothing.
   */
  readonly damage?: 'missing' | 'cut' | 'exchanged';
}

/** Any case. */
export type Case = RestoreCase | DecodeCase | EncodeCase | OpenCase;

/** What an implementation can be asked. */
export type Question = Case['question'];

/** The questions, in the order of the stages that they reach. */
export const QUESTIONS = [
  'decode',
  'encode',
  'restore',
  'open',
] as const satisfies readonly Question[];

/** The cases of a question. */
export type CaseOf<Q extends Question> = Extract<Case, { question: Q }>;

/** What a question's answer holds where it is no refusal. */
export interface Results {
  readonly decode: Snapshot;
  readonly encode: Encoded;
  readonly restore: Restored;
  readonly open: Opened;
}

/** What an implementation answers to a question. */
export type AnswerTo<Q extends Question> = Answer<Results[Q]>;
