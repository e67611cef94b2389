/** Bounds of a max parallelism. Flink: `DefaultVertexParallelismInfo`. */
import type { RestoreContext } from './context.ts';
import { refuse } from './refuse.ts';

/** Refuses a max parallelism that no vertex could have. */
export function checkBounds(
  maxParallelism: number,
  code: 'MAX_PARALLELISM_OUT_OF_BOUNDS' | 'ADOPTED_MAX_PARALLELISM_OUT_OF_BOUNDS',
  { decisions, profile }: RestoreContext,
): void {
  if (!decisions.isWithinBounds(maxParallelism)) refuse(code, profile, { maxParallelism });
}
