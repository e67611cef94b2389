/** A case of the question `encode`, from what was drawn for it. */
import {
  FIRST_VERSION_WITH_MERGED_CHANNELS,
  FIRST_VERSION_WITH_PROPERTIES,
} from '../../../spec/format/metadata.ts';
import type { EncodeCase } from '../../../spec/model/case.ts';
import type { ChannelStateHandle } from '../../../spec/model/handles.ts';
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { ChannelPlan } from '../draft/decode-draft.ts';
import type { EncodeDraft } from '../draft/encode-draft.ts';
import type { MetadataVersion } from '../draft/restore-draft.ts';
import { readableExtras, withExtras } from './decode-extras.ts';
import { wholeSnapshot } from './restore-case.ts';
import { withUnwritable } from './unwritable.ts';

/** The whole case. The snapshot holds what the release knows, whether or not the version does. */
export function encodeCase(id: string, draft: EncodeDraft, profile: Profile): EncodeCase {
  const { base, extras, unwritable } = draft;
  const metadataVersion = askedVersion(draft, profile);
  const whole = withExtras(wholeSnapshot(base, profile, profile.format.writes as MetadataVersion), {
    ...readableExtras(extras, profile),
    channels: channelPlan(draft, metadataVersion, profile),
  });
  const known = withPropertiesOf(profile, withChannelsOf(profile, whole));
  const snapshot = withUnwritable(known, unwritable);
  return { id, question: 'encode', request: { snapshot, metadataVersion } };
}

function askedVersion({ base, anyVersion }: EncodeDraft, { format }: Profile): number {
  const { metadataVersion } = base.snapshot;
  return anyVersion || format.writable.includes(metadataVersion) ? metadataVersion : format.writes;
}

/** Merged handles where the version holds them, or where it is these that it does not hold. */
function channelPlan(
  { extras, unwritable }: EncodeDraft,
  metadataVersion: number,
  { format }: Profile,
): ChannelPlan {
  const { channels } = extras;
  const knowsMerged = format.writable.includes(FIRST_VERSION_WITH_MERGED_CHANNELS);
  if (knowsMerged && unwritable === 'mergedChannels') return 'merged';
  const holdsMerged = knowsMerged && metadataVersion >= FIRST_VERSION_WITH_MERGED_CHANNELS;
  return holdsMerged || channels === 'none' ? channels : 'single';
}

/** Metadata has no properties in Flink before 1.16. */
function withPropertiesOf({ format }: Profile, snapshot: Snapshot): Snapshot {
  const hasProperties = format.writes >= FIRST_VERSION_WITH_PROPERTIES;
  return hasProperties ? snapshot : { ...snapshot, properties: null };
}

/** Flink 1.11 does not know which subtask a channel is of. */
function withChannelsOf({ format }: Profile, snapshot: Snapshot): Snapshot {
  if (format.dialect !== '1.11') return snapshot;
  const without = (handle: ChannelStateHandle): ChannelStateHandle =>
    handle.kind === 'channel' ? { ...handle, subtaskIndex: null } : handle;
  const operators = snapshot.operators.map((operator) => ({
    ...operator,
    subtasks: operator.subtasks.map(({ state, ...entry }) => ({
      ...entry,
      state: {
        ...state,
        inputChannelState: state.inputChannelState.map(without),
        resultSubpartitionState: state.resultSubpartitionState.map(without),
      },
    })),
  }));
  return { ...snapshot, operators };
}
