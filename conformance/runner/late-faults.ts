/** Faults that show beside the answers. */
import type { Fault, LateFault } from '../protocol/adapter.ts';
import type { CaseRecord, Counted, LateRecord } from './case-record.ts';

/** So often the machine may be to blame. */
const MOST_BY_CHANCE = 3;

/** A fault that may be told, or several of one kind. */
export interface ToldFault {
  readonly when: LateFault['when'];
  readonly fault: Fault | Fault['fault'];
  /** How often; once where it is not said. */
  readonly count?: number;
}

/**
 * Whether an adapter fails by it. What does not happen again is told, and fails nobody, unless it
 * happens again and again; a slow machine makes anything time out.
 */
export function isFailure({ when, fault, count = 1 }: ToldFault): boolean {
  if (when !== 'in flight, and not again') return true;
  const kind = typeof fault === 'string' ? fault : fault.fault;
  return count > MOST_BY_CHANCE && kind !== 'timed out';
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
