/** Planted wrong implementations that the rules of `open` catch. */
import { OPEN_DECISIONS } from '../../../impl/backends/decisions.ts';
import { PROCEDURES } from '../../../impl/backends/procedures.ts';
import type { Mutant } from './mutant.ts';

export const OPEN_MUTANTS: readonly Mutant[] = [
  {
    id: 'changelog-handles-stay-wrapped',
    ruleId: 'open/no-handle-opens-empty',
    fault: 'A changelog handle is given to the backend as it is.',
    open: { unwrapsChangelog: () => false },
  },
  {
    id: 'incremental-opens-anything-after-it',
    ruleId: 'open/first-handle-selects',
    fault: 'After an incremental handle, handles of other classes are opened too.',
    open: {
      procedure: (backend, first) =>
        backend !== 'hashmap' && first === 'incremental'
          ? { ...PROCEDURES[backend][first], keyGroups: 'opens', savepoint: 'opens' }
          : PROCEDURES[backend][first],
    },
  },
  {
    id: 'canonical-savepoints-are-heap-bytes',
    ruleId: 'open/canonical-savepoints-cross-backends',
    fault: 'The hashmap backend takes a canonical savepoint for its own bytes.',
    open: {
      procedure: (backend, first) =>
        PROCEDURES[backend][backend === 'hashmap' && first === 'savepoint' ? 'keyGroups' : first],
    },
  },
  {
    id: 'changelog-refuses-savepoints',
    ruleId: 'open/canonical-savepoints-cross-backends',
    fault: 'With the changelog enabled, canonical savepoints are refused.',
    open: {
      crossesIntoChangelog: (handleClass, behaviour) =>
        handleClass !== 'savepoint' && OPEN_DECISIONS.crossesIntoChangelog(handleClass, behaviour),
    },
  },
  {
    id: 'rocksdb-reads-nothing-but-files',
    ruleId: 'open/key-groups-hang-on-their-bytes',
    fault: 'The RocksDB backend reads incremental handles alone.',
    open: {
      procedure: (backend, first) =>
        backend === 'rocksdb' ? PROCEDURES.rocksdb.incremental : PROCEDURES[backend][first],
    },
  },
  {
    id: 'hashmap-takes-database-files',
    ruleId: 'open/incremental-needs-a-database',
    fault: 'The hashmap backend accepts incremental handles.',
    open: {
      procedure: (backend, first) =>
        backend === 'hashmap'
          ? { ...PROCEDURES.hashmap[first], incremental: 'bytesDecide' }
          : PROCEDURES[backend][first],
    },
  },
  {
    id: 'forst-is-rocksdb',
    ruleId: 'open/forst-opens-its-own-files',
    fault: 'The ForSt backend opens whatever RocksDB does.',
    open: {
      procedure: (backend, first) => PROCEDURES[backend === 'forst' ? 'rocksdb' : backend][first],
    },
  },
  {
    id: 'changelog-must-stay-enabled',
    ruleId: 'open/changelog-hands-on-its-base',
    fault: 'A checkpoint of the changelog opens only where the changelog is enabled again.',
    open: { unwrapsChangelog: (changelogEnabled) => changelogEnabled },
  },
  {
    id: 'changelog-1.15-takes-checkpoints',
    ruleId: 'open/changelog-keeps-to-itself',
    fault: 'Flink 1.15 enables the changelog on any checkpoint, as later releases do.',
    profile: 'flink-1.15',
    open: { crossesIntoChangelog: () => true },
  },
  {
    id: 'changelog-1.15-can-be-left',
    ruleId: 'open/changelog-keeps-to-itself',
    fault: 'Flink 1.15 opens checkpoints of the changelog without it, as later releases do.',
    profile: 'flink-1.15',
    open: { unwrapsChangelog: () => true },
  },
  {
    id: 'full-format-skips-foreign-key-groups',
    ruleId: 'open/foreign-key-groups',
    fault: 'Key groups that are none of the own are skipped in the full format, too.',
    open: { foreignKeyGroup: () => 'skipped' },
  },
  {
    id: 'heap-takes-foreign-key-groups',
    ruleId: 'open/foreign-key-groups',
    fault: "Of the heap's own format all key groups are restored, whoever owns them.",
    open: { foreignKeyGroup: (format) => (format === 'heap' ? 'read' : 'refused') },
  },
  {
    id: 'heap-of-1.12-skips-foreign-key-groups',
    ruleId: 'open/foreign-key-groups',
    fault: 'Flink 1.12 skips key groups that are none of the own, as later releases do.',
    profile: 'flink-1.12',
    open: { foreignKeyGroup: (format) => (format === 'heap' ? 'skipped' : 'refused') },
  },
  {
    id: 'keys-are-not-compared',
    ruleId: 'open/key-serializers-match',
    fault: 'Nobody looks at the serializer that keys were written by.',
    open: { readsKeys: () => true },
  },
  {
    id: 'int-keys-are-refused',
    ruleId: 'open/key-serializers-match',
    fault: 'Keys that were written as int are refused to a job that reads them so.',
    open: {
      readsKeys: (writtenBy, keySerializer) =>
        keySerializer !== 'int' && OPEN_DECISIONS.readsKeys(writtenBy, keySerializer),
    },
  },
  {
    id: 'hashmap-reads-the-full-format-alone',
    ruleId: 'open/holds-what-was-written',
    fault: 'The hashmap backend takes its own snapshots for the full format.',
    open: { format: () => 'full' },
  },
  {
    id: 'broken-files-are-empty',
    ruleId: 'open/formats-do-not-cross',
    fault: 'A file in another format is taken for one without state.',
    open: { passesOver: (problem) => problem === 'broken' },
  },
  {
    id: 'missing-files-are-empty',
    ruleId: 'open/state-files-are-whole',
    fault: 'A file that is not there is taken for one without state.',
    open: { passesOver: (problem) => problem === 'missing' },
  },
  {
    id: 'cut-files-hold-what-they-have',
    ruleId: 'open/state-files-are-whole',
    fault: 'Of a file that ends early, what is there is restored.',
    open: { passesOver: (problem) => problem === 'broken' },
  },
  {
    id: 'timers-stay-where-they-are',
    ruleId: 'open/timers-move',
    fault: 'RocksDB that keeps timers on the heap refuses those of a database.',
    open: { movesTimers: () => false },
  },
  {
    id: 'timers-of-1.12-move',
    ruleId: 'open/timers-move',
    fault: 'Flink 1.12 takes timers of a database on the heap, as later releases do.',
    profile: 'flink-1.12',
    open: { movesTimers: () => true },
  },
];
