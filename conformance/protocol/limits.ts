/** What an adapter may use of time and room before it counts as faulty. */

/** Bounds, each of which has an option. */
export interface Limits {
  /** From its start to its greeting, in milliseconds. */
  readonly startMilliseconds: number;
  /** While something is outstanding and no answer comes, in milliseconds. */
  readonly answerMilliseconds: number;
  /** The longest message, in bytes. */
  readonly maxMessageBytes: number;
  /** The most on standard error between two answers, in bytes. */
  readonly maxStderrBytes: number;
  /** The most memory that its process holds, in bytes; seen to where the system tells it (Linux). */
  readonly maxMemoryBytes: number;
}

const MIB = 1024 * 1024;

/** The bounds where nothing else is asked for. A JVM that loads Flink takes seconds to start on a busy machine. */
export const DEFAULT_LIMITS: Limits = {
  startMilliseconds: 60_000,
  answerMilliseconds: 10_000,
  maxMessageBytes: 64 * MIB,
  maxStderrBytes: 64 * MIB,
  maxMemoryBytes: 4_096 * MIB,
};

/** Texts of an adapter that are kept, for people, in UTF-16 code units. */
const KEPT_TEXT = 2_000;

/** A text that may be of any length, as much of it as is kept. */
export function kept(text: string): string {
  return text.length <= KEPT_TEXT ? text : `${text.slice(0, KEPT_TEXT)}… (${text.length} in all)`;
}
