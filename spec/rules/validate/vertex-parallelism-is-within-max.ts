import type { JobVertex } from '../../model/job.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { refusalOf, said } from '../say.ts';
import { declaredMaxParallelism } from '../words/max-parallelism.ts';
import { isRefusedWith } from '../words/refusals.ts';

const CODE = 'VERTEX_PARALLELISM_ABOVE_MAX';

/** Flink: `ExecutionJobVertex`. */
export const vertexParallelismIsWithinMax = defineRule({
  id: 'validate/vertex-parallelism-is-within-max',
  question: 'restore',
  statement:
    "A job with a vertex whose parallelism is above the vertex's max parallelism is refused before anything of the snapshot is looked at. The two may be equal.",
  matters:
    'Scaling a job beyond its max parallelism fails before the savepoint is read: the savepoint is not to blame, and stays as it was.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['ExecutionJobVertex', 'DefaultExecutionGraphBuilder#buildGraph'],
  covers: ['C9'],
  sides: ['refuses', 'equal', 'below'],
  side({ request }) {
    const room = request.job.vertices.map(roomOf);
    if (room.some((left) => left < 0)) return 'refuses';
    return room.includes(0) ? 'equal' : 'below';
  },
  judge(_subject, answer, side) {
    if (isRefusedWith('STORED_CHECKPOINT_UNREADABLE', answer)) return NOT_REACHED;
    const isRefused = isRefusedWith(CODE, answer);
    if (side === 'refuses') return isRefused ? HELD : broken(refusalOf(CODE), said(answer));
    return isRefused ? broken('vertices that can be built', said(answer)) : HELD;
  },
});

/** How much the parallelism may grow. */
function roomOf(vertex: JobVertex): number {
  return declaredMaxParallelism(vertex) - vertex.parallelism;
}
