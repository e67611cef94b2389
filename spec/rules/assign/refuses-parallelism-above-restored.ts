import type { Effects, VertexOutcome } from '../../model/outcome.ts';
import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { isRefusedBefore } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';
import { firstBreach } from '../words/compare.ts';
import { askedMaxParallelisms, isAskedBeyondBounds } from '../words/adoption.ts';
import { declaredMaxParallelism, normalizedMaxParallelism } from '../words/max-parallelism.ts';
import { isRefusedWith, mustRefuse } from '../words/refusals.ts';
import { hasEntries, isPlain, restoredVertices } from '../words/restored-vertices.ts';
import type { RestoredVertex } from '../words/restored-vertices.ts';

const CODE = 'RESTORED_MAX_PARALLELISM_TOO_LOW';

/** Flink: `StateAssignmentOperation#checkParallelismPreconditions`. */
export const refusesParallelismAboveRestored = defineRule({
  id: 'assign/refuses-parallelism-above-restored',
  question: 'restore',
  statement:
    'A vertex that is restored may not have a higher parallelism than the max parallelism that the snapshot has for any of its operators; nothing else refuses the assignment of state that is neither finished nor in flight. It is found out late: the checkpoint is in the store and the counter has moved, and the max parallelism of some vertices may have been adjusted; hooks and coordinators have not been called.',
  matters:
    'A job without a configured max parallelism cannot be scaled above the one in its savepoint, and finds out only after its store has changed.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['StateAssignmentOperation#checkParallelismPreconditions'],
  covers: ['E6', 'D1'],
  sides: ['refuses', 'allows'],
  side(subject, profile) {
    if (!isPlain(subject, profile)) return null;
    const isTooHigh = restoredVertices(subject, profile).some(
      (restored) =>
        hasEntries(restored) &&
        askedMaxParallelisms(restored, profile).some((max) => max < restored.vertex.parallelism),
    );
    return isTooHigh ? 'refuses' : 'allows';
  },
  judge(subject, answer, side, profile) {
    if (isRefusedBefore('assign', answer)) return NOT_REACHED;
    if (isOtherRefusal(subject, answer, profile)) return NOT_REACHED;
    if (side === 'allows') {
      return answer.kind === 'refused' && answer.refusal.stage === 'assign'
        ? broken('state that can be assigned', said(answer))
        : HELD;
    }
    return firstBreach([mustRefuse(CODE, answer), judgeEffects(subject, answer, profile)]);
  },
});

/**
 * Before Flink 1.13 an operator that is asked earlier may be refused for its own max parallelism, and
 * before 1.13.2 one without entries cannot be rescaled beside one that has some.
 */
function isOtherRefusal(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  profile: Profile,
): boolean {
  const vertices = restoredVertices(subject, profile);
  return (
    (isRefusedWith('ADOPTED_MAX_PARALLELISM_OUT_OF_BOUNDS', answer) &&
      isAskedBeyondBounds(vertices, profile)) ||
    (isRefusedWith('RESCALED_WITHOUT_ENTRIES', answer) &&
      !profile.restore.rescalesWithoutEntries &&
      vertices.some(isRescaledWithoutEntries))
  );
}

function isRescaledWithoutEntries(restored: RestoredVertex): boolean {
  return (
    hasEntries(restored) &&
    restored.operators.some(
      ({ state }) =>
        state?.subtasks.length === 0 && state.parallelism !== restored.vertex.parallelism,
    )
  );
}

function judgeEffects(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  profile: Profile,
): RuleVerdict {
  const effects = answer.kind === 'refused' ? answer.refusal.effects : undefined;
  if (effects === undefined) return HELD;
  const { checkpointId } = subject.snapshot!;
  if (effects.store.at(-1)?.checkpointId !== checkpointId) {
    return broken(`checkpoint ${checkpointId} in the store`, 'it is not there');
  }
  const calls = effects.masterHooks.length + effects.coordinators.length;
  if (calls > 0) return broken('no hook and no coordinator called', `${calls} calls`);
  return judgeMaxParallelisms(subject, effects, profile);
}

/** Which vertices come before the refused one hangs on the order of a hash set. */
function judgeMaxParallelisms(
  subject: RestoreCase,
  effects: Effects,
  profile: Profile,
): RuleVerdict {
  const asked = new Map(
    restoredVertices(subject, profile).map((restored) => [
      restored.vertex.id,
      [
        declaredMaxParallelism(restored.vertex),
        ...askedMaxParallelisms(restored, profile).map(normalizedMaxParallelism),
      ],
    ]),
  );
  return firstBreach(
    effects.vertices.map(({ id, maxParallelism }: VertexOutcome) => {
      const possible = asked.get(id);
      return possible === undefined || possible.includes(maxParallelism)
        ? HELD
        : broken(`max parallelism of vertex ${id}: ${possible.join(' or ')}`, `${maxParallelism}`);
    }),
  );
}
