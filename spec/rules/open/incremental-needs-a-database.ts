import { defineRule } from '../rule.ts';
import { areAll, classesAsGiven, plainBackend } from '../words/keyed-backends.ts';
import { mustOpen } from '../words/opened.ts';
import { mustRefuse } from '../words/refusals.ts';

/** Flink: `RocksDBIncrementalRestoreOperation`, `HeapRestoreOperation`. */
export const incrementalNeedsADatabase = defineRule({
  id: 'open/incremental-needs-a-database',
  question: 'open',
  statement:
    'An incremental checkpoint, and since Flink 1.15 a native savepoint, holds the files of a database: a backend that has one opens it, the hashmap backend refuses it.',
  matters:
    'A job with incremental checkpoints cannot be moved to the hashmap backend from one: take a canonical savepoint.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'HeapRestoreOperation#restore',
    'RocksDBKeyedStateBackendBuilder#getRocksDBRestoreOperation',
    'ForStKeyedStateBackendBuilder#getForStRestoreOperation',
  ],
  covers: ['G2', 'G3'],
  sides: ['opens', 'refuses'],
  side({ request }, profile) {
    const classes = classesAsGiven(request, profile);
    if (classes === null || !areAll('incremental', classes)) return null;
    return plainBackend(request.backend) === 'hashmap' ? 'refuses' : 'opens';
  },
  judge: (subject, answer, side) =>
    side === 'opens'
      ? mustOpen('classes', subject, answer)
      : mustRefuse('HANDLE_CLASS_UNEXPECTED', answer),
});
