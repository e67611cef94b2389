import { isRefusedBefore } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { refusalOf, said } from '../say.ts';
import { listed } from '../words/compare.ts';
import { checksFinished, finishedFailures, finishedVertices } from '../words/finished.ts';
import { checkedFailures, isRefusedWithAny } from '../words/finished-check.ts';

/** Flink: `CheckpointCoordinator#extractOperatorStates`, `OperatorState#copyAndDiscardInFlightData`. */
export const ignoredInFlightDataHidesFinishedSubtasks = defineRule({
  id: 'validate/ignored-in-flight-data-hides-finished-subtasks',
  question: 'restore',
  statement:
    'Where the in-flight data of the restored checkpoint is ignored, its finished subtasks count as running ones, so that a graph that they would not fit is restored all the same. Fully finished operators stay so, and for any other checkpoint nothing changes.',
  matters:
    'Skipping records in flight, to get a stuck job going, also switches off a check: subtasks that had finished start again.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: [
    'CheckpointCoordinator#extractOperatorStates',
    'OperatorState#copyAndDiscardInFlightData',
    'FullyFinishedOperatorState#copyAndDiscardInFlightData',
  ],
  covers: ['C23', 'E29'],
  sides: ['hidden', 'fullyFinished', 'otherCheckpoint'],
  side(subject, profile) {
    if (!checksFinished(subject)) return null;
    if (subject.request.settings.ignoredInFlightDataOf === null) return null;
    const unhidden = finishedFailures(finishedVertices(subject, profile, false), subject);
    const hidden = finishedFailures(finishedVertices(subject, profile, true), subject);
    if (checkedFailures(subject, profile).size === 0) return unhidden.size > 0 ? 'hidden' : null;
    return hidden.size > 0 ? 'fullyFinished' : 'otherCheckpoint';
  },
  judge(subject, answer, side, profile) {
    if (isRefusedBefore('assign', answer)) return NOT_REACHED;
    const unhidden = finishedFailures(finishedVertices(subject, profile, false), subject);
    const failures = side === 'hidden' ? unhidden : checkedFailures(subject, profile);
    const isRefused = isRefusedWithAny(failures, answer);
    if (isRefused === (side !== 'hidden')) return HELD;
    return isRefused
      ? broken('finished subtasks that count as running', said(answer))
      : broken(listed([...failures].map(refusalOf)), said(answer));
  },
});
