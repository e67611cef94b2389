import type { RestoreCase } from '../../model/case.ts';
import type { RestoreRequest } from '../../model/request.ts';
import type { OperatorId } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { effectsAfter } from '../reached.ts';
import { defineRule, NOT_REACHED } from '../rule.ts';
import { bytesText } from '../words/bytes.ts';
import { sameItems } from '../words/compare.ts';
import { restoredSnapshot } from '../words/entry.ts';
import { ignoresInFlightData } from '../words/finished.ts';

/**
 * In which order coordinators are reset is left open.
 * Flink: `CheckpointCoordinator#restoreStateToCoordinators`.
 */
export const resetsCoordinators = defineRule({
  id: 'assign/resets-coordinators',
  question: 'restore',
  statement:
    "Every operator coordinator of the job is reset once, with the coordinator state that the restored checkpoint has under the coordinator's own OperatorID, and with null where it has none; before Flink 1.11.3 one without state is not reset. A user-defined ID (setUidHash) is not tried: state under it does not reach the coordinator.",
  matters:
    'Sources keep their unassigned splits there. With setUidHash they lose them, and start discovering from nothing.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreStateToCoordinators',
    'OperatorCoordinator#resetToCheckpoint',
  ],
  covers: ['E29', 'F1', 'F7'],
  sides: ['underUserDefinedId', 'withState', 'withoutState'],
  side(subject, profile) {
    const { request } = subject;
    if (restoredSnapshot(subject, profile) === null || isOfRegion(request)) return null;
    const coordinators = new Set(request.job.vertices.flatMap((vertex) => vertex.coordinators));
    if (coordinators.size === 0) return null;
    const states = coordinatorStates(subject, profile);
    const isUnderOther = request.job.vertices
      .flatMap(({ operators }) => operators)
      .some(
        ({ generated, userDefined }) =>
          userDefined !== null && coordinators.has(generated) && states.has(userDefined),
      );
    if (isUnderOther) return 'underUserDefinedId';
    return [...coordinators].some((id) => states.has(id)) ? 'withState' : 'withoutState';
  },
  judge(subject, answer, _side, profile) {
    const effects = effectsAfter('coordinators', answer);
    if (effects === null) return NOT_REACHED;
    const states = coordinatorStates(subject, profile);
    const coordinators = subject.request.job.vertices.flatMap((vertex) => vertex.coordinators);
    return sameItems(
      'resets of coordinators',
      coordinators
        .filter((id) => profile.restore.resetsCoordinators === 'all' || states.has(id))
        .map((id) => resetText(id, states.get(id) ?? null)),
      effects.coordinators.map(({ operatorId, state }) => resetText(operatorId, state)),
    );
  },
});

/** Of the last state of each operator; all are lost where in-flight data is ignored. */
function coordinatorStates(
  subject: RestoreCase,
  profile: Profile,
): ReadonlyMap<OperatorId, Uint8Array> {
  const { operators } = restoredSnapshot(subject, profile)!;
  if (ignoresInFlightData(subject, profile)) return new Map();
  const last = new Map(operators.map((state) => [state.operatorId, state.coordinatorState]));
  return new Map(
    [...last].flatMap(([id, state]) => (state === null ? [] : [[id, state.data] as const])),
  );
}

/** A failover of a region leaves coordinators alone, which is a rule of its own. */
function isOfRegion({ entryPoint }: RestoreRequest): boolean {
  return entryPoint === 'restoreLatestCheckpointedStateToSubtasks';
}

function resetText(id: OperatorId, state: Uint8Array | null): string {
  return `${id} with ${bytesText(state)}`;
}
