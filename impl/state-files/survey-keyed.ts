/** What a keyed handle's bytes hold, in counts: states, key groups, entries. No value is looked into. */
import type { KeyedStateKind } from '../../spec/model/backend.ts';
import type { KeyGroupsStateHandle } from '../../spec/model/handles.ts';
import { FULL_FORMAT } from '../../spec/state-files/entries.ts';
import type { KeyedHeader, StateMeta } from '../../spec/state-files/headers.ts';
import { textToString } from '../codec/modified-utf8.ts';
import { ByteReader } from './byte-reader.ts';
import { readFullKeyGroup } from './full-format.ts';
import { kindOf, readKeyedHeader } from './headers.ts';
import { readHeapKeyGroup } from './heap-format.ts';
import type { HeapState } from './heap-format.ts';
import { keyGroupPlaces } from './key-group-places.ts';
import type { KeyGroupPlace } from './key-group-places.ts';
import { NotUnderstood } from './problems.ts';
import { serializersOf } from './survey-states.ts';
import type { SurveyedSerializer } from './survey-states.ts';

/** The two formats of key groups; the metadata does not tell them apart. */
export type KeyGroupFormat = 'full' | 'heap';

/** One state of a handle. */
export interface SurveyedState {
  /** `null` where the header was not read that far. */
  readonly name: string | null;
  readonly kind: KeyedStateKind;
  readonly serializers: readonly SurveyedSerializer[];
  /** How many key groups have entries; `null` where nobody knows, and so below. */
  readonly keyGroups: number | null;
  readonly entries: number | null;
  /** Of keys, namespaces and values, as the file has them. */
  readonly bytes: number | null;
}

/** What one handle's bytes hold. */
export interface KeyedSurvey {
  readonly format: KeyGroupFormat;
  readonly version: number;
  readonly compressed: boolean;
  /** The class of its snapshot. */
  readonly keySerializer: string | null;
  readonly states: readonly SurveyedState[];
  /** How many key groups have a place in the file. */
  readonly keyGroups: number;
  /** Of all that was read. */
  readonly bytes: number;
  /** Whether header and key groups are all that there is; `null` where nobody looked for their ends. */
  readonly isWhole: boolean | null;
  /** Why something was not read; `null` where everything was. */
  readonly notRead: string | null;
}

/**
 * Looks through a handle's bytes.
 *
 * @throws BrokenStateFile
 */
export function surveyKeyed(bytes: Uint8Array, handle: KeyGroupsStateHandle): KeyedSurvey {
  const read = readKeyedHeader(new ByteReader(bytes));
  const places = keyGroupPlaces(handle, bytes.length);
  const format = handle.savepoint ? 'full' : formatOf(bytes, places);
  const header = { compressed: false, states: [], ...read.header } as KeyedHeader;
  const survey = new Survey(header, read.end);
  let { stopped } = read;
  for (const place of places) {
    try {
      if (format === 'full') survey.full(bytes, place);
      else if (stopped === null) survey.heap(bytes, place);
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      stopped = error;
    }
  }
  const isCounted = format === 'full' || stopped === null;
  return {
    format,
    version: header.version,
    compressed: header.compressed,
    keySerializer:
      read.header.keySerializer === undefined
        ? null
        : textToString(read.header.keySerializer.snapshot.className),
    states: survey.states(isCounted),
    keyGroups: places.filter(({ offset }) => offset !== FULL_FORMAT.noEntries).length,
    bytes: bytes.length,
    isWhole: stopped === null ? survey.isWhole(bytes.length) : null,
    notRead: stopped?.message ?? null,
  };
}

/** In the heap's format every key group is there, and begins with its own number. */
function formatOf(bytes: Uint8Array, places: readonly KeyGroupPlace[]): KeyGroupFormat {
  const isHeap = places.every(({ keyGroup, offset }) => {
    if (offset <= FULL_FORMAT.noEntries || offset + 4n > BigInt(bytes.length)) return false;
    return new ByteReader(bytes, Number(offset)).i32() === keyGroup;
  });
  return isHeap ? 'heap' : 'full';
}

interface Count {
  keyGroups: number;
  entries: number;
  bytes: number;
}

class Survey {
  readonly #header: KeyedHeader;
  readonly #counts = new Map<number, Count>();
  /** Parts of the file that were read, in bytes; `null` once one has no known end. */
  #parts: { start: number; end: number }[] | null;

  constructor(header: KeyedHeader, end: number | null) {
    this.#header = header;
    this.#parts = end === null || header.compressed ? null : [{ start: 0, end }];
  }

  full(bytes: Uint8Array, { offset, limit }: KeyGroupPlace): void {
    const { compressed } = this.#header;
    const { entries, end } = readFullKeyGroup(bytes, offset, limit, compressed);
    if (end !== null) this.#parts?.push({ start: Number(offset), end });
    const touched = new Set<Count>();
    for (const { stateId, key, value } of entries) {
      const count = this.#countOf(stateId);
      count.entries += 1;
      count.bytes += key.length + value.length;
      touched.add(count);
    }
    for (const count of touched) count.keyGroups += 1;
  }

  heap(bytes: Uint8Array, { keyGroup, offset, limit }: KeyGroupPlace): void {
    const { states, end } = readHeapKeyGroup(bytes, keyGroup, offset, limit, this.#header);
    if (end !== null) this.#parts?.push({ start: Number(offset), end });
    for (const state of states) {
      const sizes = sizesOf(state);
      const count = this.#countOf(state.stateId);
      if (sizes.length > 0) count.keyGroups += 1;
      count.entries += sizes.length;
      for (const size of sizes) count.bytes += size;
    }
  }

  #countOf(stateId: number): Count {
    const count = this.#counts.get(stateId) ?? { keyGroups: 0, entries: 0, bytes: 0 };
    this.#counts.set(stateId, count);
    return count;
  }

  /** Those of the header, and those that only entries name. */
  states(isCounted: boolean): SurveyedState[] {
    const { states } = this.#header;
    const ids = new Set([...states.keys(), ...this.#counts.keys()]);
    return [...ids].map((id) => {
      const none = isCounted ? 0 : null;
      const counts = { keyGroups: none, entries: none, bytes: none };
      const counted = isCounted ? this.#counts.get(id) : undefined;
      return Object.assign(describeState(states[id]), counts, counted);
    });
  }

  isWhole(fileBytes: number): boolean | null {
    if (this.#parts === null) return null;
    let end = 0;
    for (const part of this.#parts.sort((a, b) => a.start - b.start)) {
      if (part.start !== end) return false;
      end = part.end;
    }
    return end === fileBytes;
  }
}

/** What a header says of a state; `undefined` for one that it does not have. */
export function describeState(
  meta: StateMeta | undefined,
): Pick<SurveyedState, 'name' | 'kind' | 'serializers'> {
  if (meta === undefined) return { name: null, kind: 'unknown', serializers: [] };
  return { name: textToString(meta.name), kind: kindOf(meta), serializers: serializersOf(meta) };
}

function sizesOf(state: HeapState): readonly number[] {
  return state.kind === 'queue'
    ? state.elements.map(({ length }) => length)
    : state.entries.map(
        ({ namespace, key, value }) => namespace.length + key.length + value.length,
      );
}
