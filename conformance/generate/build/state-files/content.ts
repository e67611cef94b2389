/** What is in the states of a case: once as the heap writes it, and once as a canonical savepoint has it. */
import type { StateEntry } from '../../../../spec/model/backend.ts';
import { keyGroupPrefixBytes, LIST_DELIMITER } from '../../../../spec/state-files/entries.ts';
import type { StateMeta } from '../../../../spec/state-files/headers.ts';
import {
  LIST_SNAPSHOT,
  MAP_SNAPSHOT,
  TIMER_SNAPSHOT,
} from '../../../../spec/state-files/serializers.ts';
import type { SerializerSnapshot } from '../../../../spec/state-files/serializers.ts';
import {
  compositeSerializer,
  queueMeta,
  tableMeta,
} from '../../../../impl/state-files/compose-header.ts';
import type { HeapEntry } from '../../../../impl/state-files/heap-format.ts';
import type { EntryPlan, StatePlan, WrittenKeys } from '../../draft/state-files-draft.ts';
import { keyGroupOfHash } from './java-hash.ts';
import {
  bytesOf,
  int32,
  int64,
  keyOf,
  keySerializerOf,
  namespaceOf,
  namespaceSerializerOf,
  valueOf,
  valueSerializerOf,
} from './written-values.ts';

/** Something in a state. */
export interface ContentEntry {
  readonly keyGroup: number;
  /** As the heap writes it; of a timer the whole element is its `value`. */
  readonly heap: HeapEntry;
  readonly canonical: readonly StateEntry[];
}

/** A state and all that is in it. */
export interface ContentState {
  readonly meta: StateMeta;
  readonly kind: StatePlan['kind'];
  readonly name: string;
  readonly entries: readonly ContentEntry[];
}

/** What the content of a case hangs on. */
interface Plan {
  readonly states: readonly StatePlan[];
  readonly entries: readonly EntryPlan[];
  readonly writtenKeys: WrittenKeys;
  readonly maxParallelism: number;
}

/** The states of a case, with the entries that were drawn for each. */
export function contentOf(plan: Plan): ContentState[] {
  return plan.states.map((state, index) => {
    const seen = new Set<string>();
    const entries = plan.entries
      .filter((entry) => entry.state % plan.states.length === index)
      .map((entry) => entryOf(entry, state, plan))
      .filter(({ heap, canonical }) => {
        // Of timers the element is all there is, of the others key and namespace are.
        const id =
          state.kind === 'timers'
            ? canonical[0]!.key
            : bytesOf(heap.key, int32(-1), heap.namespace);
        const text = Buffer.from(id).toString('latin1');
        return seen.has(text) ? false : seen.add(text);
      });
    const name = `state-${index}`;
    return { name, kind: state.kind, meta: metaOf(name, state, plan.writtenKeys), entries };
  });
}

const [LIST_VERSION, MAP_VERSION, TIMER_VERSION] = [1, 1, 2];

function metaOf(name: string, { kind, namespace, value }: StatePlan, keys: WrittenKeys): StateMeta {
  const namespaces = namespaceSerializerOf(namespace);
  if (kind === 'timers') {
    const parts = [keySerializerOf(keys), namespaces];
    return queueMeta(name, compositeSerializer(TIMER_SNAPSHOT, TIMER_VERSION, parts));
  }
  return tableMeta(name, kind, namespaces, stateSerializer(kind, valueSerializerOf(value)));
}

function stateSerializer(
  kind: Exclude<StatePlan['kind'], 'timers'>,
  value: SerializerSnapshot,
): SerializerSnapshot {
  switch (kind) {
    case 'list':
      return compositeSerializer(LIST_SNAPSHOT, LIST_VERSION, [value]);
    case 'map':
      return compositeSerializer(MAP_SNAPSHOT, MAP_VERSION, [valueSerializerOf('text'), value]);
    case 'value':
    case 'reducing':
    case 'aggregating':
      return value;
  }
}

function entryOf(entry: EntryPlan, state: StatePlan, plan: Plan): ContentEntry {
  const key = keyOf(plan.writtenKeys, entry.key);
  const namespace = namespaceOf(state.namespace, entry.namespace);
  const keyGroup = keyGroupOfHash(key.hash, plan.maxParallelism);
  const prefix = int32(keyGroup).subarray(-keyGroupPrefixBytes(plan.maxParallelism));
  if (state.kind === 'timers') {
    // Timestamps are written so that they are ordered as bytes. Flink: `MathUtils#flipSignBit`.
    const time = int64(BigInt(entry.items[0]!) ^ (1n << 63n));
    const element = bytesOf(time, key.bytes, namespace);
    return {
      keyGroup,
      heap: { key: key.bytes, namespace, value: element },
      canonical: [{ key: bytesOf(prefix, element), value: new Uint8Array() }],
    };
  }
  // Both end where nothing tells: each is followed by its length, lowest byte first.
  const isAmbiguous = plan.writtenKeys === 'string' && state.namespace === 'text';
  const length = (of: Uint8Array) => (isAmbiguous ? [Uint8Array.of(of.length)] : []);
  const start = bytesOf(prefix, key.bytes, ...length(key.bytes), namespace, ...length(namespace));
  const { value, canonical } = valuesOf(entry.items, state, start);
  return { keyGroup, heap: { key: key.bytes, namespace, value }, canonical };
}

/** What stands in a table, and the entries that a canonical savepoint has instead. */
function valuesOf(
  numbers: readonly number[],
  { kind, value: type }: StatePlan,
  key: Uint8Array,
): { value: Uint8Array; canonical: readonly StateEntry[] } {
  const values = numbers.map((number) => valueOf(type, number));
  switch (kind) {
    case 'list': {
      const delimited = values.flatMap((value, index) =>
        index === 0 ? [value] : [Uint8Array.of(LIST_DELIMITER), value],
      );
      const value = bytesOf(int32(values.length), ...values);
      return { value, canonical: [{ key, value: bytesOf(...delimited) }] };
    }
    case 'map': {
      const pairs = [...new Set(numbers)].map((number) => {
        // A byte tells whether the value is null.
        const value = bytesOf(Uint8Array.of(0), valueOf(type, number));
        return { userKey: valueOf('text', number), value };
      });
      return {
        value: bytesOf(
          int32(pairs.length),
          ...pairs.map(({ userKey, value }) => bytesOf(userKey, value)),
        ),
        canonical: pairs.map(({ userKey, value }) => ({ key: bytesOf(key, userKey), value })),
      };
    }
    case 'value':
    case 'reducing':
    case 'aggregating':
    case 'timers':
      return { value: values[0]!, canonical: [{ key, value: values[0]! }] };
  }
}
