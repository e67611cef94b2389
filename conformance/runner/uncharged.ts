/** Faults of an adapter that are no case's. */
import type { Fault, LateMoment } from '../protocol/adapter.ts';

/** Faults of one kind that are no case's. */
export interface UnchargedFault {
  readonly fault: Fault['fault'];
  readonly when: LateMoment;
  /** What was seen one of the times: the first one in alphabetical order. */
  readonly message: string;
  /** How often; once for what happens at the end, however many processes of the adapter ended. */
  readonly count: number;
}

/** They are counted by what happened and when. What is counted never hangs on their order. */
export class UnchargedFaults {
  readonly #faults = new Map<string, UnchargedFault>();

  /** Counts some in. */
  add(added: UnchargedFault): void {
    const key = `${added.when} ${added.fault}`;
    const same = this.#faults.get(key);
    if (same === undefined) {
      this.#faults.set(key, added);
      return;
    }
    const count = added.when === 'at the end' ? 1 : same.count + added.count;
    const message = added.message < same.message ? added.message : same.message;
    this.#faults.set(key, { ...same, count, message });
  }

  /** All of them, in an order of their own. */
  entries(): UnchargedFault[] {
    return [...this.#faults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fault]) => fault);
  }
}
