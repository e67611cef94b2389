import { defineRule } from '../rule.ts';
import { areAll, classesAsGiven, hasChangelog, plainBackend } from '../words/keyed-backends.ts';
import { mustOpen } from '../words/opened.ts';

/** Flink: `HeapSavepointRestoreOperation`, `FullSnapshotRestoreOperation`. */
export const canonicalSavepointsCrossBackends = defineRule({
  id: 'open/canonical-savepoints-cross-backends',
  question: 'open',
  statement:
    'A savepoint in the canonical format opens with the hashmap and with the RocksDB backend, whichever wrote it, and with the changelog enabled or not.',
  matters:
    'This is how a job changes its state backend: with a savepoint in the canonical format, and with no other snapshot.',
  origin: 'flink',
  since: '1.13',
  until: null,
  sources: [
    'HeapKeyedStateBackendBuilder#build',
    'RocksDBKeyedStateBackendBuilder#getRocksDBRestoreOperation',
    'FullSnapshotRestoreOperation#restore',
    'ChangelogStateBackend#castHandles',
  ],
  covers: ['G3'],
  sides: ['hashmap', 'rocksdb', 'changelog'],
  hasSide: (side, { backends }) => side !== 'changelog' || backends.changelog !== 'absent',
  side({ request }, profile) {
    const classes = classesAsGiven(request, profile);
    const backend = plainBackend(request.backend);
    if (classes === null || backend === 'forst' || !areAll('savepoint', classes)) return null;
    return hasChangelog(request.backend) ? 'changelog' : backend;
  },
  judge: (subject, answer) => mustOpen('classes', subject, answer),
});
