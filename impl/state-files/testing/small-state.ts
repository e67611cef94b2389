/** A small keyed state, in both formats. */
import {
  KEY_SERIALIZER_SNAPSHOTS,
  LIST_SNAPSHOT,
  MAP_SNAPSHOT,
  TIMER_SNAPSHOT,
  VOID_NAMESPACE_SNAPSHOT,
} from '../../../spec/state-files/serializers.ts';
import {
  compositeSerializer,
  keyedHeader,
  queueMeta,
  simpleSerializer,
  tableMeta,
} from '../compose-header.ts';
import { canonicalEntries } from '../canonical-entries.ts';
import { writeFullFormat } from '../full-format.ts';
import { writeHeapFormat } from '../heap-format.ts';
import type { HeapState } from '../heap-format.ts';

export const INT = simpleSerializer(KEY_SERIALIZER_SNAPSHOTS.int);
export const STRING = simpleSerializer(KEY_SERIALIZER_SNAPSHOTS.string);
export const VOID = simpleSerializer(VOID_NAMESPACE_SNAPSHOT);

/** Keys of four bytes, and a state of each form. */
export const HEADER = keyedHeader(INT, [
  tableMeta('v', 'value', VOID, INT),
  tableMeta('l', 'list', VOID, compositeSerializer(LIST_SNAPSHOT, 1, [INT])),
  tableMeta('m', 'map', VOID, compositeSerializer(MAP_SNAPSHOT, 1, [STRING, INT])),
  queueMeta('t', compositeSerializer(TIMER_SNAPSHOT, 2, [INT, VOID])),
]);

export const RANGE = { start: 4, end: 6 };

/** An int as its serializer writes it. */
export function int(value: number): Uint8Array {
  return Uint8Array.of(0, 0, 0, value);
}

const namespace = Uint8Array.of(0);

/** Key group 5 has entries, the others have none. */
export function statesOf(keyGroup: number): HeapState[] {
  const isFull = keyGroup === 5;
  const table = (stateId: number, value: Uint8Array): HeapState => ({
    stateId,
    kind: 'table',
    entries: isFull ? [{ namespace, key: int(7), value }] : [],
  });
  return [
    table(0, int(9)),
    table(1, Uint8Array.of(...int(2), ...int(1), ...int(2))),
    // Two pairs: 'a' to 3, and 'b' to null.
    table(2, Uint8Array.of(...int(2), 2, 0x61, 0, ...int(3), 2, 0x62, 1)),
    {
      stateId: 3,
      kind: 'queue',
      elements: isFull ? [Uint8Array.of(0x80, 0, 0, 0, 0, 0, 0, 1, ...int(7), 0)] : [],
    },
  ];
}

export const HEAP = writeHeapFormat(HEADER, RANGE, statesOf);

export const FULL = writeFullFormat(HEADER, RANGE, (keyGroup) =>
  statesOf(keyGroup).flatMap((state) =>
    canonicalEntries(state, keyGroup, 128, HEADER).map((entry) =>
      Object.assign({ stateId: state.stateId }, entry),
    ),
  ),
);
