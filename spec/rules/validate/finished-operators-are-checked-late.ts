import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { firstCall, firstChange } from '../words/changes.ts';
import { checkedFailures, isRefusedWithAny } from '../words/finished-check.ts';
import { declaredMaxParallelism } from '../words/max-parallelism.ts';

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateInternal`. */
export const finishedOperatorsAreCheckedLate = defineRule({
  id: 'validate/finished-operators-are-checked-late',
  question: 'restore',
  statement:
    'When finished operators are found not to fit the graph, a savepoint is in the store already and the counter goes on from it; but no vertex has taken over a max parallelism, and no task, hook or coordinator has been told anything.',
  matters:
    'The refused job leaves a checkpoint in its store: with high availability the next attempt starts from that, and not from the savepoint that is named.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: ['CheckpointCoordinator#restoreLatestCheckpointedStateInternal'],
  covers: ['C17', 'D1'],
  sides: ['fromSavepoint', 'fromStore'],
  side(subject, profile) {
    if (checkedFailures(subject, profile).size === 0) return null;
    return subject.request.entryPoint === 'restoreSavepoint' ? 'fromSavepoint' : 'fromStore';
  },
  judge(subject, answer, side, profile) {
    const failures = checkedFailures(subject, profile);
    if (answer.kind === 'result' || !isRefusedWithAny(failures, answer)) return NOT_REACHED;
    const { effects } = answer.refusal;
    if (effects === undefined) return NOT_REACHED;
    if (side === 'fromSavepoint') return judgeRegistered(subject, effects);
    const change = firstChange(subject.request, effects);
    return change === null
      ? judgeMaxParallelisms(subject, effects)
      : broken('nothing changed by then', change);
  },
});

function judgeRegistered(subject: RestoreCase, effects: Effects): RuleVerdict {
  const { checkpointId } = subject.snapshot!;
  const { kind } = subject.request.coordinator.counter;
  const next = BigInt.asIntN(kind === 'zookeeper' ? 32 : 64, checkpointId + 1n);
  const latest = effects.store.at(-1)?.checkpointId;
  if (latest !== checkpointId) {
    return broken(`checkpoint ${checkpointId} as the latest of the store`, `${latest ?? 'none'}`);
  }
  if (effects.nextCheckpointId !== next) {
    return broken(`next checkpoint ID ${next}`, `${effects.nextCheckpointId}`);
  }
  const call = firstCall(effects);
  return call === null
    ? judgeMaxParallelisms(subject, effects)
    : broken('nobody told anything by then', call);
}

function judgeMaxParallelisms({ request }: RestoreCase, { vertices }: Effects): RuleVerdict {
  for (const vertex of request.job.vertices) {
    const declared = declaredMaxParallelism(vertex);
    const seen = vertices.find(({ id }) => id === vertex.id)?.maxParallelism;
    if (seen !== undefined && seen !== declared) {
      return broken(`max parallelism ${declared} of ${vertex.name}`, `${seen}`);
    }
  }
  return HELD;
}
