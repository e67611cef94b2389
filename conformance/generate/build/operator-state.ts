/** Operator state handles of one subtask. */
import type { OperatorStateMeta, OperatorStreamStateHandle } from '../../../spec/model/handles.ts';
import type { NamedStatePlan, OperatorStatePlan } from '../draft/state-draft.ts';
import type { BuildContext } from './context.ts';
import type { Place } from './keyed-state.ts';
import { streamHandle } from './stream-handles.ts';

/**
 * State names. `Aa`, `BB` and `C#` have one hash in Java, and so the order in which states are dealt
 * out does not follow from the hashes alone.
 */
const STATE_NAMES = [
  'offsets',
  'rules',
  'Aa',
  'BB',
  'C#',
  'SourceReaderState',
  'committer_raw_states',
  'x',
  'buffer',
  'Σ',
  'writer_raw_states',
  'partition-offset-states',
  'pattern',
  'seen',
  'y',
  'z',
] as const;

/** The operator state handle of one subtask; `delegate` names its bytes. */
export function operatorStateHandle(
  plan: OperatorStatePlan,
  subtask: number,
  delegate: Place,
  context: BuildContext,
): OperatorStreamStateHandle {
  const states: OperatorStateMeta[] = [];
  let position = 0n;
  for (const [index, state] of plan.states.entries()) {
    const count = elementCount(state, subtask);
    if (count === null) continue;
    const offsets: bigint[] = [];
    for (let element = 0; element < count; element++) {
      offsets.push(position);
      position += 4n;
    }
    const name = STATE_NAMES[(context.salt + index) % STATE_NAMES.length]!;
    states.push({ name, mode: state.mode, offsets });
  }
  return {
    kind: 'operatorStream',
    states,
    delegate: streamHandle(plan.stream, delegate.name, delegate.number, context),
  };
}

const ELEMENTS = [1, 2, 0, null] as const;

/** How many elements of a state a subtask has; `null` where it lacks the state. */
function elementCount({ elements }: NamedStatePlan, subtask: number): number | null {
  return ELEMENTS[(elements >> (2 * (subtask % 3))) & 3]!;
}
