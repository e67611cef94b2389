import { defineRule } from '../rule.ts';
import { checksFinished, finishedVertices, isAnyFinished } from '../words/finished.ts';
import { checkedFailures, mustFailFinished, mustNotFailFinished } from '../words/finished-check.ts';

const CODE = 'FINISHED_CHAIN_MIXED';

/** Flink: `VertexFinishedStateChecker`. With several failures, which is reported is left open. */
export const finishedChainIsUniform = defineRule({
  id: 'validate/finished-chain-is-uniform',
  question: 'restore',
  statement:
    'The operators of one vertex must all have been running, all partly finished or all fully finished when the checkpoint was taken; an operator without state counts as running, one whose subtasks have all finished one by one as partly finished. So no operator can be added to the chain of a finished one.',
  matters:
    'Adding an operator to the chain of a source that has finished makes the savepoint unusable for the new job.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: ['VertexFinishedStateChecker#validateOperatorsFinishedState'],
  covers: ['C18', 'C19'],
  sides: ['refuses', 'allows'],
  side(subject, profile) {
    const vertices = finishedVertices(subject, profile);
    if (!checksFinished(subject) || !isAnyFinished(vertices)) return null;
    return [...vertices.values()].includes('mixed') ? 'refuses' : 'allows';
  },
  judge(subject, answer, side, profile) {
    const failures = checkedFailures(subject, profile);
    return side === 'refuses'
      ? mustFailFinished(CODE, failures, answer)
      : mustNotFailFinished(CODE, failures, answer, 'chains that may be restored');
  },
});
