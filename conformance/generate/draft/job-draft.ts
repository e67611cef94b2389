/** How the job that wrote the snapshot is drawn: a graph of vertices, each a chain of operators. */
import { array, constant, nat, oneof } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { FinishedConstraints, FinishedPlan } from './finished-draft.ts';
import { fields, percent, pickName, pickOf, sometimes } from './pick.ts';
import type { Weights } from './pick.ts';
import { stateDraft } from './state-draft.ts';
import type { StateConstraints, StateDraft } from './state-draft.ts';

/** How an edge distributes records, which decides its pattern and how it rescales. */
export type Partitioner =
  | 'keyBy'
  | 'rebalance'
  | 'forward'
  | 'rescale'
  | 'broadcast'
  | 'global'
  | 'custom'
  // What partitioners of a user's own may answer.
  | 'ownRange'
  | 'ownFirst'
  | 'ownUpstream'
  | 'ownDownstream';

/** One operator of a chain, with the state that it left in the snapshot. */
export interface OperatorDraft {
  /** Chooses name and uid; 0 for neither. */
  readonly naming: number;
  /** Whether the job had set a uid hash for it. */
  readonly uidHash: boolean;
  readonly coordinator: boolean;
  readonly state: StateDraft;
  /** `null` for as its vertex. */
  readonly finished: FinishedPlan | null;
}

/** An input of a vertex. */
export interface InputDraft {
  /** Counts back from the vertex itself, and around. */
  readonly producer: number;
  readonly partitioner: Partitioner;
}

/** One vertex. */
export interface VertexDraft {
  readonly parallelism: number;
  /** `null` for derived; otherwise configured, raised to the parallelism where it is below. */
  readonly maxParallelism: number | null;
  readonly inputs: readonly InputDraft[];
  /** Whether there may be several edges from one producer. */
  readonly doubleEdges: boolean;
  /** Tail of the chain first. */
  readonly operators: readonly OperatorDraft[];
  readonly finished: FinishedPlan;
}

/** Which jobs are drawn. */
export interface JobConstraints {
  /** 1 to 5. */
  readonly minVertices: number;
  readonly maxVertices: number;
  /** Inputs of a vertex that is not the first one: 0 to 2. */
  readonly minInputs: number;
  /** 1 to 8. */
  readonly maxChain: number;
  readonly parallelism: readonly (readonly [number, number])[];
  readonly maxParallelism: readonly (readonly [number | null, number])[];
  readonly partitioners: Weights<Partitioner>;
  /** Vertices that may have several edges from one producer, in percent. */
  readonly doubleEdges: number;
  /** Operators with a coordinator, in percent. */
  readonly coordinators: number;
  /** Operators with a uid hash already when the snapshot was written, in percent. */
  readonly uidHashes: number;
  readonly finished: FinishedConstraints;
}

/** A list that is mostly short. */
function mostlyShort<T>(
  item: Arbitrary<T>,
  least: number,
  usual: number,
  most: number,
): Arbitrary<T[]> {
  const shortest = { minLength: least, size: 'max' } as const;
  const short = array(item, { ...shortest, maxLength: Math.max(least, Math.min(usual, most)) });
  if (most <= usual) return short;
  const long = array(item, { minLength: usual + 1, maxLength: most, size: 'max' });
  return oneof(
    { withCrossShrink: true },
    { weight: 4, arbitrary: short },
    { weight: 1, arbitrary: long },
  );
}

/** The vertices of a job, producers before consumers. */
export function jobDraft(
  constraints: JobConstraints,
  state: StateConstraints,
): Arbitrary<readonly VertexDraft[]> {
  const operator = fields({
    naming: nat(7),
    uidHash: percent(constraints.uidHashes),
    coordinator: percent(constraints.coordinators),
    state: stateDraft(state),
    finished: sometimes(
      constraints.finished.otherwise,
      pickName<FinishedPlan>({ running: 2, someSubtasks: 1, fully: 2 }),
      null,
    ),
  });
  const input = fields({ producer: nat(3), partitioner: pickName(constraints.partitioners) });
  const vertex = fields({
    parallelism: pickOf(constraints.parallelism),
    maxParallelism: pickOf(constraints.maxParallelism),
    inputs: array(input, { minLength: constraints.minInputs, maxLength: 2, size: 'max' }),
    doubleEdges: sometimes(constraints.doubleEdges, constant(true), false),
    operators: mostlyShort(operator, 1, 2, constraints.maxChain),
    finished: pickName(constraints.finished.vertices),
  });
  return mostlyShort(vertex, constraints.minVertices, 2, constraints.maxVertices);
}
