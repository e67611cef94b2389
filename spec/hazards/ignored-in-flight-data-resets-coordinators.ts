import { stateUnder } from './words.ts';
import type { Hazard } from './hazard.ts';

/** Flink: `OperatorState#copyAndDiscardInFlightData`. */
export const ignoredInFlightDataResetsCoordinators: Hazard = {
  id: 'ignored-in-flight-data-resets-coordinators',
  title: "Ignoring a checkpoint's in-flight data also forgets the state of coordinators",
  happens:
    'Where the restored checkpoint is the one whose in-flight data is to be ignored (execution.checkpointing.recover-without-channel-state.checkpoint-id), every operator state is copied without its channel state, and the copy has no coordinator state either. Coordinators are reset with null: sources start to enumerate their splits anew.',
  advice: 'Do not use the option for jobs whose sources or sinks have coordinators.',
  kind: 'bug',
  tickets: [],
  since: '1.14',
  until: null,
  sources: [
    'OperatorState#copyAndDiscardInFlightData',
    'CheckpointCoordinator#restoreLatestCheckpointedStateInternal',
  ],
  covers: ['E29'],
  shows(subject, answer) {
    const { settings } = subject.request;
    return (
      answer.kind === 'result' &&
      settings.ignoredInFlightDataOf === answer.result.checkpointId &&
      answer.result.coordinators.some(
        ({ operatorId, state }) =>
          state === null && (stateUnder(operatorId, subject)?.coordinatorState ?? null) !== null,
      )
    );
  },
};
