/** The bytes inside merged channel handles, which Flink opens at restore only. */
import { channelOffsetsList } from '../../spec/format/channel-state-handle.ts';
import type { RawMergedChannelHandle } from '../../spec/format/raw-snapshot.ts';
import { WriterCompiler } from './compile-writer.ts';
import { Writer } from './writer.ts';

const write = new WriterCompiler({
  metadataVersion: 6,
  dialect: 'std',
  behaviour: null,
}).compile(channelOffsetsList);

/** Flink: `AbstractMergedChannelStateHandle#getSerializedChannelOffsets`. */
export function encodeMergedChannels(channels: RawMergedChannelHandle['channels']): Uint8Array {
  if ('unparsed' in channels) return channels.unparsed;
  const writer = new Writer();
  write(writer, channels);
  return writer.written();
}
