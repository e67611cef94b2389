/** Faults that show beside the answers. */
import type { LateFault } from '../protocol/adapter.ts';

/** Whether an adapter fails by it: what does not happen again is told, and fails nobody. */
export function isFailure({ when }: Pick<LateFault, 'when'>): boolean {
  return when !== 'in flight, and not again';
}
