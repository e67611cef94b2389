/** What the builders of a snapshot need to know beside the drafts. */
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { MetadataVersion } from '../draft/restore-draft.ts';

/** Which handles a release reads. */
export interface ReadableHandles {
  /** Merged files. Flink 1.20+. */
  readonly segments: boolean;
  /** Key groups of the canonical format. Flink 1.13+. */
  readonly savepointKeyGroups: boolean;
  /** Keyed handles that carry an ID, and changelog handles as they are since then. Flink 1.15+. */
  readonly handleIds: boolean;
  /** Fully finished operators and finished subtasks. Flink 1.14+. */
  readonly finishedStates: boolean;
  /** Whether handles of in-flight data name their subtask. Flink 1.12+; 1.11 has a dialect of its own. */
  readonly channelSubtasks: boolean;
  /** Handles in which the channels of one file are merged. Metadata version 6. */
  readonly mergedChannels: boolean;
}

/** The context of one snapshot. */
export interface BuildContext {
  readonly salt: number;
  /** Absolute; relative handles resolve against it. */
  readonly directory: string;
  readonly checkpointId: bigint;
  readonly reads: ReadableHandles;
}

const FIRST_VERSION_WITH_MERGED_CHANNELS = 6;
const SEGMENT_TAG = 15;
const SAVEPOINT_KEY_GROUPS_TAG = 7;
const KEY_GROUPS_WITH_ID_TAG = 12;

/** The handles that a profile's release reads in a metadata version. */
export function readableHandles(
  { format }: Profile,
  metadataVersion: MetadataVersion,
): ReadableHandles {
  return {
    segments: format.streamTags.includes(SEGMENT_TAG),
    savepointKeyGroups: format.keyedTags.includes(SAVEPOINT_KEY_GROUPS_TAG),
    handleIds: format.keyedTags.includes(KEY_GROUPS_WITH_ID_TAG),
    finishedStates: format.finishedStates,
    channelSubtasks: format.dialect !== '1.11',
    mergedChannels: metadataVersion >= FIRST_VERSION_WITH_MERGED_CHANNELS,
  };
}
