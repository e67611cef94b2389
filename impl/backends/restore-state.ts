/** Restores what handles hold from their bytes, as a keyed backend does. */
import type { BackendSetup } from '../../spec/model/backend.ts';
import type {
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  KeyGroupsStateHandle,
  StreamStateHandle,
} from '../../spec/model/handles.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { KeyedHeader } from '../../spec/state-files/headers.ts';
import { textToString } from '../codec/modified-utf8.ts';
import { caseFileSystem } from '../files/case-files.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { MessageValues } from '../restore/refuse.ts';
import { ByteReader } from '../state-files/byte-reader.ts';
import { canonicalEntries, keyGroupPrefix } from '../state-files/canonical-entries.ts';
import { readFullKeyGroup } from '../state-files/full-format.ts';
import { kindOf, readKeyedHeader } from '../state-files/headers.ts';
import { readHeapKeyGroup } from '../state-files/heap-format.ts';
import { keyGroupPlaces } from '../state-files/key-group-places.ts';
import { BrokenStateFile, NotUnderstood } from '../state-files/problems.ts';
import type { StateContent } from '../state-files/state-content.ts';
import { bytesOf } from '../files/handle-bytes.ts';
import type { OpenDecisions, StateFormat } from './decisions.ts';
import type { PlainBackend } from './procedures.ts';

/** Thrown where a backend refuses with a reason of its own. */
export class StateRefused extends Error {
  readonly code: RefusalCode;
  readonly values: MessageValues;

  constructor(code: RefusalCode, values: MessageValues = {}) {
    super(code);
    this.name = 'StateRefused';
    this.code = code;
    this.values = values;
  }
}

/** The backend that restores, and what decides for it. */
export interface Restoring {
  readonly backend: PlainBackend;
  readonly format: StateFormat;
  readonly profile: Profile;
  readonly decisions: OpenDecisions;
}

/** One restore, handle by handle. */
export class StateRestore {
  readonly #setup: BackendSetup;
  readonly #restoring: Restoring;
  readonly #content: StateContent;
  readonly #files: FileSystem;
  /** Flink looks at the key serializer of the first handle alone. */
  #keysAreChecked = false;

  /** @param content gets what is restored */
  constructor(setup: BackendSetup, restoring: Restoring, content: StateContent) {
    this.#setup = setup;
    this.#restoring = restoring;
    this.#content = content;
    this.#files = caseFileSystem(setup.files);
  }

  /**
   * Restores a handle.
   *
   * @throws StateRefused
   * @throws BrokenStateFile
   * @throws NotUnderstood where nobody knows what Flink would do
   */
  restore(handle: KeyedStateHandle): void {
    if (handle.kind === 'incremental') this.#lookAtDatabase(handle);
    else if (handle.kind === 'keyGroups') this.#restoreKeyGroups(handle);
    else throw new NotUnderstood(`a handle of the kind ${handle.kind}`, 0);
  }

  #restoreKeyGroups(handle: KeyGroupsStateHandle): void {
    const bytes = this.#read(handle.delegate);
    const header = this.#restoreHeader(bytes);
    for (const { keyGroup, offset, limit } of keyGroupPlaces(handle, bytes.length)) {
      if (this.#isOwn(keyGroup)) this.#restoreKeyGroup(bytes, header, { keyGroup, offset, limit });
    }
  }

  #restoreHeader(bytes: Uint8Array): KeyedHeader {
    const { header, stopped } = readKeyedHeader(new ByteReader(bytes));
    // The key serializer comes first, and so does what is to be said of it.
    if (header.keySerializer !== undefined) this.#checkKeys(header as KeyedHeader);
    if (stopped !== null) throw stopped;
    const whole = header as KeyedHeader;
    this.#checkTimers(whole);
    for (const meta of whole.states) this.#content.register(textToString(meta.name), kindOf(meta));
    return whole;
  }

  #checkKeys({ keySerializer }: KeyedHeader): void {
    if (this.#keysAreChecked) return;
    const writtenBy = textToString(keySerializer.snapshot.className);
    if (!this.#restoring.decisions.readsKeys(writtenBy, this.#setup.keySerializer))
      throw new StateRefused('KEY_SERIALIZER_INCOMPATIBLE', {
        new: this.#setup.keySerializer,
        old: writtenBy,
      });
    this.#keysAreChecked = true;
  }

  #checkTimers({ states }: KeyedHeader): void {
    const { backend, decisions, profile } = this.#restoring;
    if (backend !== 'rocksdb' || this.#setup.timers !== 'heap') return;
    if (decisions.movesTimers(profile.backends)) return;
    if (states.some((meta) => kindOf(meta) === 'timers'))
      throw new StateRefused('TIMERS_NOT_MOVABLE');
  }

  #isOwn(keyGroup: number): boolean {
    const { start, end } = this.#setup.keyGroups;
    if (keyGroup >= start && keyGroup <= end) return true;
    const { format, decisions, profile } = this.#restoring;
    const treatment = decisions.foreignKeyGroup(format, profile.backends);
    if (treatment === 'refused') throw new StateRefused('KEY_GROUP_OUTSIDE');
    return treatment === 'read';
  }

  #restoreKeyGroup(
    bytes: Uint8Array,
    header: KeyedHeader,
    { keyGroup, offset, limit }: { keyGroup: number; offset: bigint; limit: number },
  ): void {
    if (this.#restoring.format === 'heap') {
      const { states } = readHeapKeyGroup(bytes, keyGroup, offset, limit, header);
      for (const state of states) {
        const entries = canonicalEntries(state, keyGroup, this.#setup.maxParallelism, header);
        this.#put(header, state.stateId, keyGroup, entries);
      }
      return;
    }
    const { entries } = readFullKeyGroup(bytes, offset, limit, header.compressed);
    for (const { stateId, key, value } of entries) {
      if (header.states[stateId] === undefined)
        throw new BrokenStateFile(`no state has the number ${stateId}`, Number(offset), 'state');
      this.#checkPrefix(key, keyGroup, offset);
      this.#put(header, stateId, keyGroup, [{ key, value }]);
    }
  }

  /** Nobody checks it in Flink: what comes of it hangs on the backend. */
  #checkPrefix(key: Uint8Array, keyGroup: number, offset: bigint): void {
    const prefix = keyGroupPrefix(keyGroup, this.#setup.maxParallelism);
    if (prefix.some((byte, at) => key[at] !== byte))
      throw new NotUnderstood(`a key of another key group than ${keyGroup}`, Number(offset));
  }

  #put(
    { states }: KeyedHeader,
    stateId: number,
    keyGroup: number,
    entries: Parameters<StateContent['put']>[3],
  ): void {
    const meta = states[stateId]!;
    this.#content.put(textToString(meta.name), kindOf(meta), keyGroup, entries);
  }

  /** What a database's files hold is not read; that they are there is looked at, and its header. */
  #lookAtDatabase({ meta, shared, private: own }: IncrementalRemoteKeyedStateHandle): void {
    for (const { handle } of [...shared, ...own]) this.#read(handle);
    if (meta === null) throw new NotUnderstood('an incremental handle without metadata', 0);
    this.#restoreHeader(this.#read(meta));
  }

  #read(handle: StreamStateHandle): Uint8Array {
    const found = bytesOf(handle, this.#files);
    if (found.kind === 'missing')
      throw new StateRefused('STATE_FILE_MISSING', { path: 'path' in handle ? handle.path : '' });
    if (found.kind === 'notRead') throw new NotUnderstood(found.why, 0);
    return found.bytes;
  }
}
