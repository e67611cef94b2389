/**
 * What can be said of the files of a database without reading it: that they are there, and which states
 * its header has. Flink: `RocksDBIncrementalRestoreOperation`.
 */
import type { IncrementalRemoteKeyedStateHandle } from '../../spec/model/handles.ts';
import type { KeyedHeader } from '../../spec/state-files/headers.ts';
import { textToString } from '../codec/modified-utf8.ts';
import { ByteReader } from './byte-reader.ts';
import { readKeyedHeader } from './headers.ts';
import { describeState } from './survey-keyed.ts';
import type { SurveyedState } from './survey-keyed.ts';

/** What one handle's files hold. */
export interface DatabaseSurvey {
  /** The class of its snapshot. */
  readonly keySerializer: string | null;
  /** How much they hold only a database tells. */
  readonly states: readonly SurveyedState[];
  /** Why the header was not read to its end; `null` where it was. */
  readonly notRead: string | null;
}

/** What only a database tells. */
const NOT_COUNTED = { keyGroups: null, entries: null, bytes: null } as const;

/** Files without which no database opens, by the start of their names. */
const NEEDED_FILES = ['CURRENT', 'MANIFEST-'] as const;

/** Which of them a handle does not have. */
export function missingFromDatabase({
  shared,
  private: own,
}: IncrementalRemoteKeyedStateHandle): string[] {
  const names = [...shared, ...own].map(({ localPath }) => localPath);
  return NEEDED_FILES.filter((needed) => !names.some((name) => name.startsWith(needed)));
}

/**
 * Looks through the header of a database.
 *
 * @param meta the bytes of the handle's metadata
 * @throws BrokenStateFile
 */
export function surveyDatabase(meta: Uint8Array): DatabaseSurvey {
  const { header, stopped } = readKeyedHeader(new ByteReader(meta));
  const { keySerializer, states = [] }: Partial<KeyedHeader> = header;
  return {
    keySerializer:
      keySerializer === undefined ? null : textToString(keySerializer.snapshot.className),
    states: states.map((state) => Object.assign(describeState(state), NOT_COUNTED)),
    notRead: stopped?.message ?? null,
  };
}
