import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { isRefusedBefore } from '../reached.ts';
import { defineRule, NOT_REACHED } from '../rule.ts';
import { askedMaxParallelisms } from '../words/adoption.ts';
import { declaredMaxParallelism } from '../words/max-parallelism.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import { hasEntries, restoredVertices } from '../words/restored-vertices.ts';
import type { RestoredVertex } from '../words/restored-vertices.ts';

const CODE = 'RESTORED_MAX_PARALLELISM_CHANGED';

/** Flink: `StateAssignmentOperation#checkParallelismPreconditions`. */
export const keepsConfiguredMaxParallelism = defineRule({
  id: 'entry/keeps-configured-max-parallelism',
  question: 'restore',
  statement:
    'Nothing is validated of a checkpoint of the store. So it is only when state is assigned that a vertex with a configured max parallelism refuses state of another one, and only if it has entries of subtasks.',
  matters:
    'A changed max parallelism that a savepoint would have refused is found out later here, when the store is restored.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['StateAssignmentOperation#checkParallelismPreconditions'],
  covers: ['E6'],
  sides: ['refuses', 'allows'],
  side(subject, profile) {
    const { coordinator, entryPoint } = subject.request;
    if (entryPoint === 'restoreSavepoint' || coordinator.scheduler === 'reactive') return null;
    const vertices = configuredVertices(subject, profile);
    if (vertices.length === 0) return null;
    return vertices.some((vertex) => hasOther(vertex, profile)) ? 'refuses' : 'allows';
  },
  judge(_subject, answer, side) {
    if (side === 'allows') return mustNotRefuse(CODE, answer, 'the max parallelism as configured');
    if (isRefusedBefore('assign', answer)) return NOT_REACHED;
    // Whatever else is wrong with the checkpoint may come first.
    const isOther = answer.kind === 'refused' && answer.refusal.stage === 'assign';
    return isOther && answer.refusal.code !== CODE ? NOT_REACHED : mustRefuse(CODE, answer);
  },
});

function configuredVertices(subject: RestoreCase, profile: Profile): readonly RestoredVertex[] {
  return restoredVertices(subject, profile).filter(
    (restored) => restored.vertex.maxParallelism !== null && hasEntries(restored),
  );
}

function hasOther(restored: RestoredVertex, profile: Profile): boolean {
  const declared = declaredMaxParallelism(restored.vertex);
  return askedMaxParallelisms(restored, profile).some((max) => max !== declared);
}
