import { defineRule } from '../rule.ts';
import { restoreTarget } from '../words/pointer.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** Flink: `Path#initialize`, called by `AbstractFsCheckpointStorageAccess#resolveCheckpointPointer`. */
export const refusesWhatIsNoUri = defineRule({
  id: 'resolve/refuses-what-is-no-uri',
  question: 'restore',
  statement:
    'A pointer that is no URI is refused: one whose scheme is none, or one with a scheme and a relative path. Blanks, percent signs and plus signs in a path are taken as they are.',
  matters:
    'A path is taken as it is, with its blanks and percent signs. Tools that encode or decode it look for another directory than Flink does.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['AbstractFsCheckpointStorageAccess#resolveCheckpointPointer', 'Path#initialize'],
  covers: ['A8'],
  sides: ['refuses', 'allows'],
  side({ request }) {
    const target = restoreTarget(request);
    if (target === null || target.kind === 'empty') return null;
    return target.kind === 'noUri' ? 'refuses' : 'allows';
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse('POINTER_NOT_A_URI', answer)
      : mustNotRefuse('POINTER_NOT_A_URI', answer, 'a pointer that is a URI'),
});
