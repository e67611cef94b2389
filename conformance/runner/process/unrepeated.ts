/** Ends of processes, and whether one of the questions that were in flight brings it about again. */

interface Count {
  left: number;
  isExplained: boolean;
}

/** Counts the questions of each end. */
export class Unrepeated<End extends object> {
  readonly #counts = new Map<End, Count>();

  /** A question was in flight then. All of an end's questions are added before one is settled. */
  add(end: End, isExplained: boolean): void {
    const count = this.#counts.get(end);
    if (count === undefined) this.#counts.set(end, { left: 1, isExplained });
    else count.left += 1;
  }

  /**
   * It has been asked again.
   *
   * @returns whether it was the last one, and none of them did it again
   */
  settle(end: End, isRepeated: boolean): boolean {
    const count = this.#counts.get(end)!;
    count.left -= 1;
    count.isExplained ||= isRepeated;
    if (count.left > 0) return false;
    this.#counts.delete(end);
    return !count.isExplained;
  }
}
