import type { KeyedHandleClass } from '../../model/backend.ts';
import { defineRule } from '../rule.ts';
import { areAll, classesAsGiven, plainBackend } from '../words/keyed-backends.ts';
import type { PlainBackend } from '../words/keyed-backends.ts';
import { mustOpen } from '../words/opened.ts';
import { mustRefuse } from '../words/refusals.ts';

/** Of handles of canonical savepoints, without which all handles of key groups are of one class. */
const SAVEPOINT_KEY_GROUPS_TAG = 7;

/** Flink: the first of `restoreStateHandles` in each backend's builder. */
export const firstHandleSelects = defineRule({
  id: 'open/first-handle-selects',
  question: 'open',
  statement:
    'The first handle decides how a backend restores, and the others must fit. After an incremental handle nothing else is opened; an incremental one among others is not expected. Key groups and canonical savepoints are opened together, and the bytes of the key groups decide.',
  matters:
    'Handles of several kinds come together when snapshots are mixed by a tool, or by a change of settings; one wrong kind refuses the whole task.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'HeapKeyedStateBackendBuilder#build',
    'RocksDBKeyedStateBackendBuilder#getRocksDBRestoreOperation',
    'ForStKeyedStateBackendBuilder#getForStRestoreOperation',
    'FullSnapshotRestoreOperation#restore',
  ],
  covers: ['G1', 'G3'],
  sides: ['incrementalFirst', 'incrementalAmongOthers', 'bytesDecide'],
  hasSide: (side, { format }) =>
    side !== 'bytesDecide' || format.keyedTags.includes(SAVEPOINT_KEY_GROUPS_TAG),
  side({ request }, profile) {
    const classes = classesAsGiven(request, profile);
    if (classes === null || classes.length === 0 || areAll(classes[0]!, classes)) return null;
    return sideOf(plainBackend(request.backend), classes);
  },
  judge(subject, answer, side) {
    if (side === 'bytesDecide') return mustOpen('bytes', subject, answer);
    const isFirst = side === 'incrementalFirst';
    return mustRefuse(isFirst ? 'HANDLE_CLASSES_MIXED' : 'HANDLE_CLASS_UNEXPECTED', answer);
  },
});

/** The hashmap backend asks only whether the first handle is a savepoint; ForSt has its own rule. */
function sideOf(backend: PlainBackend, classes: readonly KeyedHandleClass[]): string | null {
  if (backend !== 'hashmap' && classes[0] === 'incremental') return 'incrementalFirst';
  if (backend === 'forst') return null;
  return classes.includes('incremental') ? 'incrementalAmongOthers' : 'bytesDecide';
}
