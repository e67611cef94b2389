/** The identity of the stream of cases: its version, and the names of its cases. */

/**
 * Raised whenever a seed and a number lead to another case than before. Figures of two runs may be
 * compared only where their suite versions are equal.
 */
export const SUITE_VERSION = 1;

/** The questions that generated cases ask, which are the first parts of their IDs. */
export const SUITES = ['restore', 'decode', 'encode', 'open'] as const;
export type Suite = (typeof SUITES)[number];

/** What a case's ID says. */
export interface CaseAddress {
  readonly suite: Suite;
  /** 0 to 2^32 - 1. */
  readonly seed: number;
  /** The case's place in the stream, from 0 on. */
  readonly number: number;
  /**
   * How the case was made smaller: which of the smaller values that fast-check offers was taken,
   * step by step. Empty for a case of the stream.
   */
  readonly shrinks: readonly number[];
}

/** The largest seed, and the largest number. */
export const MAX_SEED = 0xffff_ffff;

const ID = /^(restore|decode|encode|open)\/s(0|[1-9]\d*)\/(\d{6,})((?::\d+)*)$/;

/** `restore/s7/000123`; `restore/s7/000123:4:0` where the case was made smaller twice. */
export function formatCaseId({ suite, seed, number, shrinks }: CaseAddress): string {
  const steps = shrinks.map((step) => `:${step}`).join('');
  return `${suite}/s${seed}/${String(number).padStart(6, '0')}${steps}`;
}

/** The inverse of {@link formatCaseId}; `null` for a string that is no such ID. */
export function parseCaseId(id: string): CaseAddress | null {
  const match = ID.exec(id);
  if (match === null) return null;
  const [, suite, seedDigits, numberDigits, steps] = match;
  const seed = Number(seedDigits);
  const number = Number(numberDigits);
  if (seed > MAX_SEED || number > MAX_SEED) return null;
  const shrinks = steps === '' ? [] : steps!.slice(1).split(':').map(Number);
  const address = { suite: suite as Suite, seed, number, shrinks };
  return formatCaseId(address) === id ? address : null;
}
