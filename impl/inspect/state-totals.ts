/** How much state a file refers to, and where that state lies. */

/** Handles of one kind, and the state that they stand for. */
export interface Amount {
  readonly handles: number;
  /** In bytes; handles of unknown size are left out. */
  readonly bytes: bigint;
  /** How many handles do not know their size. */
  readonly ofUnknownSize: number;
}

/** The places where state can lie. */
export const STORAGES = ['inline', 'relativeFiles', 'absoluteFiles', 'segments'] as const;

/**
 * - `inline`: in the metadata itself
 * - `relativeFiles`: in files below the snapshot's directory, which move with it
 * - `absoluteFiles`: in files named by their whole path
 * - `segments`: in parts of merged files, named by their whole path
 */
export type Storage = (typeof STORAGES)[number];

/** Amounts by place. What two handles share counts twice. */
export type StateTotals = Readonly<Record<Storage, Amount>>;

/** Adds up. */
export class Totals {
  private readonly amounts = Object.fromEntries(
    STORAGES.map((storage) => [storage, { handles: 0, bytes: 0n, ofUnknownSize: 0 }]),
  ) as Record<Storage, { -readonly [K in keyof Amount]: Amount[K] }>;

  /** A handle; a negative size stands for an unknown one. */
  add(storage: Storage, sizeBytes: bigint | number): void {
    const amount = this.amounts[storage];
    amount.handles++;
    if (sizeBytes < 0) amount.ofUnknownSize++;
    else amount.bytes += BigInt(sizeBytes);
  }

  /** What there is so far. */
  get sum(): StateTotals {
    return this.amounts;
  }
}
