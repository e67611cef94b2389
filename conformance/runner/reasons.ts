/** Counts why cases were skipped. */

/** Adapters may make up a new reason for each case. So many are told apart. */
export const MAX_REASONS = 200;

/** What the rest of the reasons is counted as. */
export const OTHER_REASONS = 'other reasons';

/**
 * Skipped cases by their reason. The first {@link MAX_REASONS} of them in alphabetical order are told
 * apart: so what is counted never hangs on the order in which cases are counted.
 */
export class Reasons {
  readonly #counts = new Map<string, number>();
  #others = 0;

  /** Counts cases in. */
  add(why: string, cases = 1): void {
    const count = this.#counts.get(why);
    if (why === OTHER_REASONS) this.#others += cases;
    else if (count !== undefined) this.#counts.set(why, count + cases);
    else this.#addNew(why, cases);
  }

  /** Reasons with their cases, the most frequent first. */
  entries(): { readonly why: string; readonly count: number }[] {
    const told = Array.from(this.#counts, ([why, count]) => ({ why, count }));
    if (this.#others > 0) told.push({ why: OTHER_REASONS, count: this.#others });
    return told.sort((a, b) => b.count - a.count || (a.why < b.why ? -1 : 1));
  }

  #addNew(why: string, cases: number): void {
    this.#counts.set(why, cases);
    if (this.#counts.size <= MAX_REASONS) return;
    let last = why;
    for (const reason of this.#counts.keys()) if (reason > last) last = reason;
    this.#others += this.#counts.get(last)!;
    this.#counts.delete(last);
  }
}
