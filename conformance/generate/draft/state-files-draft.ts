/** Everything that is drawn for a case of the question `open` whose state files are really there. */
import { array, nat } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { KEY_SERIALIZERS } from '../../../spec/model/backend.ts';
import type { BackendSetup, KeySerializer, StateBackend } from '../../../spec/model/backend.ts';
import type { WrittenState } from '../../../spec/model/case.ts';
import { fields, percent, pickName, pickOf, sometimes } from './pick.ts';
import type { Weights } from './pick.ts';

/** Kinds of states that cases have. */
export type WrittenKind = 'value' | 'list' | 'map' | 'reducing' | 'aggregating' | 'timers';

/** What a state is kept under beside its key. */
export type NamespaceType = 'void' | 'window' | 'text';

/** What values are: `int` is 4 bytes, `text` is of any length. */
export type ValueType = 'int' | 'text';

/** The keys that cases are written with. Those of jobs may be of any type. */
export type WrittenKeys = Extract<KeySerializer, 'int' | 'long' | 'string'>;

/** Which of the handles' key groups are the subtask's own. */
export type OwnKeyGroups = 'all' | 'allButFirst' | 'half';

/** What becomes of a case's files. */
export type StateDamage = WrittenState['damage'] & string;

/** One state. */
export interface StatePlan {
  readonly kind: WrittenKind;
  readonly namespace: NamespaceType;
  readonly value: ValueType;
}

/** Something that is put into a state; of two with one key and namespace the first one counts. */
export interface EntryPlan {
  /** Which state, taken round. */
  readonly state: number;
  readonly key: number;
  readonly namespace: number;
  /** A value has the first, a list all, a map one pair for each. */
  readonly items: readonly number[];
}

/** How state is written, and what its handles say of it. */
export interface StateForm {
  readonly format: WrittenState['format'];
  /** Whether the handles are of the canonical savepoint's class, where the release has it. */
  readonly savepoint: boolean;
}

/** One case. */
export interface StateFilesDraft {
  /** Where the release ships it; otherwise the one that is most like it. */
  readonly backend: StateBackend;
  readonly timers: BackendSetup['timers'];
  readonly form: StateForm;
  /** Whether key groups are compressed. Flink: `execution.checkpointing.snapshot-compression`. */
  readonly compressed: boolean;
  /** Whether the handles are what changelogs were materialised to, and nothing was written since. */
  readonly changelog: boolean;
  readonly writtenKeys: WrittenKeys;
  /** Those of the job; `null` for the ones that were written. */
  readonly otherKeys: KeySerializer | null;
  readonly maxParallelism: number;
  /** How many subtasks wrote a handle each. */
  readonly handles: number;
  readonly own: OwnKeyGroups;
  readonly states: readonly StatePlan[];
  readonly entries: readonly EntryPlan[];
  readonly damage: { readonly kind: StateDamage; readonly at: number } | null;
}

/** Which cases are drawn. */
export interface StateFilesConstraints {
  readonly backends: Weights<StateBackend>;
  readonly forms: readonly (readonly [StateForm, number])[];
  /** How many subtasks wrote a handle each, by weight. */
  readonly handles: readonly (readonly [number, number])[];
  readonly own: Weights<OwnKeyGroups>;
  readonly timers: Weights<BackendSetup['timers']>;
  readonly kinds: Weights<WrittenKind>;
  /** Shares of a hundred. */
  readonly otherKeys: number;
  readonly damaged: number;
}

/** How far into a file it is cut, in parts of this. */
export const CUT_PARTS = 1_000;

const MAX_PARALLELISMS = [
  [8, 4],
  [128, 2],
  [129, 2],
  [2, 1],
  [200, 1],
] as const;

/** Cases within the constraints. */
export function stateFilesDraft(constraints: StateFilesConstraints): Arbitrary<StateFilesDraft> {
  const damage = fields({
    // Files are exchanged where that can be told: in fewer cases than are drawn.
    kind: pickName<StateDamage>({ cut: 1, missing: 4, exchanged: 9 }),
    at: nat(CUT_PARTS - 1),
  });
  return fields({
    form: pickOf(constraints.forms),
    backend: pickName(constraints.backends),
    timers: pickName(constraints.timers),
    compressed: percent(20),
    changelog: percent(10),
    writtenKeys: pickName<WrittenKeys>({ int: 2, long: 2, string: 3 }),
    otherKeys: sometimes(
      constraints.otherKeys,
      pickOf(KEY_SERIALIZERS.map((each) => [each, 1] as const)),
      null,
    ),
    maxParallelism: pickOf<number>(MAX_PARALLELISMS),
    handles: pickOf(constraints.handles),
    own: pickName(constraints.own),
    states: array(statePlan(constraints.kinds), { minLength: 1, maxLength: 3, size: 'max' }),
    entries: array(entryPlan(), { maxLength: 8, size: 'max' }),
    damage: sometimes(constraints.damaged, damage, null),
  });
}

function statePlan(kinds: Weights<WrittenKind>): Arbitrary<StatePlan> {
  return fields({
    kind: pickName(kinds),
    namespace: pickName<NamespaceType>({ void: 3, window: 1, text: 1 }),
    value: pickName<ValueType>({ int: 1, text: 1 }),
  });
}

function entryPlan(): Arbitrary<EntryPlan> {
  return fields({
    state: nat(2),
    key: nat(40),
    namespace: nat(2),
    items: array(nat(300), { minLength: 1, maxLength: 3, size: 'max' }),
  });
}
