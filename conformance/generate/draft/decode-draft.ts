/** Everything that is drawn for one case of the question `decode`. */
import { nat, record } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { percent, pickName } from './pick.ts';
import { restoreDraft } from './restore-draft.ts';
import type { RestoreConstraints, RestoreDraft } from './restore-draft.ts';

/** In-flight data of the subtasks. */
export type ChannelPlan = 'none' | 'single' | 'merged' | 'both';

/** What decode cases hold beyond what restore cases do. */
export interface DecodeExtras {
  /** Bit i set: operators i, i + 31, … are fully finished. */
  readonly finishedOperators: number;
  /** Bit i set: subtasks i, i + 31, … are finished. */
  readonly finishedSubtasks: number;
  readonly channels: ChannelPlan;
  /** Whether operator state lies in merged files, where the release reads that. */
  readonly fileMerging: boolean;
  /** Whether key-group handles stand where a stream is wanted, where the release reads that. */
  readonly nestedStreams: boolean;
  /** Whether handles that may be absent inside keyed handles are. */
  readonly absentHandles: boolean;
  readonly pointer: 'directory' | 'metadataFile' | 'none';
}

/** One case. */
export interface DecodeDraft {
  readonly base: RestoreDraft;
  readonly extras: DecodeExtras;
}

/** Decode cases of snapshots within the constraints. */
export function decodeDraft(constraints: RestoreConstraints): Arbitrary<DecodeDraft> {
  return record({
    base: restoreDraft(constraints),
    extras: record({
      finishedOperators: pickMask(),
      finishedSubtasks: pickMask(),
      channels: pickName<ChannelPlan>({ none: 5, single: 2, merged: 2, both: 1 }),
      fileMerging: percent(15),
      nestedStreams: percent(15),
      absentHandles: percent(15),
      pointer: pickName({ directory: 5, metadataFile: 2, none: 2 }),
    }),
  });
}

/** Mostly nothing. */
function pickMask(): Arbitrary<number> {
  return nat(15).map((drawn) => (drawn < 10 ? 0 : drawn - 9));
}
