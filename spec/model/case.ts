/** A case: what is asked, and what the one who made it knows of it. */
import type { DecodeRequest, RestoreRequest } from './request.ts';
import type { Snapshot } from './snapshot.ts';

/** A case of the question `restore`. */
export interface RestoreCase {
  /** Stable: the same seed and suite version give the same ID for ever. */
  readonly id: string;
  readonly question: 'restore';
  readonly request: RestoreRequest;
  /**
   * What the metadata that the pointer leads to means; `null` where it leads to none, or to bytes
   * that are no snapshot.
   */
  readonly snapshot: Snapshot | null;
}

/** A case of the question `decode`. */
export interface DecodeCase {
  readonly id: string;
  readonly question: 'decode';
  readonly request: DecodeRequest;
  /** What the bytes mean; `null` where they are to be refused, or where nobody knows. */
  readonly snapshot: Snapshot | null;
}

/** Any case. */
export type Case = RestoreCase | DecodeCase;
