import { defineRule } from '../rule.ts';
import { restoreTarget } from '../words/pointer.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** Flink: `AbstractFsCheckpointStorageAccess#resolveCheckpointPointer`. */
export const refusesEmptyPointer = defineRule({
  id: 'resolve/refuses-empty-pointer',
  question: 'restore',
  statement:
    'An empty pointer is refused. A pointer of blanks is not empty: it is the name of a file like any other.',
  matters:
    'A script whose variable was not set passes an empty path. It must fail, and not restore whatever lies in the working directory.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['AbstractFsCheckpointStorageAccess#resolveCheckpointPointer'],
  covers: ['A7', 'A13'],
  sides: ['refuses', 'blank', 'allows'],
  side({ request }) {
    const target = restoreTarget(request);
    if (target === null) return null;
    if (target.kind === 'empty') return 'refuses';
    return /^ +$/.test(request.pointer) ? 'blank' : 'allows';
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('POINTER_EMPTY', answer)
      : mustNotRefuse('POINTER_EMPTY', answer, 'a pointer that is looked up'),
});
