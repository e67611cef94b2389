import { defineRule } from '../rule.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import { keysAreAlike, writtenCase } from '../words/written-state.ts';

/** Flink: `HeapRestoreOperation#restore`, `FullSnapshotRestoreOperation#readMetaData`. */
export const keySerializersMatch = defineRule({
  id: 'open/key-serializers-match',
  question: 'open',
  statement:
    "A backend is opened with the serializer that keys were written by, or one that is compatible with it; another one is refused, whatever format the files are in. Flink's own serializers of basic types are compatible with themselves alone.",
  matters:
    'A job whose key type changed cannot be restored: nothing in the metadata shows that before its tasks start.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'HeapRestoreOperation#restore',
    'FullSnapshotRestoreOperation#readMetaData',
    'SimpleTypeSerializerSnapshot#resolveSchemaCompatibility',
  ],
  covers: ['G7'],
  sides: ['refuses', 'alike'],
  side(subject, profile) {
    const seen = writtenCase(subject, profile);
    if (seen === null || seen.written.damage !== undefined) return null;
    return keysAreAlike(seen) ? 'alike' : 'refuses';
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('KEY_SERIALIZER_INCOMPATIBLE', answer)
      : mustNotRefuse('KEY_SERIALIZER_INCOMPATIBLE', answer, 'keys that are read'),
});
