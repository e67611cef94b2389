/** Snapshots, and the `_metadata` files that hold them. */
import type { Arbitrary } from 'fast-check';
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import { decodeCase } from '../build/decode-case.ts';
import { readableVersion } from '../build/restore-case.ts';
import { decodeDraft } from '../draft/decode-draft.ts';
import { constrained, EVERY_SHAPE } from '../recipes/constraints.ts';
import { profileOf } from './release.ts';
import type { ArbitraryOptions } from './release.ts';

/** A `_metadata` file that is in order. */
export interface MetadataFile {
  readonly bytes: Uint8Array;
  /** 2 to 6. */
  readonly metadataVersion: number;
  /** What the bytes mean to the release that they were drawn for. */
  readonly snapshot: Snapshot;
  /** Where the file lies, below `CASE_ROOT` of `savepoint-spec/spec`, which stands for any directory. */
  readonly path: string;
  /** The directory of the file, below `CASE_ROOT` as an absolute path: relative handles resolve against it. */
  readonly pointer: string;
}

/**
 * Files of each metadata version that the release reads: with all kinds of handles, in-flight data,
 * finished operators, master states and properties, as far as it knows them. They shrink to one
 * operator without state. Flink: `Checkpoints#loadCheckpointMetadata` reads them.
 *
 * @throws RangeError for a release that is not known
 */
export function metadataFiles(options: ArbitraryOptions = {}): Arbitrary<MetadataFile> {
  const profile = profileOf(options);
  const drafts = decodeDraft(constrained(EVERY_SHAPE), { directory: 1 }, { nothing: 1 });
  return drafts.map((draft) => {
    const { request, snapshot } = decodeCase('', draft, profile);
    const { path, bytes } = request.files[0]!;
    return {
      path,
      bytes,
      metadataVersion: readableVersion(draft.base.snapshot.metadataVersion, profile),
      // The constraints draw nothing that damages it.
      snapshot: snapshot!,
      pointer: request.pointer!,
    };
  });
}

/**
 * Snapshots as jobs leave them behind, such as {@link metadataFiles} hold.
 *
 * @throws RangeError for a release that is not known
 */
export function snapshots(options: ArbitraryOptions = {}): Arbitrary<Snapshot> {
  return metadataFiles(options).map(({ snapshot }) => snapshot);
}
