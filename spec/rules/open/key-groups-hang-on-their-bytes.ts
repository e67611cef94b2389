import { defineRule } from '../rule.ts';
import { areAll, classesAsGiven, plainBackend } from '../words/keyed-backends.ts';
import { mustOpen } from '../words/opened.ts';

/** Flink: `HeapRestoreOperation`, `FullSnapshotRestoreOperation`. */
export const keyGroupsHangOnTheirBytes = defineRule({
  id: 'open/key-groups-hang-on-their-bytes',
  question: 'open',
  statement:
    'Handles of key groups are accepted by the hashmap and by the RocksDB backend. They look alike whichever of the two wrote them: only their bytes tell whether they can be read.',
  matters:
    'Restoring a heap checkpoint with RocksDB is not refused by any check: it fails, or not, when the bytes are read on the task.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'HeapKeyedStateBackendBuilder#build',
    'HeapRestoreOperation#restore',
    'RocksDBKeyedStateBackendBuilder#getRocksDBRestoreOperation',
    'FullSnapshotRestoreOperation#restore',
  ],
  covers: ['G2', 'G3'],
  sides: ['hashmap', 'rocksdb'],
  side({ request }, profile) {
    const classes = classesAsGiven(request, profile);
    const backend = plainBackend(request.backend);
    if (classes === null || backend === 'forst' || !areAll('keyGroups', classes)) return null;
    return backend;
  },
  judge: (subject, answer) => mustOpen('bytes', subject, answer),
});
