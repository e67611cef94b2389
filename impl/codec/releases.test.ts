import { describe, expect, it } from 'vitest';
import type { RawSnapshot, RawStreamHandle } from '../../spec/format/raw-snapshot.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import { findProfile, PROFILE_NAMES } from '../../spec/profiles/profile.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { decodeRaw, encodeRaw } from './raw-codec.ts';
import { CHANGELOG_V2, KEYED_HANDLES, NO_STATE, sampleSnapshot } from './samples/sample.ts';

/** What each release line reads: metadata versions, operator, keyed and stream tags. */
// prettier-ignore
const READS: readonly [line: string, versions: string, operator: string, keyed: string, stream: string][] = [
  ['1.11', '2 3',       '4',    '3 5',                     '1 2 6'],
  ['1.12', '2 3',       '4',    '3 5',                     '1 2 6'],
  ['1.13', '2 3',       '4',    '3 5 7',                   '1 2 3 6'],
  ['1.14', '2 3',       '4',    '3 5 7 8 9 10',            '1 2 3 6'],
  ['1.15', '2 3',       '4',    '3 5 7 8 9 10 11 12',      '1 2 3 6'],
  ['1.16', '2 3 4',     '4',    '3 5 7 8 9 10 11 12 13 14', '1 2 3 6'],
  ['1.17', '2 3 4',     '4',    '3 5 7 8 9 10 11 12 13 14', '1 2 3 6'],
  ['1.18', '2 3 4',     '4',    '3 5 7 8 9 10 11 12 13 14', '1 2 3 6'],
  ['1.19', '2 3 4',     '4',    '3 5 7 8 9 10 11 12 13 14', '1 2 3 6'],
  ['1.20', '2 3 4',     '4 17', '3 5 7 8 9 10 11 12 13 14', '1 2 3 6 15 16'],
  ['2.0',  '2 3 4 5',   '4 17', '3 5 7 8 9 10 11 12 13 14', '1 2 3 6 15 16'],
  ['2.1',  '2 3 4 5 6', '4 17', '3 5 7 8 9 10 11 12 13 14', '1 2 3 6 15 16'],
  ['2.2',  '2 3 4 5 6', '4 17', '3 5 7 8 9 10 11 12 13 14', '1 2 3 6 15 16'],
  ['2.3',  '2 3 4 5 6', '4 17', '3 5 7 8 9 10 11 12 13 14', '1 2 3 6 15 16'],
];

const inline: RawStreamHandle = { kind: 'bytes', handleName: 'x', data: Uint8Array.of(1) };
const range = { start: 0, count: 1 };
const offsets = BigInt64Array.of(0n);

const STREAM_HANDLES: Readonly<Record<number, RawStreamHandle>> = {
  1: inline,
  2: { kind: 'file', size: 1n, path: '/x' },
  3: { kind: 'keyGroups', range, offsets, delegate: inline },
  6: { kind: 'relativeFile', relativePath: 'x', size: 1n },
  15: { kind: 'segment', startPos: 0n, size: 1n, scope: 0, path: '/x', logicalFileId: 'x' },
  16: { kind: 'emptySegment' },
};

const OPERATOR_HANDLES: Readonly<Record<number, object>> = {
  4: { kind: 'partitionable', states: [], delegate: inline },
  17: {
    kind: 'fileMerging',
    states: [],
    taskOwnedDir: '/x',
    sharedDir: '/x',
    isEmpty: true,
    delegate: { kind: 'emptySegment' },
  },
};

/** Handles of every tag, of parts that every release with the tag reads. */
const KEYED: Readonly<Record<number, object>> = {
  ...Object.fromEntries(
    Object.entries(KEYED_HANDLES).map(([tag, handle]) => [
      tag,
      {
        ...handle,
        ...('delegate' in handle ? { delegate: inline } : {}),
        ...(tag === '11' ? { meta: inline } : {}),
      },
    ]),
  ),
  14: { ...CHANGELOG_V2, base: [], delta: [] },
};

/** A version 3 file with one subtask, which has such state. */
function fileWith(state: object, dialect: Dialect): Uint8Array {
  const subtask = { ...NO_STATE, ...state } as never;
  const identity = { operatorId: '0'.repeat(32), parallelism: 1, maxParallelism: 1 };
  const operators = [{ ...identity, coordinatorState: null, subtasks: [subtask] }];
  return encodeRaw({ metadataVersion: 3, dialect, checkpointId: 1n, masterStates: [], operators });
}

/** The code of the refusal, or `read`. */
function answer(line: string, bytes: Uint8Array): RefusalCode | 'read' {
  const { format } = findProfile(`flink-${line}`)!;
  try {
    decodeRaw(bytes, { behaviour: format, dialect: format.dialect, pointer: 'resolvable' });
    return 'read';
  } catch (error) {
    if (error instanceof DecodeRefusal) return error.code;
    throw error;
  }
}

it('the table has a row for each release line that is known', () => {
  expect(READS.map(([line]) => findProfile(`flink-${line}`)!.id)).toEqual(PROFILE_NAMES);
});

describe.each(READS)('Flink %s', (line, versions, operator, keyed, stream) => {
  const { dialect } = findProfile(`flink-${line}`)!.format;
  const known = (list: string): Set<number> => new Set(list.split(' ').map(Number));

  it(`reads metadata versions ${versions} alone`, () => {
    for (const version of [2, 3, 4, 5, 6]) {
      const bytes = encodeRaw({ ...sampleSnapshot(version), dialect, operators: [] });
      const expected = known(versions).has(version) ? 'read' : 'VERSION_UNKNOWN';
      expect(answer(line, bytes), `version ${version}`).toBe(expected);
    }
    for (const version of [0, -1, 7, 0x7fff_ffff]) {
      const bytes = Buffer.from(encodeRaw({ ...sampleSnapshot(2), operators: [] }));
      bytes.writeInt32BE(version, 4);
      expect(answer(line, bytes), `version ${version}`).toBe('VERSION_UNKNOWN');
    }
  });

  it(`reads operator tags ${operator} alone`, () => {
    for (const [tag, handle] of Object.entries(OPERATOR_HANDLES)) {
      const expected = known(operator).has(+tag) ? 'read' : 'OPERATOR_STATE_HANDLE_TAG_UNKNOWN';
      for (const place of ['managedOperatorState', 'rawOperatorState']) {
        expect(answer(line, fileWith({ [place]: handle }, dialect)), `tag ${tag}`).toBe(expected);
      }
    }
  });

  it(`reads keyed tags ${keyed} alone`, () => {
    expect(Object.keys(KEYED)).toEqual([3, 5, 7, 8, 9, 10, 11, 12, 13, 14].map(String));
    for (const [tag, handle] of Object.entries(KEYED)) {
      const expected = known(keyed).has(+tag) ? 'read' : 'KEYED_STATE_HANDLE_TAG_UNKNOWN';
      for (const place of ['managedKeyedState', 'rawKeyedState']) {
        expect(answer(line, fileWith({ [place]: handle }, dialect)), `tag ${tag}`).toBe(expected);
      }
    }
  });

  it(`reads stream tags ${stream} alone`, () => {
    for (const [tag, delegate] of Object.entries(STREAM_HANDLES)) {
      const expected = known(stream).has(+tag) ? 'read' : 'STREAM_HANDLE_TAG_UNKNOWN';
      const handle = { ...KEYED[3], delegate };
      const bytes = fileWith({ managedKeyedState: handle }, dialect);
      expect(answer(line, bytes), `tag ${tag}`).toBe(expected);
    }
  });
});

describe('the dialects of version 3', () => {
  const channel = {
    subtaskIndex: 0,
    info: { first: 0, second: 1 },
    offsets: new BigInt64Array(),
    size: 1n,
    delegate: inline,
  };
  const inFlight = (dialect: Dialect): Uint8Array =>
    fileWith({ inputChannelState: [channel, channel] }, dialect);
  const changelog = (dialect: Dialect): Uint8Array => {
    const handle = {
      kind: 'changelog',
      range,
      checkpointedSize: 0n,
      base: [],
      delta: [KEYED[9]],
      materializationId: 0n,
      stateHandleId: '',
    };
    return fileWith({ managedKeyedState: handle }, dialect);
  };

  it('in-flight data of 1.11 is read by 1.11 alone, and that of later releases by them', () => {
    for (const [line] of READS) {
      expect(answer(line, inFlight('1.11')) === 'read', `${line}, as of 1.11`).toBe(
        line === '1.11',
      );
      expect(answer(line, inFlight('std')) === 'read', `${line}, as of 1.12`).toBe(line !== '1.11');
    }
  });

  it('a changelog of 1.14 is read by 1.14 alone, and that of 1.15 by 1.15 and later', () => {
    for (const [line] of READS.slice(3)) {
      expect(answer(line, changelog('1.14')) === 'read', `${line}, as of 1.14`).toBe(
        line === '1.14',
      );
      expect(answer(line, changelog('std')) === 'read', `${line}, as of 1.15`).toBe(
        line !== '1.14',
      );
    }
  });
});

describe('finished operators and subtasks', () => {
  const operators = (subtasks: RawSnapshot['operators'][number]['subtasks']): Uint8Array =>
    encodeRaw({
      ...sampleSnapshot(3),
      operators: [
        {
          operatorId: '0'.repeat(32),
          parallelism: 1,
          maxParallelism: 1,
          coordinatorState: null,
          subtasks,
        },
      ],
    });

  it('count -1 is read by every release', () => {
    for (const [line] of READS) expect(answer(line, operators({ count: -1 })), line).toBe('read');
  });

  it('a negative index is understood from 1.14 on, and takes older releases out of frame', () => {
    for (const [line] of READS) {
      const read = answer(line, operators([{ index: 0, finished: true }])) === 'read';
      expect(read, line).toBe(!['1.11', '1.12', '1.13'].includes(line));
    }
  });
});

describe('what some releases refuse and others do not', () => {
  const accepts = (bytes: (line: string) => Uint8Array): string[] =>
    READS.map(([line]) => line).filter((line) => answer(line, bytes(line)) === 'read');
  const dialectOf = (line: string): Dialect => findProfile(`flink-${line}`)!.format.dialect;
  const lines = READS.map(([line]) => line);

  it('a coordinator on a finished operator', () => {
    const operator = {
      operatorId: '0'.repeat(32),
      parallelism: 1,
      maxParallelism: 1,
      coordinatorState: inline,
      subtasks: { count: -1 },
    } as const;
    const bytes = encodeRaw({ ...sampleSnapshot(3), operators: [operator] });
    expect(accepts(() => bytes)).toEqual(['1.11', '1.12', '1.13']);
  });

  it('an operator state that is announced and the null handle', () => {
    const state = { managedOperatorState: { flag: 1, value: null } };
    expect(accepts((line) => fileWith(state, dialectOf(line)))).toEqual(['1.11']);
  });

  it('an incremental handle without meta data', () => {
    const state = { managedKeyedState: { ...KEYED[5], meta: null } };
    const since1_19 = lines.slice(lines.indexOf('1.19'));
    expect(accepts((line) => fileWith(state, dialectOf(line)))).toEqual(since1_19);
  });

  it('a change of a key group below -1', () => {
    const changes = [{ keyGroup: -2, change: Uint8Array.of() }];
    const state = { managedKeyedState: { ...KEYED[9], changes } };
    const without = (line: string): Uint8Array => fileWith(state, dialectOf(line));
    expect(accepts(without)).toEqual(['1.14', '1.15', '1.16']);
  });
});
