/** The channels in merged handles. Flink: `AbstractMergedChannelStateHandle`. */
import type {
  ChannelStateHandle,
  MergedChannelStateHandle,
  SingleChannelStateHandle,
} from '../../../model/handles.ts';

/** The handles of single channels; `null` where a merged one cannot be opened. */
export function unmerged(
  handles: readonly ChannelStateHandle[],
): readonly SingleChannelStateHandle[] | null {
  const single: SingleChannelStateHandle[] = [];
  for (const handle of handles) {
    if (handle.kind === 'channel') single.push(handle);
    else {
      const opened = openMerged(handle);
      if (opened === null) return null;
      single.push(...opened);
    }
  }
  return single;
}

/** Two 32-bit numbers, a size of 64 bits and a count of 32 stand before each channel's offsets. */
function openMerged({
  delegate,
  serializedChannelOffsets: bytes,
  subtaskIndex,
}: MergedChannelStateHandle): SingleChannelStateHandle[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const channels: SingleChannelStateHandle[] = [];
  let at = 4;
  let left = bytes.length < at ? -1 : view.getInt32(0);
  if (left < 0) return null;
  for (; left > 0; left--) {
    if (delegate === null || bytes.length - at < 20) return null;
    const info = { first: view.getInt32(at), second: view.getInt32(at + 4) };
    const size = view.getBigInt64(at + 8);
    const count = view.getInt32(at + 16);
    at += 20;
    if (count < 0 || bytes.length - at < 8 * count) return null;
    const start = at;
    const offsets = Array.from({ length: count }, (_, i) => view.getBigInt64(start + 8 * i));
    at += 8 * count;
    channels.push({ kind: 'channel', subtaskIndex, info, offsets, size, delegate });
  }
  return channels;
}
