/** Faults that show beside the answers. */
import type { LateFault } from '../protocol/adapter.ts';
import type { CaseRecord, Counted, LateRecord } from './case-record.ts';

/** Whether an adapter fails by it: what does not happen again is told, and fails nobody. */
export function isFailure({ when }: Pick<LateFault, 'when'>): boolean {
  return when !== 'in flight, and not again';
}

/** More than any window of questions. */
const REMEMBERED_CASES = 8_192;

/** What the last cases were counted as, since a fault may show late. */
export class RecentCases {
  readonly #cases = new Map<string, { readonly position: number; readonly counted: Counted }>();

  /** A case was counted. */
  add({ caseId, position, counted }: CaseRecord): void {
    this.#cases.set(caseId, { position, counted });
    if (this.#cases.size <= REMEMBERED_CASES) return;
    this.#cases.delete(this.#cases.keys().next().value!);
  }

  /** What is to be counted of a late fault; nothing of a case that was not counted, such as a smaller one. */
  recordOf(fault: LateFault): LateRecord | null {
    if (fault.caseId === null) return { fault, of: null };
    const of = this.#cases.get(fault.caseId);
    if (of === undefined) return null;
    this.#cases.set(fault.caseId, { ...of, counted: 'failed' });
    return { fault, of };
  }
}
