/** Bugs of the past in state backends. */
import { PROCEDURES } from '../../../../impl/backends/procedures.ts';
import type { Mutant } from '../mutant.ts';

export const OPEN_BUGS: readonly Mutant[] = [
  {
    id: 'rocksdb-opens-one-database',
    ruleId: 'open/incremental-needs-a-database',
    fault: 'RocksDB cannot open the files of several databases, as it has to after rescaling.',
    tickets: ['FLINK-33442'],
    open: {
      procedure: (backend, first, count) =>
        backend === 'rocksdb' && first === 'incremental' && count > 1
          ? { ...PROCEDURES.rocksdb.incremental, incremental: 'RESTORE_UNSUPPORTED' }
          : PROCEDURES[backend][first],
    },
  },
];
