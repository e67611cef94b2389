import { describe, expect, it } from 'vitest';
import type { RawSnapshot, RawStreamHandle } from '../../spec/format/raw-snapshot.ts';
import { DIALECTS, METADATA_VERSIONS } from '../../spec/format/metadata.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { memorySource } from '../codec/byte-source.ts';
import { encodeRaw } from '../codec/raw-codec.ts';
import { CHANGELOG_V2, NO_STATE, sampleOperator, sampleSnapshot } from '../codec/samples/sample.ts';
import { MOST_EXAMPLES } from './findings.ts';
import { inspectMetadata } from './inspect.ts';
import type { Decoded, Inspection } from './inspect.ts';
import { RoundTrip } from './round-trip.ts';

function inspect(snapshot: RawSnapshot): Inspection {
  return inspectMetadata(memorySource(encodeRaw(snapshot)), { profile: null });
}

/** A file with one subtask, which has such state. */
function seen(state: object, change: Partial<RawSnapshot> = {}): Decoded {
  const operator = sampleOperator(6, null);
  const subtasks = [{ ...NO_STATE, ...state }] as never;
  const operators = [{ ...operator, coordinatorState: null, subtasks }];
  return inspect({ ...sampleSnapshot(6), operators, ...change }) as Decoded;
}

function keyed(delegate: RawStreamHandle): object {
  const range = { start: 0, count: 0 };
  const handle = { range, offsets: new BigInt64Array(), delegate };
  return { managedKeyedState: { kind: 'savepointKeyGroups', ...handle } };
}

const file = (path: string, size = 1n): RawStreamHandle => ({ kind: 'file', size, path });
const relative = (relativePath: string): RawStreamHandle => ({
  kind: 'relativeFile',
  relativePath,
  size: 5n,
});
const DELEGATE = 'operators[0].subtasks[0].managedKeyedState.delegate';

describe('findings', () => {
  it('are none in a savepoint that moves as a directory', () => {
    expect(seen(keyed(relative('a/b..c'))).findings).toEqual([]);
  });

  it.each(['..', '../x', 'a/../../x', String.raw`a\..\x`, '/..'])('tell of %s', (path) => {
    const example = { path: `${DELEGATE}.relativePath`, value: path };
    expect(seen(keyed(relative(path))).findings).toEqual([
      { finding: 'relative path with ..', count: 1, examples: [example] },
    ]);
  });

  it('tell of absolute paths of files, segments and directories', () => {
    const segment = {
      kind: 'segment',
      startPos: 0n,
      size: 2n,
      scope: 0,
      path: '/merged',
      logicalFileId: '',
    } as const;
    const merging = {
      kind: 'fileMerging',
      states: [],
      taskOwnedDir: '/owned',
      sharedDir: '/shared',
      isEmpty: false,
      delegate: segment,
    };
    const { findings } = seen({ ...keyed(file('/state')), rawOperatorState: merging });
    expect(findings).toMatchObject([{ finding: 'absolute path', count: 4 }]);
    expect(findings[0]!.examples).toEqual([
      { path: 'operators[0].subtasks[0].rawOperatorState.taskOwnedDir', value: '/owned' },
      { path: 'operators[0].subtasks[0].rawOperatorState.sharedDir', value: '/shared' },
      { path: 'operators[0].subtasks[0].rawOperatorState.delegate.path', value: '/merged' },
      { path: `${DELEGATE}.path`, value: '/state' },
    ]);
  });

  it('tell of bytes after the end, of raw properties and of raw channel offsets', () => {
    const kept = encodeRaw({ ...sampleSnapshot(6), operators: [] });
    const reset = Buffer.from('aced00057970', 'hex');
    const merged = { kind: 'mergedInput', subtaskIndex: 0, size: 0n, delegate: null };
    const inputChannelState = [{ ...merged, channels: { unparsed: Buffer.of(1) } }];
    const { findings, properties } = seen(
      { inputChannelState },
      { properties: { kind: 'raw', bytes: reset }, trailing: kept },
    );
    expect(properties).toEqual({ kind: 'raw', bytes: Uint8Array.from(reset) });
    expect(findings).toEqual([
      finding('unusual properties kept raw', 'properties', '6'),
      finding(
        'merged channel offsets kept raw',
        'operators[0].subtasks[0].inputChannelState[0].channels',
        '1',
      ),
      finding('trailing bytes', 'trailing', String(kept.length)),
    ]);
  });

  it('count all places, and keep the first', () => {
    const shared = Array.from({ length: 50 }, (_, i) => ({
      localPath: '',
      handle: file(`/${i}`),
    }));
    const handle = {
      ...CHANGELOG_V2,
      base: [{ ...(CHANGELOG_V2 as unknown as { base: object[] }).base[2], shared }],
    };
    const { findings } = seen({ rawKeyedState: handle });
    expect(findings[0]!.count).toBeGreaterThanOrEqual(50);
    expect(findings[0]!.examples).toHaveLength(MOST_EXAMPLES);
    expect(findings[0]!.examples[1]).toEqual({
      path: 'operators[0].subtasks[0].rawKeyedState.base[0].shared[1].handle.path',
      value: '/1',
    });
  });
});

function finding(kind: string, path: string, value: string): object {
  return { finding: kind, count: 1, examples: [{ path, value }] };
}

describe('what is seen of a file as a whole', () => {
  it('adds the state up by where it lies', () => {
    const inMemory = {
      kind: 'inMemoryChangelog',
      range: { start: 0, count: 1 },
      from: 0n,
      to: 0n,
      changes: [{ keyGroup: 0, change: Buffer.alloc(7) }],
      stateHandleId: '',
    };
    const { state } = seen({ ...keyed(relative('x')), rawKeyedState: inMemory });
    const nothing = { handles: 0, bytes: 0n, ofUnknownSize: 0 };
    expect(state).toEqual({
      inline: { handles: 1, bytes: 7n, ofUnknownSize: 0 },
      relativeFiles: { handles: 1, bytes: 5n, ofUnknownSize: 0 },
      absoluteFiles: nothing,
      segments: nothing,
    });
    const unknown = seen(keyed(file('/x', -1n))).state.absoluteFiles;
    expect(unknown).toEqual({ handles: 1, bytes: 0n, ofUnknownSize: 1 });
  });

  it.each(METADATA_VERSIONS)('holds for version %i', (version) => {
    const { checkpointId, operators } = sampleSnapshot(version);
    expect(inspect(sampleSnapshot(version))).toMatchObject({
      verdict: 'decoded',
      metadataVersion: version,
      dialect: 'std',
      checkpointId,
      roundtrip: true,
      operatorCount: operators.length,
    });
  });

  it.each(DIALECTS)('finds dialect %s', (dialect) => {
    const all = sampleSnapshot(3);
    const known = new Set(['changelog', 'inMemoryChangelog', 'fileChangelog']);
    const operators = all.operators.filter(
      ({ subtasks }) =>
        Array.isArray(subtasks) && known.has(subtasks[0]?.managedKeyedState?.kind ?? ''),
    );
    expect(operators).toHaveLength(3);
    expect(inspect({ ...all, dialect, operators })).toMatchObject({ dialect, roundtrip: true });
  });

  it('is refused as a release refuses it, if one is named', () => {
    const source = memorySource(encodeRaw(sampleSnapshot(6)));
    const profile = findProfile('flink-2.0')!;
    expect(inspectMetadata(source, { profile })).toMatchObject({
      verdict: 'refused',
      metadataVersion: null,
      refusal: { code: 'VERSION_UNKNOWN', offset: 4n, path: 'metadataVersion' },
    });
  });
});

it('a round trip that changes a byte is seen', () => {
  const { checkpointId, masterStates } = sampleSnapshot(6);
  const trip = new RoundTrip(6, 'std');
  const whole = encodeRaw({ ...sampleSnapshot(6), operators: [] });
  const head = whole.subarray(8, -9);
  trip.check('head', { checkpointId, masterStates }, head);
  expect(trip.identical).toBe(true);
  const other = Buffer.from(head);
  other[0] = 1;
  trip.check('head', { checkpointId, masterStates }, other);
  expect(trip.identical).toBe(false);
});
