/**
 * How the state of one operator is drawn: a few small numbers and names, from which `../build` makes
 * handles for every subtask. So a draft is cheap to draw and shrinks in few steps.
 */
import { array, integer, nat, oneof } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { OperatorStateMode } from '../../../spec/model/handles.ts';
import { channelPlan } from './channel-draft.ts';
import type { ChannelConstraints, ChannelPlan } from './channel-draft.ts';
import { fields, percent, pickName, pickOf, sometimes } from './pick.ts';
import type { Weights } from './pick.ts';

/** Where a handle's bytes are. A `segment` becomes a `file` where the release reads no segments. */
export type StreamPlan = 'bytes' | 'relative' | 'file' | 'segment';

export type KeyedKind = 'keyGroups' | 'savepoint' | 'incremental' | 'changelog';

/**
 * Which key groups a handle covers: those that its subtask owned (`exact`), more on both sides
 * (`wide`), all (`whole`), a part of them (`narrow`), its neighbour's (`shifted`), none (`empty`),
 * or groups from the max parallelism on (`beyond`).
 */
export type RangePlan = 'exact' | 'wide' | 'whole' | 'narrow' | 'shifted' | 'empty' | 'beyond';

/** A file of an incremental handle that others may refer to as well. */
export interface SharedFilePlan {
  /** Which of the few files that the job shares. */
  readonly file: number;
  readonly form: 'file' | 'relative' | 'bytes';
}

/** Keyed state of one operator. */
export interface KeyedPlan {
  readonly kind: KeyedKind;
  readonly range: RangePlan;
  readonly stream: StreamPlan;
  /** Bit i set: subtasks i, i + 31, … have no handle. */
  readonly missing: number;
  /** Files that every subtask's handle shares; for incremental handles. */
  readonly shared: readonly SharedFilePlan[];
  /** Whether handles of equal key groups have one name for their i-th shared file. */
  readonly ofOneBackend: boolean;
  /** Chooses base and deltas of a changelog handle, bit by bit. */
  readonly changelog: number;
}

/** One named state of an operator. */
export interface NamedStatePlan {
  readonly mode: OperatorStateMode;
  /**
   * What subtask i, i + 3, … has, as digit i of base 4: 0 and 1 for one and two elements, 2 for the
   * name without elements, 3 for nothing.
   */
  readonly elements: number;
}

/** Operator state of one operator. */
export interface OperatorStatePlan {
  readonly states: readonly NamedStatePlan[];
  readonly stream: StreamPlan;
  /** Bit i set: subtasks i, i + 31, … have no handle. */
  readonly missing: number;
  /** Whether all subtasks' handles have equal delegates, as no Flink job would write them. */
  readonly oneDelegate: boolean;
}

/** All state of one operator. */
export interface StateDraft {
  readonly managed: OperatorStatePlan | null;
  readonly raw: OperatorStatePlan | null;
  readonly keyed: KeyedPlan | null;
  readonly rawKeyed: KeyedPlan | null;
  readonly input: ChannelPlan | null;
  readonly output: ChannelPlan | null;
  /** In bytes; `null` for no coordinator state. */
  readonly coordinatorBytes: number | null;
  /** Bit i set: subtasks i, i + 31, … have no entry. */
  readonly missingSubtasks: number;
  /** The max parallelism that the snapshot claims; `null` for the one that the vertex ran with. */
  readonly recordedMaxParallelism: number | null;
}

/** What is drawn, and how often. Shares are in percent of the operators. */
export interface StateConstraints {
  readonly managed: number;
  readonly raw: number;
  readonly keyed: number;
  readonly rawKeyed: number;
  readonly coordinator: number;
  readonly channels: ChannelConstraints;
  /** Operators of which some or all subtasks have no entry. */
  readonly missing: number;
  readonly kinds: Weights<KeyedKind>;
  readonly ranges: Weights<RangePlan>;
  readonly streams: Weights<StreamPlan>;
  readonly sharedForms: Weights<SharedFilePlan['form']>;
  readonly maxSharedFiles: number;
  /** Incremental handles whose backend has the ID that others have too, as no Flink job would write it. */
  readonly ofOneBackend: number;
  readonly modes: Weights<OperatorStateMode>;
  readonly maxNames: number;
  /** Operator states whose subtasks' handles have equal delegates. */
  readonly oneDelegate: number;
  /** Max parallelisms that the snapshot claims whatever the job ran with, with their weights. */
  readonly recordedMax: readonly (readonly [number | null, number])[];
}

/** A mask of missing subtasks: mostly none, sometimes some, rarely all. */
function missingMask(share: number): Arbitrary<number> {
  const some = pickOf([
    [1, 3],
    [2, 3],
    [5, 2],
    [0x7fff_fffe, 1],
    [0x7fff_ffff, 1],
  ]);
  return sometimes(share, some, 0);
}

/** Keyed state of one operator. */
export function keyedPlan(constraints: StateConstraints): Arbitrary<KeyedPlan> {
  const sharedFile = fields({
    file: nat(2),
    form: pickName(constraints.sharedForms),
  });
  return fields({
    kind: pickName(constraints.kinds),
    range: pickName(constraints.ranges),
    stream: pickName(constraints.streams),
    missing: missingMask(Math.floor(constraints.missing / 2)),
    shared: array(sharedFile, { maxLength: constraints.maxSharedFiles, size: 'max' }),
    ofOneBackend: percent(constraints.ofOneBackend),
    changelog: nat(255),
  });
}

/** Operator state of one operator. */
export function operatorStatePlan(constraints: StateConstraints): Arbitrary<OperatorStatePlan> {
  const state = fields({
    mode: pickName(constraints.modes),
    elements: oneof(
      { weight: 2, arbitrary: integer({ min: 0, max: 1 }) },
      { weight: 3, arbitrary: nat(63) },
    ),
  });
  return fields({
    states: array(state, { minLength: 1, maxLength: constraints.maxNames, size: 'max' }),
    stream: pickName(constraints.streams),
    missing: missingMask(Math.floor(constraints.missing / 2)),
    oneDelegate: percent(constraints.oneDelegate),
  });
}

/** All state of one operator. */
export function stateDraft(constraints: StateConstraints): Arbitrary<StateDraft> {
  const operatorState = operatorStatePlan(constraints);
  const keyed = keyedPlan(constraints);
  const channel = channelPlan(constraints.channels);
  return fields({
    managed: sometimes(constraints.managed, operatorState, null),
    raw: sometimes(constraints.raw, operatorState, null),
    keyed: sometimes(constraints.keyed, keyed, null),
    rawKeyed: sometimes(constraints.rawKeyed, keyed, null),
    input: sometimes(constraints.channels.input, channel, null),
    output: sometimes(constraints.channels.output, channel, null),
    coordinatorBytes: sometimes(constraints.coordinator, nat(6), null),
    missingSubtasks: missingMask(constraints.missing),
    recordedMaxParallelism: pickOf(constraints.recordedMax),
  });
}
