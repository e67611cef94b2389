/** Everything that is drawn for one case of the question `decode`. */
import type { Arbitrary } from 'fast-check';
import type { ImpossibleOperator } from '../../../spec/model/case.ts';
import { fields, percent, pickName, pickOf } from './pick.ts';
import type { Weights } from './pick.ts';
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
  readonly pointer: DecodePointer;
}

/** The external pointer; `metadataFile` is one where the metadata has its usual name. */
export type DecodePointer = 'directory' | 'metadataFile' | 'none' | 'empty' | 'missing';

/** What is made impossible in the file. */
export type Impossible = 'nothing' | ImpossibleOperator;

/** One case. */
export interface DecodeDraft {
  readonly base: RestoreDraft;
  readonly extras: DecodeExtras;
  readonly impossible: Impossible;
}

/** Mostly none; the first, the second, both; every other one from the third on. */
const FINISHED = pickOf([
  [0, 10],
  [1, 2],
  [2, 2],
  [3, 1],
  [0x5555_5554, 1],
]);

/** Decode cases of snapshots within the constraints. */
export function decodeDraft(
  constraints: RestoreConstraints,
  pointers: Weights<DecodePointer>,
  impossible: Weights<Impossible>,
): Arbitrary<DecodeDraft> {
  return fields({
    base: restoreDraft(constraints),
    extras: decodeExtras(pointers),
    impossible: pickName(impossible),
  });
}

/** What snapshots of decode and encode cases hold beside those of restore cases. */
export function decodeExtras(pointers: Weights<DecodePointer>): Arbitrary<DecodeExtras> {
  return fields({
    finishedOperators: FINISHED,
    finishedSubtasks: FINISHED,
    channels: pickName<ChannelPlan>({ none: 5, single: 2, merged: 2, both: 1 }),
    fileMerging: percent(15),
    nestedStreams: percent(15),
    absentHandles: percent(15),
    pointer: pickName(pointers),
  });
}
