import { broken, defineRule, HELD } from '../rule.ts';
import { maxParallelismOf } from '../words/assigned.ts';
import { judgeEach } from '../words/judge-each.ts';
import { askedMaxParallelisms, restoredMaxParallelism } from '../words/adoption.ts';
import { declaredMaxParallelism } from '../words/max-parallelism.ts';
import { hasEntries, restoredVertices } from '../words/restored-vertices.ts';
import type { RestoredVertex } from '../words/restored-vertices.ts';
import type { Profile } from '../../profiles/profile.ts';

/** Flink: `StateAssignmentOperation#checkParallelismPreconditions`. */
export const adoptsLastMaxParallelism = defineRule({
  id: 'assign/adopts-last-max-parallelism',
  question: 'restore',
  statement:
    "A vertex without a configured max parallelism takes over the snapshot's. If its operators differ, the one that is asked last has its way, be it an operator new to the chain, which asks for the vertex's own: they are asked in the order of a hash map of their generated IDs, before Flink 1.13 from the tail of the chain to its head.",
  matters:
    'Adding an operator to a chain can change how many key groups the whole vertex has, so that keyed state ends up with the wrong subtasks. No error is shown.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'StateAssignmentOperation#checkParallelismPreconditions',
    'ExecutionJobVertex#setMaxParallelism',
    'AbstractID#hashCode',
  ],
  covers: ['E6', 'E7'],
  sides: ['contended', 'adopted', 'kept'],
  side(subject, profile) {
    const vertices = restoredVertices(subject, profile);
    if (vertices.length === 0) return null;
    if (vertices.some((restored) => isContended(restored, profile))) return 'contended';
    const isAdopted = vertices.some(
      (restored) =>
        restoredMaxParallelism(restored, profile) !== declaredMaxParallelism(restored.vertex),
    );
    return isAdopted ? 'adopted' : 'kept';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, restoredVertices(subject, profile), (effects, restored) => {
      const { vertex } = restored;
      const expected = restoredMaxParallelism(restored, profile);
      const seen = maxParallelismOf(effects, vertex);
      return seen === expected
        ? HELD
        : broken(`max parallelism ${expected} of ${vertex.name}`, `${seen ?? 'none'}`);
    }),
});

function isContended(restored: RestoredVertex, profile: Profile): boolean {
  return hasEntries(restored) && new Set(askedMaxParallelisms(restored, profile)).size > 1;
}
