import type { Effects } from '../../model/outcome.ts';
import type { RestoreRequest } from '../../model/request.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { maxParallelismOf, tasksOf } from '../words/assigned.ts';
import { firstBreach } from '../words/compare.ts';
import { restartedVertices } from '../words/entry.ts';
import { declaredMaxParallelism } from '../words/max-parallelism.ts';

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateToSubtasks`. */
export const regionRestartsAlone = defineRule({
  id: 'entry/region-restarts-alone',
  question: 'restore',
  statement:
    'A failover of a region gives nothing to tasks outside of it, which keep their max parallelism too, and calls no operator coordinator, not even those of the region.',
  matters:
    'The other regions go on as they are. Were they given state again, they would go back and repeat what they have done.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['CheckpointCoordinator#restoreLatestCheckpointedStateToSubtasks'],
  covers: ['F1'],
  sides: ['partOfTheJob', 'wholeJob'],
  side({ request }) {
    if (request.entryPoint !== 'restoreLatestCheckpointedStateToSubtasks') return null;
    return restartedVertices(request).length < request.job.vertices.length
      ? 'partOfTheJob'
      : 'wholeJob';
  },
  judge({ request }, answer) {
    const effects = effectsAfter('coordinators', answer);
    if (effects === null) return NOT_REACHED;
    const { coordinators } = effects;
    return coordinators.length > 0
      ? broken('no coordinator is called', `${coordinators[0]!.operatorId} is reset`)
      : judgeOutside(request, effects);
  },
});

function judgeOutside(request: RestoreRequest, effects: Effects): RuleVerdict {
  const inside = restartedVertices(request);
  const outside = request.job.vertices.filter((vertex) => !inside.includes(vertex));
  return firstBreach(
    outside.map((vertex) => {
      if (tasksOf(effects, vertex).some((task) => task !== null)) {
        return broken(`tasks of ${vertex.name} get nothing`, 'some of them are restored');
      }
      const declared = declaredMaxParallelism(vertex);
      const seen = maxParallelismOf(effects, vertex);
      return seen === declared
        ? HELD
        : broken(`max parallelism ${declared} of ${vertex.name}`, `${seen ?? 'none'}`);
    }),
  );
}
