/** The shape of an entry in the tables of refusals. */

/**
 * The stages of a restore, in their order; `open` comes after it, on the tasks. `encode` is no stage of
 * a restore: a snapshot is written, or refused.
 */
export const STAGES = [
  'build',
  'resolve',
  'decode',
  'validate',
  'register',
  'assign',
  'hooks',
  'coordinators',
  'open',
  'encode',
] as const;

/** Where in a restore a refusal arises. */
export type Stage = (typeof STAGES)[number];

/** What Flink throws, for a range of its releases. */
export interface FlinkException {
  /** First release line, such as `1.18`; absent: all before `until`. */
  readonly since?: string;
  /** Last release line; absent: up to the newest. */
  readonly until?: string;
  /** The class's full name. */
  readonly exception: string;
  /** Placeholders stand in angle brackets; `null` where the exception has no message. */
  readonly message: string | null;
}

/** What a refusal code means. */
export interface RefusalDescription {
  readonly stage: Stage;
  /** `ours` where this project decided it, Flink being silent; such a code never fails others. */
  readonly origin: 'flink' | 'ours';
  /** In plain English, as the reason of a refusal. */
  readonly meaning: string;
  /** Empty for `ours`. */
  readonly flink: readonly FlinkException[];
}

/** An entry for something that Flink refuses. */
export function flinkRefusal<const S extends Stage>(
  stage: S,
  meaning: string,
  ...flink: readonly FlinkException[]
): RefusalDescription & { readonly stage: S } {
  return { stage, origin: 'flink', meaning, flink };
}

/** An exception that all releases throw alike. */
export function throws(exception: string, message: string | null = null): FlinkException {
  return { exception, message };
}

export const EOF_EXCEPTION = 'java.io.EOFException';
export const IO_EXCEPTION = 'java.io.IOException';
export const ILLEGAL_ARGUMENT = 'java.lang.IllegalArgumentException';
export const ILLEGAL_STATE = 'java.lang.IllegalStateException';
export const NEGATIVE_ARRAY_SIZE = 'java.lang.NegativeArraySizeException';
export const NULL_POINTER = 'java.lang.NullPointerException';
export const INDEX_OUT_OF_BOUNDS = 'java.lang.IndexOutOfBoundsException';
export const ARRAY_INDEX_OUT_OF_BOUNDS = 'java.lang.ArrayIndexOutOfBoundsException';
