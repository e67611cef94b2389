/** Handles in a line each, for people. */
import { endKeyGroup, isEmptyRange } from '../../../spec/format/key-groups.ts';
import { presentValue } from '../../../spec/format/raw-snapshot.ts';
import type {
  RawChannelHandle,
  RawKeyedHandle,
  RawKeyGroupRange,
  RawOperatorHandle,
  RawPresence,
  RawStateMeta,
  RawStreamHandle,
} from '../../../spec/format/raw-snapshot.ts';
import { OPERATOR_STATE_MODES } from '../../../spec/model/handles.ts';
import { counted, quoted, exactSizeOf } from './text.ts';

/** A line and the lines below it. */
export interface Branch {
  readonly line: string;
  readonly below?: readonly Branch[];
}

/** Where bytes are. */
export function streamText(handle: RawStreamHandle | null): string {
  if (handle === null) return 'no handle';
  switch (handle.kind) {
    case 'bytes':
      return `${exactSizeOf(handle.data.length)} inline, ${quoted(handle.handleName)}`;
    case 'file':
      return `file ${quoted(handle.path)}, ${exactSizeOf(handle.size)}`;
    case 'relativeFile':
      return `file beside the metadata ${quoted(handle.relativePath)}, ${exactSizeOf(handle.size)}`;
    case 'segment':
      return `segment of ${quoted(handle.path)} from ${handle.startPos}, ${exactSizeOf(handle.size)}`;
    case 'emptySegment':
      return 'empty segment';
    case 'keyGroups':
      return `key groups ${rangeText(handle.range)} of ${streamText(handle.delegate)}`;
  }
}

/** A range as first and last key group. */
export function rangeText(range: RawKeyGroupRange): string {
  return isEmptyRange(range) ? 'none' : `${range.start}–${endKeyGroup(range)}`;
}

/** A keyed handle and its parts. */
export function keyedBranch(place: string, handle: RawKeyedHandle | null): Branch {
  if (handle === null) return { line: `${place}: a null handle` };
  const start = `${place}: ${handle.kind}, key groups ${rangeText(handle.range)}`;
  switch (handle.kind) {
    case 'keyGroups':
    case 'savepointKeyGroups':
    case 'keyGroupsV2':
      return { line: `${start}, ${streamText(handle.delegate)}` };
    case 'incremental':
    case 'incrementalV2':
      return {
        line: `${start}, checkpoint ${handle.checkpointId}, backend ${quoted(handle.backendId)}`,
        below: [
          { line: `meta: ${streamText(handle.meta)}` },
          ...fileBranches('shared', handle.shared),
          ...fileBranches('private', handle.private),
        ],
      };
    case 'changelog':
    case 'changelogV2':
      return {
        line: start,
        below: [
          ...handle.base.map((part) => keyedBranch('materialised', part)),
          ...handle.delta.map((part) => keyedBranch('not materialised', part)),
        ],
      };
    case 'inMemoryChangelog':
      return {
        line: `${start}, ${handle.from} to ${handle.to}, ${counted(handle.changes.length, 'change')} inline`,
      };
    case 'fileChangelog':
    case 'fileChangelogV2':
      return {
        line: `${start}, ${exactSizeOf(handle.size)}`,
        below: handle.handles.map((item) => ({
          line: `from ${item.offset}: ${streamText(item.handle)}`,
        })),
      };
  }
}

function fileBranches(
  place: string,
  files: readonly { localPath: Parameters<typeof quoted>[0]; handle: RawStreamHandle }[],
): Branch[] {
  return files.map(({ localPath, handle }) => ({
    line: `${place} ${quoted(localPath)}: ${streamText(handle)}`,
  }));
}

/** An operator state handle and its states; nothing where there is none. */
export function operatorStateBranches(
  place: string,
  presence: RawPresence<RawOperatorHandle>,
): Branch[] {
  if (presence === null) return [];
  const handle = presentValue(presence);
  if (handle === null) return [{ line: `${place}: announced, and a null handle` }];
  return [
    {
      line: `${place}: ${handle.kind}, ${streamText(handle.delegate)}`,
      below: handle.states.map(stateBranch),
    },
  ];
}

function stateBranch({ name, mode, offsets }: RawStateMeta): Branch {
  const modeName = OPERATOR_STATE_MODES[mode] ?? `mode ${mode}`;
  return { line: `${quoted(name)} ${modeName}, ${counted(offsets.length, 'element')}` };
}

/** In-flight data of a channel, or of many. */
export function channelBranch(place: string, handle: RawChannelHandle): Branch {
  const start = `${place}: ${exactSizeOf(handle.size)}, ${streamText(handle.delegate)}`;
  if (!('channels' in handle)) {
    return { line: `${start}, channel ${handle.info.first}/${handle.info.second}` };
  }
  const { channels } = handle;
  return 'unparsed' in channels
    ? { line: `${start}, ${exactSizeOf(channels.unparsed.length)} of offsets that do not parse` }
    : { line: `${start}, ${counted(channels.length, 'merged channel')}` };
}
