/**
 * Opens handles in which the channels of one file are merged.
 * Flink: `AbstractMergedChannelStateHandle#restoreAndCacheUnmergedHandles`.
 */
import type {
  ChannelStateHandle,
  MergedChannelStateHandle,
  SingleChannelStateHandle,
} from '../../../spec/model/handles.ts';
import type { RestoreContext } from '../context.ts';
import { refuse } from '../refuse.ts';

const INT_BYTES = 4;
const LONG_BYTES = 8;

/** The handles of single channels; what follows the last channel is passed over. */
export function unmergedHandles(
  handles: readonly ChannelStateHandle[],
  context: RestoreContext,
): readonly SingleChannelStateHandle[] {
  return handles.flatMap((handle) =>
    handle.kind === 'channel' ? [handle] : new MergedChannels(handle, context).handles(),
  );
}

class MergedChannels {
  readonly #handle: MergedChannelStateHandle;
  readonly #context: RestoreContext;
  readonly #view: DataView;
  #position = 0;

  constructor(handle: MergedChannelStateHandle, context: RestoreContext) {
    const { buffer, byteOffset, byteLength } = context.decisions.mergedContent(handle);
    this.#handle = handle;
    this.#context = context;
    this.#view = new DataView(buffer, byteOffset, byteLength);
  }

  handles(): SingleChannelStateHandle[] {
    const handles: SingleChannelStateHandle[] = [];
    for (let left = this.#count(); left > 0; left--) handles.push(this.#next());
    return handles;
  }

  #next(): SingleChannelStateHandle {
    const info = { first: this.#int(), second: this.#int() };
    const size = this.#long();
    const offsets: bigint[] = [];
    for (let left = this.#count(); left > 0; left--) offsets.push(this.#long());
    const { delegate, subtaskIndex } = this.#handle;
    if (delegate === null) refuse('MERGED_CHANNEL_DELEGATE_MISSING', this.#context.profile);
    return { kind: 'channel', subtaskIndex, info, offsets, size, delegate };
  }

  #count(): number {
    const count = this.#int();
    if (count < 0) refuse('MERGED_CHANNEL_COUNT_NEGATIVE', this.#context.profile, { count });
    return count;
  }

  #int(): number {
    return this.#view.getInt32(this.#take(INT_BYTES));
  }

  #long(): bigint {
    return this.#view.getBigInt64(this.#take(LONG_BYTES));
  }

  #take(bytes: number): number {
    const start = this.#position;
    if (this.#view.byteLength - start < bytes)
      refuse('MERGED_CHANNELS_CORRUPTED', this.#context.profile);
    this.#position = start + bytes;
    return start;
  }
}
