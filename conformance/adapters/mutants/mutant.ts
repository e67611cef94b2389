/** A planted wrong implementation: the reference with one decision replaced. */
import type { OpenDecisions } from '../../../impl/backends/decisions.ts';
import type { Decisions } from '../../../impl/restore/decisions.ts';
import { REFERENCE } from '../reference/answer.ts';
import type { Implementation } from '../reference/answer.ts';

/** An entry of the catalogue. */
export interface Mutant {
  /** Words joined by hyphens, each ID once: `mutant:counter-stays`. */
  readonly id: string;
  /** The rule that catches it. */
  readonly ruleId: string;
  /** What is wrong with it, in one sentence. */
  readonly fault: string;
  /** The release that it is run as; the default one where it is not given. */
  readonly profile?: string;
  /** Decisions of a restore that are wrong. */
  readonly restore?: Partial<Decisions>;
  /** Decisions of a state backend that are wrong. */
  readonly open?: Partial<OpenDecisions>;
  /** How it decodes. */
  readonly decode?: Implementation['decode'];
  /** How it encodes. */
  readonly encode?: Implementation['encode'];
}

/** The implementation that a mutant is. */
export function implementationOf({ restore, open, decode, encode }: Mutant): Implementation {
  return {
    restore: { ...REFERENCE.restore, ...restore },
    open: { ...REFERENCE.open, ...open },
    decode: decode ?? REFERENCE.decode,
    encode: encode ?? REFERENCE.encode,
  };
}
