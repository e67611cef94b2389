/**
 * Which folders below `src/releases` hold the code for a release, and which jars it has. Each topic is one
 * class that compiles against the releases from one on, up to the next folder of the topic.
 */
import { since } from '../../conformance/adapters/flink/folders.ts';
import type { Differences } from '../../spec/profiles/difference.ts';

/** The folder of each topic. The POM has a property of each name. */
export interface GoldenFolders {
  readonly checkpoints: string;
  readonly changelog: string;
  readonly edges: string;
  /** Names and uids of operators. */
  readonly names: string;
  readonly rocksdb: string;
  readonly savepoints: string;
}

export const GOLDEN_FOLDERS: Differences<GoldenFolders> = {
  checkpoints: since('1.11', '1.15', '1.19'),
  changelog: since('1.11', '1.14'),
  edges: since('1.11', '1.12'),
  names: since('1.11', '2.0'),
  rocksdb: since('1.11', '1.14'),
  savepoints: since('1.11', '1.15'),
};

/** The jars that a release comes in, as properties of the POM. */
export interface GoldenJars {
  /** What names of artifacts end with. */
  readonly 'flink.scala': '_2.12' | '';
  /**
   * The storages of the changelog. That in files has come in a jar of its own since 1.15, of which no patch of
   * 1.16 and 1.17 is published with all that it names.
   */
  readonly 'flink.changelog': 'none' | 'memory' | 'memory,filesystem';
}

// prettier-ignore
export const GOLDEN_JARS: Differences<GoldenJars> = {
  'flink.scala': [{ since: '1.11', value: '_2.12' }, { since: '1.15', value: '' }],
  'flink.changelog': [
    { since: '1.11', value: 'none' }, { since: '1.14', value: 'memory' },
    { since: '1.15', value: 'memory,filesystem' }, { since: '1.16', value: 'memory' },
    { since: '1.18', value: 'memory,filesystem' },
  ],
};
