import type { RestoreCase } from '../../model/case.ts';
import { DEFAULT_LOWER_BOUND_MAX_PARALLELISM } from '../../model/job.ts';
import type { JobVertex } from '../../model/job.ts';
import type { Profile } from '../../profiles/profile.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { idsOf } from '../words/claims.ts';
import { declaredMaxParallelism } from '../words/max-parallelism.ts';
import { checkedStates } from '../words/validation-failures.ts';

/** Flink: `SchedulerBase#computeVertexParallelismStore`, `KeyGroupRangeAssignment`. */
export const derivesMaxParallelism = defineRule({
  id: 'validate/derives-max-parallelism',
  question: 'restore',
  statement:
    'A vertex without a configured max parallelism starts with one derived from its parallelism: one and a half times as much, rounded up to a power of two, at least 128 and at most 32768. It keeps it, as it keeps a configured one, unless a snapshot makes it adopt another.',
  matters:
    'The value changes with the parallelism: 85 subtasks give 128 key groups, 86 give 256. Configure it, if a job is to be scaled without losing its state.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'KeyGroupRangeAssignment#computeDefaultMaxParallelism',
    'SchedulerBase#computeVertexParallelismStore',
  ],
  covers: ['C7'],
  sides: ['derivedAbove128', 'derived128', 'configured'],
  side(subject, profile) {
    const vertices = unasked(subject, profile);
    const derived = vertices.filter(({ maxParallelism }) => maxParallelism === null);
    if (derived.some(isAbove128)) return 'derivedAbove128';
    if (derived.length > 0) return 'derived128';
    return vertices.length > 0 ? 'configured' : null;
  },
  judge: judgeVertices,
});

function judgeVertices(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  _side: string,
  profile: Profile,
): RuleVerdict {
  const effects = effectsAfter('register', answer);
  if (effects === null) return NOT_REACHED;
  for (const vertex of unasked(subject, profile)) {
    const seen = effects.vertices.find(({ id }) => id === vertex.id)?.maxParallelism;
    const expected = declaredMaxParallelism(vertex);
    if (seen !== expected) {
      const what = `max parallelism of vertex ${vertex.id} at parallelism ${vertex.parallelism}`;
      return broken(`${what}: ${expected}`, `${seen ?? 'no such vertex'}`);
    }
  }
  return HELD;
}

function isAbove128(vertex: JobVertex): boolean {
  return declaredMaxParallelism(vertex) > DEFAULT_LOWER_BOUND_MAX_PARALLELISM;
}

/** The vertices that no state asks to adopt another max parallelism: one without entries does not. */
function unasked(subject: RestoreCase, profile: Profile): readonly JobVertex[] {
  const states = checkedStates(subject, profile).map(({ state }) => state);
  if (states.length === 0) return [];
  const asking = states.filter(({ subtasks }) => subtasks.length > 0);
  return subject.request.job.vertices.filter((vertex) => {
    const ids = idsOf(vertex);
    return !asking.some(({ operatorId }) => ids.includes(operatorId));
  });
}
