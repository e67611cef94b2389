/** What each field alone allows, and no job would leave behind: written as a whole. */
import type {
  RawKeyedHandle,
  RawOperator,
  RawRunningSubtask,
  RawSnapshot,
} from '../../../spec/format/raw-snapshot.ts';
import { itemsOf } from '../../../spec/format/raw-snapshot.ts';
import type { Dialect } from '../../../spec/profiles/format-differences.ts';
import { encodeRaw } from '../../../impl/codec/raw-codec.ts';
import { firstDifference } from './corruption.ts';
import type { Change, CorruptionOperator, Intact } from './corruption.ts';
import { editedKeyed, HANDLE_SHAPES, movedBy } from './handle-shapes.ts';

type Edit = (operator: RawOperator) => RawOperator | null;

/** Applies an edit to each operator that it is for, one at a time. */
function shape(name: string, about: string, edit: Edit): CorruptionOperator {
  return { name, about, changes: (intact) => operatorsEdited(intact, edit) };
}

function* operatorsEdited({ bytes, snapshot }: Intact, edit: Edit): Generator<Change> {
  for (const [index, operator] of snapshot.operators.entries()) {
    const edited = edit(operator);
    if (edited === null) continue;
    const operators = snapshot.operators.with(index, edited);
    yield changed(bytes, { ...snapshot, operators }, `operators[${index}]`);
  }
}

function changed(before: Uint8Array, snapshot: RawSnapshot, field: string): Change {
  const bytes = encodeRaw(snapshot);
  return { field, detail: '', offset: firstDifference(before, bytes), bytes };
}

const HANDLE_OPERATORS = HANDLE_SHAPES.map(({ name, about, edit }) =>
  shape(name, about, (operator) =>
    withSubtasks(operator, ([first, ...rest]) => {
      const edited = edit(first);
      return edited === null ? null : [edited, ...rest];
    }),
  ),
);

/** The operators. */
export const SHAPE_OPERATORS: readonly CorruptionOperator[] = [
  shape('subtask-out-of-range', 'a subtask has the index after the last', (operator) =>
    withSubtasks(operator, ([first, ...rest]) => [
      { ...first, index: operator.parallelism },
      ...rest,
    ]),
  ),
  shape('subtask-twice', 'a subtask stands there twice', (operator) =>
    withSubtasks(operator, ([first, ...rest]) => [first, first, ...rest]),
  ),
  shape('parallelism-above-max', 'an operator has more subtasks than key groups', (operator) => ({
    ...operator,
    parallelism: operator.maxParallelism + 1,
  })),
  shape('finished-with-state', 'a finished operator has state of a coordinator', (operator) =>
    (operator.coordinatorState ?? null) === null ? null : { ...operator, subtasks: { count: -1 } },
  ),
  shape('ranges-overlap', 'two subtasks have the same key groups', (operator) =>
    withSubtasks(operator, ([first, ...rest]) =>
      first.managedKeyedState === null
        ? null
        : [first, { ...first, index: operator.parallelism - 1 }, ...rest.slice(1)],
    ),
  ),
  shape('ranges-overlap-partly', 'two subtasks share some of their key groups', (operator) =>
    withSubtasks(operator, ([first, ...rest]) => {
      const moved = editedKeyed(first.managedKeyedState, movedBy(1));
      const index = operator.parallelism - 1;
      const second = { ...first, index, managedKeyedState: moved };
      return moved === null ? null : [first, second, ...rest.slice(1)];
    }),
  ),
  shape('range-leaks-managed', 'key groups begin after the last there is', (operator) =>
    withSubtasks(operator, ([first, ...rest]) => {
      const moved = editedKeyed(first.managedKeyedState, movedBy(operator.maxParallelism));
      return moved === null ? null : [{ ...first, managedKeyedState: moved }, ...rest];
    }),
  ),
  shape('range-leaks', 'key groups go beyond the max parallelism', (operator) =>
    withKeyed(operator, (handle) =>
      'range' in handle
        ? { ...handle, range: { ...handle.range, start: operator.maxParallelism - 1 } }
        : null,
    ),
  ),
  shape('offsets-out-of-order', 'the offsets of key groups go down', (operator) =>
    withKeyed(operator, (handle) =>
      'offsets' in handle && handle.offsets.length > 1
        ? { ...handle, offsets: handle.offsets.toReversed() }
        : null,
    ),
  ),
  ...HANDLE_OPERATORS,
  {
    name: 'operator-twice',
    about: 'an operator stands there twice',
    changes: function* ({ bytes, snapshot }) {
      const [first] = snapshot.operators;
      if (first === undefined) return;
      const operators = [...snapshot.operators, first];
      yield changed(bytes, { ...snapshot, operators }, 'operators[0]');
    },
  },
  {
    name: 'dialect-other',
    about: 'the file is written in the dialect of another release',
    changes: function* ({ bytes, snapshot }) {
      if (snapshot.metadataVersion !== 3) return;
      for (const dialect of ['std', '1.11', '1.14'] as const) {
        if (dialect === snapshot.dialect || !isWritableIn(snapshot, dialect)) continue;
        yield { ...changed(bytes, { ...snapshot, dialect }, 'file'), detail: dialect };
      }
    },
  },
];

function withSubtasks(
  operator: RawOperator,
  edit: (
    subtasks: readonly [RawRunningSubtask, ...RawOperator['subtasks'][]] &
      readonly RawRunningSubtask[],
  ) => readonly unknown[] | null,
): RawOperator | null {
  const { subtasks } = operator;
  if ('count' in subtasks || subtasks.length === 0 || 'finished' in subtasks[0]!) return null;
  const edited = edit(subtasks as never);
  return edited === null ? null : { ...operator, subtasks: edited as RawRunningSubtask[] };
}

function withKeyed(
  operator: RawOperator,
  edit: (handle: RawKeyedHandle) => RawKeyedHandle | null,
): RawOperator | null {
  return withSubtasks(operator, ([first, ...rest]) => {
    const edited = first.rawKeyedState === null ? null : edit(first.rawKeyedState);
    return edited === null ? null : [{ ...first, rawKeyedState: edited }, ...rest];
  });
}

/** Changelogs of Flink 1.14 lack what the other dialects write of them. */
function isWritableIn({ dialect, operators }: RawSnapshot, other: Dialect): boolean {
  if (dialect !== '1.14' || other === '1.14') return true;
  const isChangelog = (handle: RawKeyedHandle): RawKeyedHandle | null =>
    /changelog/i.test(handle.kind) ? handle : null;
  return operators.every(({ subtasks }) =>
    itemsOf(subtasks).every(
      (subtask) =>
        'finished' in subtask ||
        [subtask.managedKeyedState, subtask.rawKeyedState].every(
          (handle) => editedKeyed(handle, isChangelog) === null,
        ),
    ),
  );
}
