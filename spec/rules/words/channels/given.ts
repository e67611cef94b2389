/** What subtasks are given of the in-flight data at an end of a vertex. */
import type { RestoreCase } from '../../../model/case.ts';
import type { SingleChannelStateHandle } from '../../../model/handles.ts';
import type { Effects } from '../../../model/outcome.ts';
import type { Profile } from '../../../profiles/profile.ts';
import type { RuleVerdict } from '../../rule.ts';
import { assignedTo } from '../assigned.ts';
import { firstBreach, sameItems } from '../compare.ts';
import { channelJob, endsOf, endText, fateOf } from './ends.ts';
import type { ChannelEnd, Fate } from './ends.ts';
import { channelText } from './handle-text.ts';
import { isRecoveredDownstream } from './recovered.ts';

/** Ends with data of one fate. Output that is recovered downstream is no longer its producer's. */
export function endsOfFate(
  fate: Fate,
  subject: RestoreCase,
  profile: Profile,
): readonly ChannelEnd[] {
  const job = channelJob(subject, profile) ?? [];
  return endsOf(job).filter(
    (end) =>
      end.inUse.size > 0 &&
      fateOf(job, end, profile) === fate &&
      !isRecoveredDownstream(end, subject, profile),
  );
}

/** Whether each subtask gets exactly the handles that it should. */
export function judgeGiven(
  effects: Effects,
  end: ChannelEnd,
  expected: (subtask: number) => readonly SingleChannelStateHandle[],
): RuleVerdict {
  return firstBreach(
    assignedTo(effects, end).map((assigned, subtask) =>
      sameItems(
        endText(end, subtask),
        expected(subtask).map(channelText),
        assigned[end.place].map(channelText),
      ),
    ),
  );
}
