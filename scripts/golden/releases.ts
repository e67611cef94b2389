/** The Flink releases that write golden snapshots. Another release is another line here. */

/** A release and the folder of `src` that fits its API. */
export interface GoldenRelease {
  readonly version: string;
  /** `flink-2`: 2.0 and later. `flink-1`: 1.19 and 1.20; older lines may need a folder of their own. */
  readonly api: 'flink-1' | 'flink-2';
}

export const GOLDEN_RELEASES: readonly GoldenRelease[] = [
  { version: '1.20.1', api: 'flink-1' },
  { version: '2.3.0', api: 'flink-2' },
];
