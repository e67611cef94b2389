import type { RestoreCase } from '../../model/case.ts';
import type { JobVertex } from '../../model/job.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { assignedTo, tasksOf } from '../words/assigned.ts';
import type { ChannelEnd } from '../words/channels/ends.ts';
import { endsOfFate } from '../words/channels/given.ts';
import { judgeRefusal } from '../words/channels/judge-refusal.ts';
import { firstBreach } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';
import { hasInFlightData } from '../words/restored-vertices.ts';

/** Flink: `OperatorState#copyAndDiscardInFlightData`. */
export const ignoresInFlightData = defineRule({
  id: 'channel/ignores-in-flight-data',
  question: 'restore',
  statement:
    'In-flight data of the checkpoint that execution.state-recovery.without-channel-state.checkpoint-id names is not given to any task, and what it would be refused for is not looked at. That of other checkpoints is given out.',
  matters:
    'A job that cannot get past the records in flight can be restored without them, and loses no more than these.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: [
    'CheckpointCoordinator#extractOperatorStates',
    'OperatorState#copyAndDiscardInFlightData',
  ],
  covers: ['E29'],
  sides: ['ofRestored', 'ofAnother'],
  side(subject, profile) {
    const { request, snapshot } = subject;
    const { ignoredInFlightDataOf } = request.settings;
    if (ignoredInFlightDataOf === null || snapshot === null) return null;
    if (request.entryPoint !== 'restoreSavepoint' || !hasInFlightData(snapshot)) return null;
    if (ignoredInFlightDataOf === snapshot.checkpointId) return 'ofRestored';
    return keptEnds(subject, profile).length === 0 ? null : 'ofAnother';
  },
  judge(subject, answer, side, profile) {
    if (side === 'ofAnother') return judgeEach(answer, keptEnds(subject, profile), judgeKept);
    const refusal = judgeRefusal('CHANNEL_STATE_NOT_RESCALABLE', answer, false);
    if (refusal.kind === 'broken') return refusal;
    return judgeEach(answer, subject.request.job.vertices, judgeIgnored);
  },
});

/** Ends of which some subtask gets what it had. */
function keptEnds(subject: RestoreCase, profile: Profile): readonly ChannelEnd[] {
  return endsOfFate('kept', subject, profile);
}

function judgeKept(effects: Effects, end: ChannelEnd): RuleVerdict {
  return assignedTo(effects, end).some((assigned) => assigned[end.place].length > 0)
    ? HELD
    : broken(`${end.vertex.name} gets its ${end.place}`, 'it gets none');
}

function judgeIgnored(effects: Effects, vertex: JobVertex): RuleVerdict {
  return firstBreach(
    tasksOf(effects, vertex).map((task, subtask) => {
      const isGiven = task?.operators.some(
        ({ state, inputRescaling, outputRescaling, upstreamOutputBuffers }) =>
          state.inputChannelState.length + state.resultSubpartitionState.length > 0 ||
          inputRescaling !== undefined ||
          outputRescaling !== undefined ||
          upstreamOutputBuffers !== undefined,
      );
      return isGiven === true
        ? broken(`subtask ${subtask} of ${vertex.name}: nothing in flight`, 'it gets some')
        : HELD;
    }),
  );
}
