/** What all state files of one operator hold, over all subtasks. */
import { spanOf } from '../../spec/model/handles.ts';
import type {
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  KeyGroupRange,
  KeyGroupsStateHandle,
  OperatorStateHandle,
  StreamStateHandle,
} from '../../spec/model/handles.ts';
import type { OperatorState } from '../../spec/model/snapshot.ts';
import type { SizedFileSystem } from '../files/file-system.ts';
import { bytesOf, lengthOf } from '../files/handle-bytes.ts';
import { BrokenStateFile } from './problems.ts';
import { missingFromDatabase, surveyDatabase } from './survey-database.ts';
import { surveyKeyed } from './survey-keyed.ts';
import type { KeyGroupFormat, SurveyedState } from './survey-keyed.ts';
import { surveyOperator } from './survey-operator.ts';
import type { SurveyedOperatorState } from './survey-operator.ts';

/** Keyed state of one format. */
export interface KeyedContents {
  readonly format: KeyGroupFormat | 'database';
  /** How many handles point to it. */
  readonly handles: number;
  /** Whether some of it is compressed. */
  readonly compressed: boolean;
  /** The classes of their snapshots; one where all subtasks agree. */
  readonly keySerializers: readonly string[];
  /** From the lowest key group to the highest. */
  readonly range: KeyGroupRange;
  readonly states: readonly SurveyedState[];
}

/** Something that was not read, or could not be. */
export interface Trouble {
  /**
   * `broken`: the bytes are wrong; `missing`: they are not there; `unreadable`: they lie where nothing is read
   * here; `opaque`: they are there, and are not understood.
   */
  readonly kind: 'broken' | 'missing' | 'unreadable' | 'opaque';
  readonly subtask: number;
  readonly why: string;
}

/** What the state files of an operator hold. */
export interface OperatorContents {
  readonly keyed: readonly KeyedContents[];
  readonly operatorStates: readonly SurveyedOperatorState[];
  readonly troubles: readonly Trouble[];
}

/** Looks through the state files of an operator, one after the other. */
export function operatorContents(
  operator: OperatorState,
  files: SizedFileSystem,
): OperatorContents {
  const gathering = new Gathering(files);
  for (const { index, state } of operator.subtasks) {
    for (const handle of state.managedKeyedState) gathering.keyed(handle, index);
    for (const handle of state.managedOperatorState) gathering.operator(handle, index);
    if (state.rawKeyedState.length + state.rawOperatorState.length > 0)
      gathering.trouble('opaque', index, 'raw state, which operators alone understand');
  }
  return gathering.contents();
}

interface Mutable {
  format: KeyedContents['format'];
  handles: number;
  compressed: boolean;
  keySerializers: Set<string>;
  range: KeyGroupRange;
  states: Map<string, SurveyedState>;
}

class Gathering {
  readonly #files: SizedFileSystem;
  readonly #keyed = new Map<string, Mutable>();
  readonly #operatorStates = new Map<string, SurveyedOperatorState>();
  readonly #troubles: Trouble[] = [];

  constructor(files: SizedFileSystem) {
    this.#files = files;
  }

  trouble(kind: Trouble['kind'], subtask: number, why: string): void {
    this.#troubles.push({ kind, subtask, why });
  }

  keyed(handle: KeyedStateHandle, subtask: number): void {
    switch (handle.kind) {
      case 'keyGroups':
        this.#keyGroups(handle, subtask);
        return;
      case 'incremental':
        this.#database(handle, subtask);
        return;
      case 'changelog':
        for (const base of handle.base) this.keyed(base, subtask);
        for (const delta of handle.delta) this.keyed(delta, subtask);
        return;
      case 'inMemoryChangelog':
      case 'fileChangelog':
        this.trouble('opaque', subtask, 'changes that a changelog wrote, which are not replayed');
    }
  }

  #keyGroups(handle: KeyGroupsStateHandle, subtask: number): void {
    this.#withBytes(handle.delegate, subtask, (bytes) => {
      const survey = surveyKeyed(bytes, handle);
      this.#add(survey.format, handle.range, survey);
      if (survey.notRead !== null) this.trouble('opaque', subtask, survey.notRead);
      if (survey.isWhole === false)
        this.trouble('broken', subtask, 'there are bytes that belong to no key group');
    });
  }

  #database(handle: IncrementalRemoteKeyedStateHandle, subtask: number): void {
    for (const name of missingFromDatabase(handle))
      this.trouble('broken', subtask, `the database has no file ${name}`);
    for (const { localPath, handle: file } of [...handle.shared, ...handle.private])
      this.#lookAt(file, localPath, subtask);
    if (handle.meta === null) return;
    this.#withBytes(handle.meta, subtask, (bytes) => {
      const survey = surveyDatabase(bytes);
      this.#add('database', handle.range, { ...survey, compressed: false });
      if (survey.notRead !== null) this.trouble('opaque', subtask, survey.notRead);
    });
  }

  /** A file of a database: whether it is there, and as long as the handle says. */
  #lookAt(file: StreamStateHandle, name: string, subtask: number): void {
    const found = lengthOf(file, this.#files);
    if (found.kind === 'length') {
      const { length } = found;
      if ('size' in file && file.size >= 0n && BigInt(length) !== file.size)
        this.trouble('broken', subtask, `${name} has ${length} bytes of ${file.size}`);
    } else this.#notThere(found, file, subtask);
  }

  operator(handle: OperatorStateHandle, subtask: number): void {
    this.#withBytes(handle.delegate, subtask, (bytes) => {
      const { states, notRead } = surveyOperator(bytes, handle);
      if (notRead !== null) this.trouble('opaque', subtask, notRead);
      for (const state of states) {
        const key = JSON.stringify([state.name, state.mode]);
        const known = this.#operatorStates.get(key);
        const elements = state.elements + (known?.elements ?? 0);
        const { serializers } = known === undefined ? state : known;
        this.#operatorStates.set(key, { ...state, serializers, elements });
      }
    });
  }

  #withBytes(handle: StreamStateHandle, subtask: number, work: (bytes: Uint8Array) => void): void {
    const found = bytesOf(handle, this.#files);
    if (found.kind !== 'bytes') {
      this.#notThere(found, handle, subtask);
      return;
    }
    try {
      work(found.bytes);
    } catch (error) {
      if (!(error instanceof BrokenStateFile)) throw error;
      this.trouble('broken', subtask, error.message);
    }
  }

  #notThere(
    found: { readonly kind: 'missing' } | { readonly kind: 'notRead'; readonly why: string },
    handle: StreamStateHandle,
    subtask: number,
  ): void {
    if (found.kind === 'notRead') this.trouble('unreadable', subtask, found.why);
    else this.trouble('missing', subtask, `${'path' in handle ? handle.path : ''} is not there`);
  }

  #add(
    format: KeyedContents['format'],
    range: KeyGroupRange,
    survey: {
      readonly compressed: boolean;
      readonly keySerializer: string | null;
      readonly states: readonly SurveyedState[];
    },
  ): void {
    const known = this.#keyed.get(format) ?? {
      format,
      handles: 0,
      compressed: false,
      keySerializers: new Set<string>(),
      range,
      states: new Map<string, SurveyedState>(),
    };
    this.#keyed.set(format, known);
    known.handles += 1;
    known.compressed ||= survey.compressed;
    if (survey.keySerializer !== null) known.keySerializers.add(survey.keySerializer);
    known.range = spanOf([known.range, range]);
    for (const state of survey.states) {
      const key = JSON.stringify([state.name, state.kind]);
      known.states.set(key, summed(known.states.get(key), state));
    }
  }

  contents(): OperatorContents {
    return {
      keyed: [...this.#keyed.values()].map((part) =>
        Object.assign({}, part, {
          keySerializers: [...part.keySerializers],
          states: [...part.states.values()],
        }),
      ),
      operatorStates: [...this.#operatorStates.values()],
      troubles: this.#troubles,
    };
  }
}

function summed(one: SurveyedState | undefined, other: SurveyedState): SurveyedState {
  if (one === undefined) return other;
  return {
    ...one,
    keyGroups: sum(one.keyGroups, other.keyGroups),
    entries: sum(one.entries, other.entries),
    bytes: sum(one.bytes, other.bytes),
  };
}

/** What is not known of a part is not known of the whole. */
function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
