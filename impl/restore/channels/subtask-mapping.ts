/** Which old subtasks' in-flight data each new subtask takes over. Flink: `RescaleMappings`. */
import type { RescaleMapping } from '../../../spec/model/rescaling.ts';

/** The mapping of one end of an edge, computed once for all its subtasks. */
export class SubtaskMapping {
  /** For each new subtask the old ones. Rows may be one object. */
  readonly rows: RescaleMapping;
  readonly oldParallelism: number;
  /** Whether every new subtask takes over the old one of its index, as far as there is one. */
  readonly isIdentity: boolean;
  readonly #mayBeAmbiguous: boolean;
  #ambiguous: readonly number[] | undefined;
  #inverted: RescaleMapping | undefined;

  constructor(rows: RescaleMapping, oldParallelism: number, mayBeAmbiguous: boolean) {
    this.rows = rows;
    this.oldParallelism = oldParallelism;
    this.#mayBeAmbiguous = mayBeAmbiguous;
    this.isIdentity =
      rows.length >= oldParallelism &&
      rows.every((row, index) =>
        index < oldParallelism ? row.length === 1 && row[0] === index : row.length === 0,
      );
  }

  /** Old subtasks that several new ones take over, ascending. Flink: `getAmbiguousTargets`. */
  get ambiguous(): readonly number[] {
    this.#ambiguous ??= this.#mayBeAmbiguous ? this.#findAmbiguous() : [];
    return this.#ambiguous;
  }

  /** For each old subtask the new ones. Flink: `RescaleMappings#invert`. */
  get inverted(): RescaleMapping {
    this.#inverted ??= this.#invert();
    return this.#inverted;
  }

  equals({ rows }: SubtaskMapping): boolean {
    return (
      rows.length === this.rows.length &&
      rows.every((row, index) => {
        const own = this.rows[index]!;
        return row.length === own.length && row.every((old, at) => old === own[at]);
      })
    );
  }

  /** Rows that are one object, as those of FULL, are gone through twice at most. */
  #findAmbiguous(): number[] {
    const taken = new Set<number>();
    const ambiguous = new Set<number>();
    const timesSeen = new Map<readonly number[], number>();
    for (const row of this.rows) {
      const times = (timesSeen.get(row) ?? 0) + 1;
      timesSeen.set(row, times);
      if (times > 2) continue;
      for (const old of row) {
        if (taken.has(old)) ambiguous.add(old);
        taken.add(old);
      }
    }
    return [...ambiguous].sort((a, b) => a - b);
  }

  #invert(): number[][] {
    const inverted = Array.from({ length: this.oldParallelism }, (): number[] => []);
    for (const [index, row] of this.rows.entries()) {
      for (const old of row) inverted[old]!.push(index);
    }
    return inverted;
  }
}
