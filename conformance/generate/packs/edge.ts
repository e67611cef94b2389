/** Files at the edges of what is legal: empty, long, deep, many, twice. */
import type {
  RawKeyedHandle,
  RawOperator,
  RawSnapshot,
} from '../../../spec/format/raw-snapshot.ts';
import { encodeRaw } from '../../../impl/codec/raw-codec.ts';
import { CHANGELOG_V2, KEYED_HANDLES, NO_STATE } from '../../../impl/codec/samples/sample.ts';
import { baseSnapshot, layoutName } from './bases.ts';
import { askedToDecode } from './pack-case.ts';
import type { PackCase } from './pack-case.ts';

const MOST_TEXT_BYTES = 0xffff;
const BYTES_OF_SYMBOL = 3;
/** Below the bound of our own reader, and within what Flink's stack holds. */
const DEEP_LEVELS = 20;
const MANY = 25;
/** Flink makes room for as many before it has read any. */
const LARGE_PARALLELISM = 100_000;
const MOST_KEY_GROUPS = 32_768;
const NEWEST = { metadataVersion: 6, dialect: 'std' } as const;
const OLDER = { metadataVersion: 3, dialect: 'std' } as const;

type Edge = (base: RawSnapshot, operator: RawOperator) => Partial<RawSnapshot>;

function withOperator(change: Partial<RawOperator>): Edge {
  return (_, operator) => ({ operators: [{ ...operator, ...change }] });
}

function withKeyed(handle: RawKeyedHandle): Edge {
  return withOperator({ subtasks: [{ ...NO_STATE, managedKeyedState: handle }] });
}

const subtasks = (indices: readonly number[]): RawOperator['subtasks'] =>
  indices.map((index) => ({ ...NO_STATE, index }));

function keyGroups(start: number, count: number): RawKeyedHandle {
  const offsets = BigInt64Array.from({ length: count }, (_, i) => BigInt(i));
  return { ...KEYED_HANDLES[3]!, range: { start, count }, offsets } as RawKeyedHandle;
}

function nested(levels: number): RawKeyedHandle {
  let handle: RawKeyedHandle = KEYED_HANDLES[3]!;
  for (let level = 0; level < levels; level++) {
    handle = { ...CHANGELOG_V2, base: [handle], delta: [] } as RawKeyedHandle;
  }
  return handle;
}

/** By what they are. */
const EDGES: Readonly<Record<string, Edge>> = {
  'no operators': () => ({ operators: [] }),
  'checkpoint ID 0': () => ({ checkpointId: 0n }),
  'largest checkpoint ID': () => ({ checkpointId: 2n ** 63n - 1n }),
  'many master states': ({ masterStates: [state] }) => ({
    masterStates: Array.from({ length: MANY }, () => state!),
  }),
  'master state without bytes': () => ({
    masterStates: [{ version: 0, name: '', payload: new Uint8Array() }],
  }),
  'parallelism 0': withOperator({ parallelism: 0, subtasks: [] }),
  'large parallelism': withOperator({
    parallelism: LARGE_PARALLELISM,
    maxParallelism: LARGE_PARALLELISM,
    subtasks: subtasks([LARGE_PARALLELISM - 1]),
  }),
  'missing subtasks': withOperator({ parallelism: 4, subtasks: subtasks([1, 3]) }),
  'subtasks in another order': withOperator({ parallelism: 3, subtasks: subtasks([2, 0, 1]) }),
  'subtask twice': withOperator({ parallelism: 2, subtasks: subtasks([1, 1]) }),
  'many subtasks': withOperator({
    parallelism: MANY,
    maxParallelism: MOST_KEY_GROUPS,
    subtasks: subtasks(Array.from({ length: MANY }, (_, index) => index)),
  }),
  'operator twice': (_, operator) => ({ operators: [operator, operator] }),
  'many operators': (_, operator) => ({
    operators: Array.from({ length: MANY }, (__, index) => ({
      ...operator,
      operatorId: index.toString(16).padStart(32, '0'),
      subtasks: [],
    })),
  }),
  'range of no key groups': withKeyed(keyGroups(0, 0)),
  'range of all key groups': withKeyed(keyGroups(0, 128)),
  'last key group': withKeyed(keyGroups(MOST_KEY_GROUPS - 1, 1)),
  'deep changelogs': withKeyed(nested(DEEP_LEVELS)),
  'bytes after the end': () => ({ trailing: Buffer.from('whatever follows is not read') }),
};

const NAMES: Readonly<Record<string, string>> = {
  'name of 65535 bytes': '\u0800'.repeat(MOST_TEXT_BYTES / BYTES_OF_SYMBOL),
  'name with NUL': 'a\0b',
  'name beyond the basic plane': '\u{1f600}',
  'name with lone surrogate': 'a\udc00b',
};

/** The cases: of the newest version all, of the one that all releases read those that it can hold. */
export function edgeCases(): PackCase[] {
  const named = Object.entries(NAMES).map(
    ([what, name]) => [what, withOperator({ name })] as const,
  );
  const newest = [...Object.entries(EDGES), ...named].map(([what, edge]) =>
    edgeCase(what, edge, NEWEST),
  );
  const older = Object.entries(EDGES)
    .filter(([what]) => what !== 'deep changelogs')
    .map(([what, edge]) => edgeCase(what, edge, OLDER));
  return [...newest, ...older];
}

function edgeCase(what: string, edge: Edge, layout: typeof NEWEST | typeof OLDER): PackCase {
  const base = baseSnapshot(layout);
  const operator: RawOperator = { ...base.operators[0]!, subtasks: subtasks([0, 1]) };
  const bytes = encodeRaw({ ...base, operators: [operator], ...edge(base, operator) });
  const id = `edge/${layoutName(layout)}/${what.replaceAll(' ', '-')}`;
  return { id, about: what, subject: askedToDecode(id, bytes) };
}
