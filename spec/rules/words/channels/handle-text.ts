/** A channel handle in words, which say everything that it means. */
import type { ChannelStateHandle } from '../../../model/handles.ts';
import { bytesText } from '../bytes.ts';
import { streamName } from '../streams.ts';

/** Equal for equal handles. */
export function channelText(handle: ChannelStateHandle): string {
  const { subtaskIndex, delegate, size } = handle;
  const stream = delegate === null ? 'nothing' : streamName(delegate);
  const whose = `of subtask ${subtaskIndex ?? 'unknown'} in ${stream}, ${size} bytes`;
  if (handle.kind === 'mergedChannel') {
    return `merged channels ${bytesText(handle.serializedChannelOffsets)} ${whose}`;
  }
  const { info, offsets } = handle;
  return `channel ${info.first}.${info.second} at ${offsets.join(' ')} ${whose}`;
}
