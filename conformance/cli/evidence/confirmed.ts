/** On which real releases the rules were seen to hold. `npm run confirm` writes it. */
import { readFileSync } from 'node:fs';
import type { RefusalCode } from '../../../spec/model/refusal.ts';
import { packageFile } from '../package-root.ts';

/** What real Flink showed of a rule. */
export interface ConfirmedRule {
  /**
   * By side, for each release in their order: in how many cases the rule was judged and held. `null`
   * for a release that the rule does not hold for.
   */
  readonly held: Readonly<Record<string, readonly (number | null)[]>>;
  /** By side, where each of its cases was refused: with what. Empty where some were not. */
  readonly refusals: Readonly<Record<string, readonly RefusalCode[]>>;
  /** By release, where the rule was broken: in how many cases. */
  readonly broken: Readonly<Record<string, number>>;
}

/** The file's content. */
export interface Confirmed {
  readonly suiteVersion: number;
  readonly seed: number;
  /** How many cases were generated for each release; real savepoints come on top. */
  readonly cases: number;
  /** Oldest first. */
  readonly releases: readonly string[];
  /** By rule. */
  readonly rules: Readonly<Record<string, ConfirmedRule>>;
}

/** The file, in the package. */
export const CONFIRMED_FILE = 'fixtures/evidence/confirmed.json';

/** What the file says. */
export function readConfirmed(): Confirmed {
  return JSON.parse(readFileSync(packageFile(CONFIRMED_FILE), 'utf8')) as Confirmed;
}
