/** A planted wrong implementation: the reference with one decision replaced. */
import type { OpenDecisions } from '../../../impl/backends/decisions.ts';
import type { Decisions } from '../../../impl/restore/decisions.ts';
import { REFERENCE } from '../reference/answer.ts';
import type { AroundRestore, Implementation } from '../reference/answer.ts';

/** Of Flink's tracker. */
export type Ticket = `FLINK-${number}`;

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
  /** The bugs of Flink's past that did the same; absent for none. */
  readonly tickets?: readonly Ticket[];
  /** Decisions of a restore that are wrong. */
  readonly restore?: Partial<Decisions>;
  /** What is wrong around a restore that decides as it must. */
  readonly aroundRestore?: AroundRestore;
  /** Decisions of a state backend that are wrong. */
  readonly open?: Partial<OpenDecisions>;
  /** How it decodes. */
  readonly decode?: Implementation['decode'];
  /** How it encodes. */
  readonly encode?: Implementation['encode'];
}

/** The implementation that a mutant is. */
export function implementationOf(mutant: Mutant): Implementation {
  const { restore, aroundRestore, open, decode, encode } = mutant;
  return {
    restore: { ...REFERENCE.restore, ...restore },
    ...(aroundRestore === undefined ? {} : { aroundRestore }),
    open: { ...REFERENCE.open, ...open },
    decode: decode ?? REFERENCE.decode,
    encode: encode ?? REFERENCE.encode,
  };
}
