/** Refusals that this project decided on, to stay within its bounds. They never fail others. */
import type { RefusalDescription } from './description.ts';

// prettier-ignore
export const OWN_REFUSALS = {
  NESTING_TOO_DEEP: { stage: 'decode', origin: 'ours', flink: [],
    meaning: 'Handles are nested deeper than the limit allows. Flink has no limit but its thread\'s stack.' },
  PROPERTIES_NOT_UNDERSTOOD: { stage: 'decode', origin: 'ours', flink: [],
    meaning: 'The checkpoint properties hold Java objects that are not parsed here, since that would take a JVM. Flink deserialises any class that it finds.' },
} as const satisfies Record<string, RefusalDescription>;
