/** What Flink accepts of metadata and stumbles over later, which no job leaves behind: written into that of a restore. */
import type {
  RawKeyedHandle,
  RawOperator,
  RawRunningSubtask,
  RawSnapshot,
} from '../../../spec/format/raw-snapshot.ts';
import type { RestoreCase } from '../../../spec/model/case.ts';
import { DEFAULT_PROFILE, findProfile } from '../../../spec/profiles/profile.ts';
import { DecodeRefusal } from '../../../impl/codec/decode-refusal.ts';
import { encodeRaw } from '../../../impl/codec/raw-codec.ts';
import { CHANGELOG_V2, KEYED_HANDLES } from '../../../impl/codec/samples/sample.ts';
import { rawSnapshotOf } from '../raw-snapshot-of.ts';

type Plant = Partial<RawRunningSubtask>;

/** Sought only in metadata of this version, which has a place for each of them. */
const VERSION = 6;
const NEWEST = findProfile(DEFAULT_PROFILE)!;

const PLANTS: Readonly<Record<string, Plant>> = {
  'changelog stream without a handle': {
    managedKeyedState: {
      ...CHANGELOG_V2,
      base: [],
      delta: [KEYED_HANDLES[13]!],
    } as RawKeyedHandle,
  },
  'merged channels without a stream': {
    inputChannelState: [
      {
        kind: 'mergedInput',
        subtaskIndex: 0,
        size: 8n,
        delegate: null,
        channels: [{ info: { first: 0, second: 0 }, size: 8n, offsets: BigInt64Array.of(5n) }],
      },
    ],
  },
};

/** The restore with each of them in its first subtask that runs, by what it is; none where its metadata has no place for it. */
export function planted(subject: RestoreCase): readonly (readonly [string, RestoreCase])[] {
  const [metadata, ...others] = subject.request.files;
  const snapshot = metadata === undefined ? null : snapshotOf(metadata.bytes);
  if (snapshot === null || snapshot.metadataVersion !== VERSION) return [];
  return Object.entries(PLANTS).flatMap(([what, plant]) => {
    const changed = withPlant(snapshot, plant);
    if (changed === null) return [];
    const files = [{ ...metadata!, bytes: encodeRaw(changed) }, ...others];
    return [[what, { ...subject, request: { ...subject.request, files } }] as const];
  });
}

function snapshotOf(bytes: Uint8Array): RawSnapshot | null {
  try {
    return rawSnapshotOf(bytes, NEWEST);
  } catch (error) {
    if (error instanceof DecodeRefusal) return null;
    throw error;
  }
}

function withPlant(snapshot: RawSnapshot, plant: Plant): RawSnapshot | null {
  for (const [index, operator] of snapshot.operators.entries()) {
    const subtasks = subtasksWith(operator, plant);
    if (subtasks === null) continue;
    return { ...snapshot, operators: snapshot.operators.with(index, { ...operator, subtasks }) };
  }
  return null;
}

function subtasksWith({ subtasks }: RawOperator, plant: Plant): RawOperator['subtasks'] | null {
  if ('count' in subtasks) return null;
  const place = subtasks.findIndex((subtask) => !('finished' in subtask));
  if (place < 0) return null;
  return subtasks.with(place, { ...(subtasks[place] as RawRunningSubtask), ...plant });
}
