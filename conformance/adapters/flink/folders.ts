/**
 * Which folders below `src/releases` hold the code for a release. Each topic is one class, or a few,
 * that compile against the releases from one on, up to the next folder of the topic.
 */
import type { Differences } from '../../../spec/profiles/difference.ts';

/** The folder of each topic. The POM has a property of each name. */
export interface ReleaseFolders {
  /** Names, uids and finished states of operators. */
  readonly operators: string;
  readonly fileMerging: string;
  readonly channels: string;
  readonly properties: string;
  /** What a savepoint does to its job. */
  readonly savepointActions: string;
  /** Whether metadata carries properties. */
  readonly metadataProperties: string;
  readonly keyGroups: string;
  readonly incremental: string;
  readonly changelog: string;
  readonly changelogParts: string;
  readonly metadataWriter: string;
  readonly taskRestores: string;
  readonly edges: string;
  /** How tasks are told of rescaled in-flight data. */
  readonly rescaling: string;
  readonly upstreamOutput: string;
  /** How coordinators are told of a reset, and how a job starts from its store. */
  readonly coordinatorResets: string;
  readonly checkpointSettings: string;
  readonly claims: string;
  readonly parallelism: string;
  /** How an execution graph is built. */
  readonly graph: string;
  readonly storedCheckpoints: string;
  /** How a store of high availability is left, and found again. */
  readonly storeRecoveries: string;
  /** How a savepoint is asked for. */
  readonly snapshots: string;
  readonly zookeeper: string;
  /** How a keyed backend is made. */
  readonly keyedBackends: string;
  /** Which backend restores handles of a changelog. */
  readonly restoringBackends: string;
  /** How it tells what it holds. */
  readonly keyedContents: string;
  readonly hashMapNames: string;
  readonly localRecoveries: string;
  readonly changelogStorages: string;
  /** What a task hands out to a backend. */
  readonly taskParts: string;
}

// prettier-ignore
export const RELEASE_FOLDERS: Differences<ReleaseFolders> = {
  operators: since('1.11', '1.14', '2.0'),
  fileMerging: since('1.11', '1.20'),
  channels: since('1.11', '1.12', '2.1'),
  properties: since('1.11', '1.15'),
  // What a savepoint does to its job came to two lines with a patch release.
  savepointActions: [
    ...since('1.11', '1.11.4'),
    { since: '1.12.0', value: 'since-1.11' }, { since: '1.12.2', value: 'since-1.11.4' },
    { since: '1.15', value: 'since-1.15' },
  ],
  metadataProperties: since('1.11', '1.16'),
  keyGroups: since('1.11', '1.13', '1.15'),
  // The lists of files came to two lines with a patch release.
  incremental: [
    ...since('1.11', '1.15', '1.16.3'),
    { since: '1.17.0', value: 'since-1.15' }, { since: '1.17.2', value: 'since-1.16.3' },
    { since: '1.19', value: 'since-1.19' },
  ],
  changelog: since('1.11', '1.14'),
  changelogParts: since('1.11', '1.14', '1.15', '1.16', '1.17'),
  metadataWriter: since('1.11', '1.16'),
  taskRestores: since('1.11', '1.14'),
  edges: since('1.11', '1.12', '2.0'),
  rescaling: since('1.11', '1.12', '1.13', '1.13.2'),
  upstreamOutput: since('1.11', '2.3'),
  coordinatorResets: since('1.11', '1.11.3'),
  checkpointSettings: since('1.11', '1.13', '1.14'),
  claims: since('1.11', '1.15', '1.20', '2.0'),
  parallelism: since('1.11', '1.13'),
  graph: since('1.11', '1.12', '1.13', '1.15', '1.16', '1.17', '1.18', '1.19', '2.0'),
  storedCheckpoints: since('1.11', '1.12', '1.15'),
  storeRecoveries: since('1.11', '1.12', '1.13', '1.14'),
  snapshots: since('1.11', '1.15'),
  zookeeper: since('1.11', '1.14', '1.15'),
  keyedBackends: since('1.11', '1.19'),
  restoringBackends: since('1.11', '1.16'),
  keyedContents: since('1.11', '1.13'),
  hashMapNames: since('1.11', '1.13'),
  localRecoveries: since('1.11', '1.15', '1.20'),
  changelogStorages: since('1.11', '1.15', '1.16'),
  taskParts: since('1.11', '1.12', '1.15', '1.19'),
};

/** The jars that a release comes in, as properties of the POM. */
export interface AdapterJars {
  /** What names of artifacts end with. */
  readonly 'flink.scala': '_2.12' | '';
  /**
   * The storages of the changelog. That in files has come in a jar of its own since 1.15, which is
   * not published for every patch.
   */
  readonly 'flink.changelog': 'none' | 'memory' | 'memory,filesystem';
  readonly 'flink.forst': 'none' | 'published';
  /** RocksDB, and the timers that any backend may hold. */
  readonly 'flink.backends': 'none' | 'published';
}

// prettier-ignore
export const ADAPTER_JARS: Differences<AdapterJars> = {
  'flink.scala': [{ since: '1.11', value: '_2.12' }, { since: '1.15', value: '' }],
  'flink.changelog': [
    { since: '1.11', value: 'none' }, { since: '1.15', value: 'memory' },
    { since: '1.15.2', value: 'memory,filesystem' }, { since: '1.15.3', value: 'memory' },
    { since: '1.18', value: 'memory,filesystem' },
  ],
  'flink.backends': [
    { since: '1.11', value: 'published' },
    { since: '1.11.4', value: 'none' }, { since: '1.11.6', value: 'published' },
    { since: '1.12.3', value: 'none' }, { since: '1.12.4', value: 'published' },
    { since: '1.14.5', value: 'none' }, { since: '1.14.6', value: 'published' },
  ],
  'flink.forst': [
    { since: '1.11', value: 'none' },
    { since: '2.0', value: 'published' }, { since: '2.0.1', value: 'none' },
    { since: '2.2', value: 'published' }, { since: '2.2.1', value: 'none' },
    { since: '2.3', value: 'published' },
  ],
};

type Folders = Differences<{ folder: string }>['folder'];

/** The folders `since-X` of a topic, oldest first. */
export function since(first: string, ...later: readonly string[]): Folders {
  const folder = (release: string): Folders[0] => ({ since: release, value: `since-${release}` });
  return [folder(first), ...later.map(folder)];
}
