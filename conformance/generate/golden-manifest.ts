/** What `fixtures/golden` holds: snapshots that real Flink wrote, and the jobs that it wrote them for. */
import type { Job } from '../../spec/model/job.ts';

/** `fixtures/golden/manifest.json`. Its JSON Schema lies beside it. */
export interface GoldenManifest {
  readonly $schema: string;
  readonly schemaVersion: 1;
  /** By release, oldest first, then by name. */
  readonly snapshots: readonly GoldenSnapshot[];
}

/** One snapshot with all its files. */
export interface GoldenSnapshot {
  /** Stable, for case IDs: `flink-2.3.0/rocksdb-native-savepoint`. */
  readonly id: string;
  /** `2.3.0`. */
  readonly flinkVersion: string;
  /**
   * How it came to be: from a running job; or described by us, and written by Flink's own serializers
   * (`Checkpoints#storeCheckpointMetadata`) where no small job can be brought to write such a thing.
   */
  readonly origin: 'job' | 'serializers';
  /** As the setting `state.backend` has it; `null` where no job was running. */
  readonly backend: 'filesystem' | 'hashmap' | 'rocksdb' | null;
  /** Whether the changelog was enabled. */
  readonly changelog: boolean;
  readonly kind: GoldenKind;
  /** What is particular about it, for people; may be empty. */
  readonly notes: string;
  /** What it must show once it is decoded, in the words of `scripts/golden/traits.ts`. */
  readonly shows: readonly string[];
  /**
   * Its directory, relative to the manifest's. It stands for `CASE_ROOT`, which absolute handles lead
   * to: the files are a case's files as they are.
   */
  readonly directory: string;
  /** Path of `_metadata`, relative to `directory`. */
  readonly metadata: string;
  /**
   * What its own release reads: the answer of real Flink as `snapshot` of `model.schema.json`. Relative to
   * the manifest's directory.
   */
  readonly snapshot: string;
  /** Whether later releases read the same, as the newest of all was seen to. */
  readonly readAlikeLater: boolean;
  /** As Flink read it; 64 bits in decimal. */
  readonly checkpointId: string;
  /** Every file below `directory`, by path. */
  readonly files: readonly GoldenFile[];
  /** The job that wrote it, from its real `JobGraph`; or one with the operators that were described. */
  readonly job: Job;
}

/** How a snapshot was taken. A full checkpoint: everything anew, where checkpoints are incremental. */
export type GoldenKind =
  | 'canonical savepoint'
  | 'native savepoint'
  | 'checkpoint'
  | 'incremental checkpoint'
  | 'full checkpoint';

/** A file of a snapshot. */
export interface GoldenFile {
  /** Relative to the snapshot's directory, `/`-separated. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
}
