/** In-flight data before it could be rescaled. Flink 1.11: `channelStateNonRescalingRepartitioner`. */
import type { ChannelStateHandle } from '../../../spec/model/handles.ts';
import type { OperatorState } from '../../../spec/model/snapshot.ts';
import type { RestoreContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import type { ChannelPlace } from './task-channels.ts';
import { unmergedHandles } from './unmerge.ts';

const PLACE_NAMES: Readonly<Record<ChannelPlace, string>> = {
  inputChannelState: 'input channel state',
  resultSubpartitionState: 'result subpartition state',
};

/** One list of handles for each old subtask, of any operator of a chain. */
export function keepChannelState(
  { parallelism: old, subtasks }: OperatorState,
  place: ChannelPlace,
  parallelism: number,
  context: RestoreContext,
): readonly (readonly ChannelStateHandle[])[] {
  const { decisions, profile } = context;
  const kept: (readonly ChannelStateHandle[])[] = [];
  for (const { index, state } of subtasks) {
    const handles = unmergedHandles(state[place], context);
    if (handles.some((handle) => decisions.refusesRescaling(handle, old, parallelism))) {
      const values = { place: PLACE_NAMES[place], old, new: parallelism };
      refuse('CHANNEL_STATE_NOT_RESCALABLE', profile, values);
    }
    kept[index] = handles;
  }
  return kept;
}
