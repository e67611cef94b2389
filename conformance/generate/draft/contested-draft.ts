/** How an ID is drawn that two vertices of the new job claim, as by one uid hash given twice. */
import type { Arbitrary } from 'fast-check';
import { pickOf } from './pick.ts';

/** Max parallelisms, which decide whether the one or the other vertex may claim the state. */
export interface ContestedDraft {
  /** Of the vertices; `null` for derived. */
  readonly vertices: readonly [number | null, number | null];
  /** Of the state. */
  readonly recorded: number;
}

/** The one vertex may claim the state, the other may not; or both may, or neither. */
export function contestedDraft(): Arbitrary<ContestedDraft> {
  return pickOf<ContestedDraft>([
    [{ vertices: [8, 64], recorded: 8 }, 3],
    [{ vertices: [8, 64], recorded: 64 }, 3],
    [{ vertices: [null, 64], recorded: 8 }, 2],
    [{ vertices: [64, null], recorded: 8 }, 2],
    [{ vertices: [8, 8], recorded: 8 }, 1],
    [{ vertices: [8, 64], recorded: 12 }, 1],
  ]);
}
