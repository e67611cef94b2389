/**
 * fast-check arbitraries of snapshots, jobs, restores and damaged files, for properties of one's own:
 * `savepoint-spec/arbitraries`. Everything that they draw shrinks.
 */
export { cases, restoreRequests } from './cases.ts';
export type { CaseOptions } from './cases.ts';
export { corruptions } from './corruptions.ts';
export type { CorruptFile } from './corruptions.ts';
export { evolutions, jobs } from './evolutions.ts';
export type { Evolution } from './evolutions.ts';
export { metadataFiles, snapshots } from './metadata-files.ts';
export type { MetadataFile } from './metadata-files.ts';
export type { ArbitraryOptions } from './release.ts';
