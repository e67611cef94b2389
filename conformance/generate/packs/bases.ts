/** The files that corruptions are made of: small, and with every structure that their readers know. */
import {
  DIALECTS,
  METADATA_VERSIONS,
  VERSION_WITH_DIALECTS,
} from '../../../spec/format/metadata.ts';
import type {
  RawIncrementalHandle,
  RawKeyedHandle,
  RawOperator,
  RawRunningSubtask,
  RawSnapshot,
} from '../../../spec/format/raw-snapshot.ts';
import type { RawProperties } from '../../../spec/format/properties.ts';
import type { Dialect } from '../../../spec/profiles/format-differences.ts';
import { CHANGELOG_V2, KEYED_HANDLES, sampleOperator } from '../../../impl/codec/samples/sample.ts';

/** A metadata version, and of version 3 the dialect. */
export interface Layout {
  readonly metadataVersion: number;
  readonly dialect: Dialect;
}

/** Every layout. */
export const LAYOUTS: readonly Layout[] = METADATA_VERSIONS.flatMap((metadataVersion) =>
  (metadataVersion === VERSION_WITH_DIALECTS ? DIALECTS : DIALECTS.slice(0, 1)).map((dialect) => ({
    metadataVersion,
    dialect,
  })),
);

/** `v6`, or `v3-1.14` for a dialect. */
export function layoutName({ metadataVersion, dialect }: Layout): string {
  return `v${metadataVersion}${dialect === 'std' ? '' : `-${dialect}`}`;
}

const SAVEPOINT: RawProperties = {
  kind: 'savepoint',
  flags: {
    discardCancelled: 0,
    discardFailed: 0,
    discardFinished: 0,
    discardSubsumed: 0,
    discardSuspended: 0,
    forced: 1,
    unclaimed: 0,
  },
  formatType: 'CANONICAL',
  name: 'Savepoint',
  postCheckpointAction: 'NONE',
};

const OLDEST_KINDS = [3, 5];
/** Those of metadata version 4 can be read by the release that first wrote it. */
const KINDS_OF_VERSION_4 = [3, 5, 7, 8, 11];
const ALL_KINDS = [...KINDS_OF_VERSION_4, 12];
const DELTA_KINDS = [9, 10, 13];

/** A file that every release accepts which reads its layout. */
export function baseSnapshot({ metadataVersion, dialect }: Layout): RawSnapshot {
  const operators = [stateful(metadataVersion, dialect), finished(metadataVersion, dialect)];
  return {
    metadataVersion,
    dialect,
    checkpointId: 7n,
    masterStates: [{ version: 1, name: 'hook', payload: Uint8Array.of(5, 6) }],
    operators,
    ...(metadataVersion >= 4 ? { properties: SAVEPOINT } : {}),
  };
}

/** A file with a changelog in the layout that Flink 1.14 alone reads and writes. */
export function changelogOfOneRelease(): RawSnapshot {
  const base = baseSnapshot({ metadataVersion: VERSION_WITH_DIALECTS, dialect: '1.14' });
  const [operator, ...others] = base.operators as readonly [RawOperator];
  const [subtask, ...rest] = operator.subtasks as readonly [RawRunningSubtask];
  const handles = (tags: readonly number[]): RawKeyedHandle[] =>
    tags.map((tag) => KEYED_HANDLES[tag]!);
  const managedKeyedState = {
    ...KEYED_HANDLES[8]!,
    base: handles(OLDEST_KINDS),
    delta: handles([9, 10]),
  } as RawKeyedHandle;
  const subtasks = [{ ...subtask, managedKeyedState }, ...rest];
  return { ...base, operators: [{ ...operator, subtasks }, ...others] };
}

/** Whether all releases that read a layout know finished operators and subtasks. */
function knowsFinished(metadataVersion: number, dialect: Dialect): boolean {
  return metadataVersion >= 4 || dialect === '1.14';
}

function stateful(metadataVersion: number, dialect: Dialect): RawOperator {
  const operator = sampleOperator(metadataVersion, keyedState(metadataVersion));
  const [subtask] = operator.subtasks as readonly [RawRunningSubtask];
  const { managedOperatorState: state } = subtask;
  const running: RawRunningSubtask = {
    ...subtask,
    // The handle of merged files came with Flink 1.20, and is in the file of the newest releases.
    rawOperatorState: metadataVersion >= 5 ? subtask.rawOperatorState : state,
    rawKeyedState: KEYED_HANDLES[3]!,
  };
  const rest = knowsFinished(metadataVersion, dialect)
    ? [{ index: 1, finished: true } as const]
    : [];
  return { ...operator, subtasks: [running, ...rest] };
}

function keyedState(metadataVersion: number): RawKeyedHandle {
  if (metadataVersion < 4) return KEYED_HANDLES[OLDEST_KINDS[1]!]!;
  const kinds = metadataVersion === 4 ? KINDS_OF_VERSION_4 : ALL_KINDS;
  const { meta } = KEYED_HANDLES[5] as RawIncrementalHandle;
  // Releases before 1.19 refuse an incremental handle without meta data.
  const handles = (tags: readonly number[]): RawKeyedHandle[] =>
    tags.map((tag) =>
      tag === 11 ? { ...KEYED_HANDLES[tag]!, meta } : KEYED_HANDLES[tag]!,
    ) as RawKeyedHandle[];
  return { ...CHANGELOG_V2, base: handles(kinds), delta: handles(DELTA_KINDS) } as RawKeyedHandle;
}

/** Another operator, all of whose subtasks are finished where the releases know such. */
function finished(metadataVersion: number, dialect: Dialect): RawOperator {
  const operator = sampleOperator(metadataVersion, null);
  return {
    ...operator,
    ...(metadataVersion >= 5 ? { name: '', uid: '' } : {}),
    operatorId: 'f0e0d0c0b0a090807060504030201000',
    ...(metadataVersion === 2 ? {} : { coordinatorState: null }),
    subtasks: knowsFinished(metadataVersion, dialect) ? { count: -2 } : [],
  };
}
