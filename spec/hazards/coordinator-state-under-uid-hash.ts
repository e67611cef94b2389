import { stateUnder } from './words.ts';
import type { Hazard } from './hazard.ts';

/** Flink: `CheckpointCoordinator#restoreStateToCoordinators`. */
export const coordinatorStateUnderUidHash: Hazard = {
  id: 'coordinator-state-under-uid-hash',
  title: 'setUidHash loses the state of operator coordinators, such as sources have',
  happens:
    "State under the uid hash is claimed and goes to the tasks, but the operator's coordinator is reset with what lies under its generated OperatorID: with null, as if it had never run. A source starts to enumerate its splits anew.",
  advice: 'Do not restore a source, or any other operator with a coordinator, through setUidHash.',
  kind: 'bug',
  tickets: [],
  since: '1.11',
  until: null,
  sources: ['CheckpointCoordinator#restoreStateToCoordinators'],
  covers: ['F7'],
  shows: (subject, answer) =>
    answer.kind === 'result' &&
    subject.request.job.vertices
      .flatMap(({ operators }) => operators)
      .some(
        ({ generated, userDefined }) =>
          userDefined !== null &&
          (stateUnder(userDefined, subject)?.coordinatorState ?? null) !== null &&
          answer.result.coordinators.some(
            ({ operatorId, state }) => operatorId === generated && state === null,
          ),
      ),
};
