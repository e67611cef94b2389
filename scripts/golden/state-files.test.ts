import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GoldenManifest, GoldenSnapshot } from '../../conformance/generate/golden-manifest.ts';
import {
  hashOfLong,
  keyGroupOfHash,
} from '../../conformance/generate/build/state-files/java-hash.ts';
import { readTwin } from '../../conformance/generate/golden/twin.ts';
import { bytesOf } from '../../impl/files/handle-bytes.ts';
import { open } from '../../impl/backends/open.ts';
import { caseFileSystem } from '../../impl/files/case-files.ts';
import { ByteReader } from '../../impl/state-files/byte-reader.ts';
import { readFullKeyGroup, writeFullFormat } from '../../impl/state-files/full-format.ts';
import {
  readKeyedHeader,
  readOperatorHeader,
  writeKeyedHeader,
  writeOperatorHeader,
} from '../../impl/state-files/headers.ts';
import { readHeapKeyGroup, writeHeapFormat } from '../../impl/state-files/heap-format.ts';
import { keyGroupPlaces } from '../../impl/state-files/key-group-places.ts';
import { surveyKeyed } from '../../impl/state-files/survey-keyed.ts';
import { surveyOperator } from '../../impl/state-files/survey-operator.ts';
import type { StateBackend } from '../../spec/model/backend.ts';
import type { AnswerTo } from '../../spec/model/case.ts';
import type { KeyedStateHandle, KeyGroupsStateHandle } from '../../spec/model/handles.ts';
import type { CaseFile } from '../../spec/model/request.ts';
import type { OperatorState } from '../../spec/model/snapshot.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { compareReleases } from '../../spec/profiles/releases.ts';
import type { KeyedHeader, OperatorHeader } from '../../spec/state-files/headers.ts';
import { GOLDEN, manifestPath } from './manifest.ts';
import { GOLDEN_RELEASES } from './releases.ts';

const manifest = JSON.parse(readFileSync(manifestPath(GOLDEN), 'utf8')) as GoldenManifest;

/** Those that a running job wrote: the others are described, and have no state in their files. */
const WRITTEN_BY_JOBS = manifest.snapshots.filter(({ origin }) => origin === 'job');

function filesOf({ directory, files }: GoldenSnapshot): CaseFile[] {
  return files.map(({ path }) => {
    return { path, bytes: new Uint8Array(readFileSync(join(GOLDEN, directory, path))) };
  });
}

function operatorsOf({ snapshot }: GoldenSnapshot): readonly OperatorState[] {
  return readTwin(readFileSync(join(GOLDEN, snapshot), 'utf8')).operators;
}

/** The handles that hold entries themselves, those below a changelog among them. */
function keyGroupHandles(handle: KeyedStateHandle): KeyGroupsStateHandle[] {
  if (handle.kind === 'keyGroups') return [handle];
  return handle.kind === 'changelog' ? handle.base.flatMap(keyGroupHandles) : [];
}

interface Keyed {
  readonly bytes: Uint8Array;
  readonly handle: KeyGroupsStateHandle;
}

function keyedOf(golden: GoldenSnapshot): Keyed[] {
  const files = caseFileSystem(filesOf(golden));
  return operatorsOf(golden)
    .flatMap(({ subtasks }) => subtasks)
    .flatMap(({ state }) => state.managedKeyedState.flatMap(keyGroupHandles))
    .map((handle) => {
      const found = bytesOf(handle.delegate, files);
      if (found.kind !== 'bytes') throw new Error(`${golden.id}: ${found.kind}`);
      return { bytes: found.bytes, handle };
    });
}

/** What the writer makes of what the reader found. */
function rewritten({ bytes, handle }: Keyed): { bytes: Uint8Array; offsets: readonly bigint[] } {
  const header = readKeyedHeader(new ByteReader(bytes)).header as KeyedHeader;
  const places = keyGroupPlaces(handle, bytes.length);
  const placeOf = (keyGroup: number) => places[keyGroup - handle.range.start]!;
  const { format } = surveyKeyed(bytes, handle);
  return format === 'full'
    ? writeFullFormat(header, handle.range, (keyGroup) => {
        const { offset, limit } = placeOf(keyGroup);
        return readFullKeyGroup(bytes, offset, limit, false).entries;
      })
    : writeHeapFormat(header, handle.range, (keyGroup) => {
        const { offset, limit } = placeOf(keyGroup);
        return readHeapKeyGroup(bytes, keyGroup, offset, limit, header).states;
      });
}

describe('the state files of golden snapshots', () => {
  it('are read to the last byte, whatever key groups they hold, in both formats of every line', () => {
    const counts = new Map<string, number>();
    for (const golden of WRITTEN_BY_JOBS) {
      for (const { bytes, handle } of keyedOf(golden)) {
        const survey = surveyKeyed(bytes, handle);
        expect(survey, golden.id).toMatchObject({ isWhole: true, notRead: null });
        const key = `${golden.flinkVersion} ${survey.format}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const lines = new Set(manifest.snapshots.map(({ flinkVersion }) => flinkVersion));
    for (const line of lines) {
      expect(counts.get(`${line} full`), line).toBeGreaterThan(0);
      expect(counts.get(`${line} heap`), line).toBeGreaterThan(0);
    }
  });

  it('are written again to the same bytes', () => {
    for (const golden of WRITTEN_BY_JOBS) {
      for (const keyed of keyedOf(golden)) {
        const again = rewritten(keyed);
        expect(Buffer.compare(again.bytes, keyed.bytes), golden.id).toBe(0);
        expect(again.offsets, golden.id).toEqual(keyed.handle.offsets);
      }
    }
  });

  it('have headers of operator state that are read and written alike', () => {
    let count = 0;
    for (const golden of WRITTEN_BY_JOBS) {
      const files = caseFileSystem(filesOf(golden));
      const handles = operatorsOf(golden)
        .flatMap(({ subtasks }) => subtasks)
        .flatMap(({ state }) => state.managedOperatorState);
      for (const handle of handles) {
        const found = bytesOf(handle.delegate, files);
        if (found.kind !== 'bytes') continue;
        const { header, end } = readOperatorHeader(new ByteReader(found.bytes));
        const again = writeOperatorHeader(header as OperatorHeader);
        expect(Buffer.compare(again, found.bytes.subarray(0, end!)), golden.id).toBe(0);
        const { states, notRead } = surveyOperator(found.bytes, handle);
        expect(notRead).toBeNull();
        expect(states.every(({ serializers }) => serializers.length > 0)).toBe(true);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(0);
  });

  it('have headers of keyed state that are written alike', () => {
    for (const golden of WRITTEN_BY_JOBS) {
      for (const { bytes } of keyedOf(golden)) {
        const { header, end } = readKeyedHeader(new ByteReader(bytes));
        const again = writeKeyedHeader(header as KeyedHeader);
        expect(Buffer.compare(again, bytes.subarray(0, end!)), golden.id).toBe(0);
      }
    }
  });
});

/** `CountByKey`, which has a state of each kind, and timers. */
const COUNT = 'b71731f1c0df9c3076c4a455334d0ad6';

/** Snapshots of that job while it runs on, each with backends that open it. */
const OF_ONE_CONTENT: readonly (readonly [string, readonly StateBackend[]])[] = [
  ['canonical-savepoint', ['hashmap', 'rocksdb']],
  ['checkpoint', ['hashmap']],
  ['inline-checkpoint', ['hashmap']],
  ['native-savepoint', ['hashmap']],
];

/** What a backend of the release that wrote a snapshot holds of that operator, subtask by subtask. */
function opened(golden: GoldenSnapshot, backend: StateBackend): unknown {
  const operator = operatorsOf(golden).find(({ operatorId }) => operatorId === COUNT)!;
  const files = filesOf(golden);
  return operator.subtasks.map(({ state: { managedKeyedState: handles } }) => {
    const state = {
      files,
      keyGroups: handles[0]!.range,
      maxParallelism: operator.maxParallelism,
      keySerializer: 'long',
      timers: 'rocksdb',
    } as const;
    return open({ backend, handles, state }, findProfile(`flink-${golden.flinkVersion}`)!);
  });
}

describe.each(GOLDEN_RELEASES)('the backends of Flink %s', (release) => {
  const heap = compareReleases(release, '1.13') < 0 ? 'filesystem' : 'hashmap';

  /** By names of snapshots and backends. */
  const contents = new Map<string, unknown>();
  for (const [kind, backends] of OF_ONE_CONTENT) {
    const golden = manifest.snapshots.find(({ id }) => id === `flink-${release}/${heap}-${kind}`);
    if (golden === undefined) continue;
    // Before 1.13 there was no format that both backends read.
    const readers = heap === 'hashmap' ? backends : backends.slice(0, 1);
    for (const backend of readers) contents.set(`${kind}, ${backend}`, opened(golden, backend));
  }

  it('hold the same, be it restored from the heap or from the full format', () => {
    const [first, ...others] = [...contents.values()];
    expect(contents.size).toBeGreaterThan(2);
    expect(first).toMatchObject([{ kind: 'result' }, { kind: 'result' }]);
    for (const other of others) expect(other).toEqual(first);
  });

  it('hold what RocksDB wrote of the same job', () => {
    const golden = manifest.snapshots.find(
      ({ id }) => id === `flink-${release}/rocksdb-canonical-savepoint`,
    )!;
    expect(opened(golden, 'rocksdb')).toEqual([...contents.values()][0]);
  });
});

it('has every key in the key group that generated cases would put it in', () => {
  const golden = manifest.snapshots.find(({ id }) => id === 'flink-2.3.0/hashmap-checkpoint')!;
  const answers = opened(golden, 'hashmap') as AnswerTo<'open'>[];
  const states = answers.flatMap((answer) =>
    answer.kind === 'result' ? answer.result.states! : [],
  );
  const keyGroups = states
    .filter(({ name }) => name === 'count')
    .flatMap(({ keyGroups: groups }) => groups);
  const keys = keyGroups.flatMap(({ keyGroup, entries }) =>
    entries.map(({ key }) => ({ keyGroup, key: Buffer.from(key).readBigInt64BE(1) })),
  );
  expect(keys).toHaveLength(8);
  for (const { keyGroup, key } of keys) {
    expect(keyGroupOfHash(hashOfLong(key), 128), `${key}`).toBe(keyGroup);
  }
});
