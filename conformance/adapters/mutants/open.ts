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
];
