/** The Flink releases that write golden snapshots: of each line one whose jars are all to be had. */
export const GOLDEN_RELEASES = [
  '1.11.6',
  '1.12.7',
  '1.13.6',
  '1.14.6',
  // Later patches lack flink-dstl-dfs, with which the changelog writes to files.
  '1.15.2',
  '1.16.3',
  '1.17.2',
  '1.18.1',
  '1.19.3',
  '1.20.1',
  '2.0.2',
  '2.1.3',
  '2.2.1',
  '2.3.0',
] as const;
