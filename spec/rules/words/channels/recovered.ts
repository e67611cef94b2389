/** Output that the tasks recover that were to read it. Flink 2.3+. */
import type { RestoreCase } from '../../../model/case.ts';
import type { Profile } from '../../../profiles/profile.ts';
import type { ChannelEnd } from './ends.ts';

/** Whether the data at an end is recovered by the tasks downstream. */
export function isRecoveredDownstream(
  { place }: ChannelEnd,
  { request }: RestoreCase,
  { channels }: Profile,
): boolean {
  return (
    place === 'resultSubpartitionState' &&
    channels.recoversOutputDownstream &&
    request.settings.recoversOutputDownstream
  );
}
