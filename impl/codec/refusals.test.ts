import { describe, expect, it } from 'vitest';
import type {
  RawKeyedHandle,
  RawOperator,
  RawSnapshot,
  RawStreamHandle,
  RawSubtaskState,
} from '../../spec/format/raw-snapshot.ts';
import { REFUSALS } from '../../spec/model/refusal.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { decodeRaw, encodeRaw } from './raw-codec.ts';
import type { PointerKnowledge } from './reader.ts';
import { CHANGELOG_V2, KEYED_HANDLES, sampleOperator, sampleSnapshot } from './testing/sample.ts';
import { cutAt, fieldAt, withByte, withI32 } from './testing/patch.ts';

interface RefusedCase {
  readonly code: RefusalCode;
  readonly bytes: Uint8Array;
  /** The field to blame. */
  readonly path: string;
  /** In bytes; left out where only the path is at stake. */
  readonly offset?: number;
  /** The release that refuses; `flink-2.3` unless something older is asked. */
  readonly profile?: string;
  readonly pointer?: PointerKnowledge;
}

const FIRST_SUBTASK = 'operators[0].subtasks[0]';
const KEYED = `${FIRST_SUBTASK}.managedKeyedState`;
const v6 = encodeRaw(sampleSnapshot(6));
const v2 = encodeRaw(sampleSnapshot(2));
const keyed = (handle: unknown): Uint8Array => encodeRaw(keyedSnapshot(handle as RawKeyedHandle));
const stream = (delegate: RawStreamHandle | null): Uint8Array =>
  keyed({ ...KEYED_HANDLES[7], delegate });
const inSubtask = (change: Partial<RawSubtaskState>): Uint8Array =>
  encodeRaw(withSubtask((state) => ({ ...state, ...change })));
const list = keyed({ ...CHANGELOG_V2, base: [] });
const bytesHandle: RawStreamHandle = { kind: 'bytes', handleName: 'x', data: Uint8Array.of(1) };
const channel = encodeRaw(sampleSnapshot(6));

// prettier-ignore
const CASES: readonly RefusedCase[] = [
  { code: 'HEADER_TRUNCATED', bytes: v6.subarray(0, 7), path: 'metadataVersion', offset: 4 },
  { code: 'HEADER_TRUNCATED', bytes: new Uint8Array(), path: 'magic', offset: 0 },
  { code: 'TRUNCATED', bytes: cutAt(v6, 'checkpointId', 3), path: 'checkpointId', offset: 8 },
  { code: 'TRUNCATED', bytes: cutAt(v6, 'operators.length', 2), path: 'operators' },
  { code: 'TRUNCATED', bytes: cutAt(v6, `operators[1].subtasks[0].managedKeyedState.offsets[1]`), path: 'operators[1].subtasks[0].managedKeyedState.offsets[1]' },
  { code: 'MAGIC_UNEXPECTED', bytes: withI32(v6, 'magic', 1), path: 'magic', offset: 0 },
  { code: 'MAGIC_UNEXPECTED', bytes: withI32(v6, 'magic', 1).subarray(0, 4), path: 'magic', offset: 0 },
  { code: 'VERSION_NO_LONGER_SUPPORTED', bytes: withI32(v6, 'metadataVersion', 1), path: 'metadataVersion', offset: 4 },
  { code: 'VERSION_UNKNOWN', bytes: withI32(v6, 'metadataVersion', 7), path: 'metadataVersion', offset: 4 },
  { code: 'VERSION_UNKNOWN', bytes: v6, path: 'metadataVersion', profile: 'flink-2.0' },
  { code: 'UTF_MALFORMED', bytes: withByteAfter(v6, 'operators[0].name', 2, 0xff), path: 'operators[0].name' },
  { code: 'CHECKPOINT_ID_NEGATIVE', bytes: encodeRaw({ ...sampleSnapshot(6), checkpointId: -1n }), path: 'checkpointId', offset: 8 },
  { code: 'MASTER_STATE_COUNT_NEGATIVE', bytes: withI32(v6, 'masterStates.length', -1), path: 'masterStates', offset: 16 },
  { code: 'MASTER_STATE_MAGIC_UNEXPECTED', bytes: withI32(v6, 'masterStates[0].magic', 0), path: 'masterStates[0]', offset: 20 },
  { code: 'MASTER_STATE_LENGTH_NOT_POSITIVE', bytes: withI32(v6, 'masterStates[0].length', 0), path: 'masterStates[0]', offset: 24 },
  { code: 'MASTER_STATE_TRUNCATED', bytes: withI32(v6, 'masterStates[0].length', 3), path: 'masterStates[0].version', offset: 28 },
  { code: 'MASTER_STATE_TRUNCATED', bytes: withI32(v6, 'masterStates[0].length', 15), path: 'masterStates[0].payload' },
  { code: 'MASTER_STATE_PAYLOAD_NEGATIVE', bytes: withI32(v6, 'masterStates[0].payload', -1), path: 'masterStates[0].payload' },
  { code: 'MASTER_STATE_TRAILING_BYTES', bytes: withI32(v6, 'masterStates[0].payload', 1), path: 'masterStates[0]' },
  { code: 'OPERATOR_COUNT_NEGATIVE', bytes: withI32(v6, 'operators.length', -2), path: 'operators' },
  { code: 'PARALLELISM_ABOVE_MAX', bytes: withI32(v6, 'operators[0].parallelism', 129), path: 'operators[0].parallelism' },
  { code: 'PARALLELISM_ABOVE_MAX', bytes: withI32(v2, 'operators[0].maxParallelism', 1), path: 'operators[0].parallelism' },
  { code: 'PARALLELISM_NEGATIVE', bytes: withI32(v6, 'operators[0].parallelism', -1), path: 'operators[0].parallelism' },
  { code: 'COORDINATOR_STATE_NOT_BYTES', bytes: withCoordinator({ kind: 'emptySegment' }), path: 'operators[0].coordinatorState' },
  { code: 'COORDINATOR_STATE_ON_FINISHED_OPERATOR', bytes: withI32(v6, 'operators[0].subtasks.length', -1), path: 'operators[0].coordinatorState' },
  { code: 'SUBTASK_INDEX_OUT_OF_RANGE', bytes: withI32(v6, `${FIRST_SUBTASK}.index`, 2), path: FIRST_SUBTASK },
  { code: 'SUBTASK_INDEX_OUT_OF_RANGE', bytes: withI32(v2, `${FIRST_SUBTASK}.index`, -1), path: FIRST_SUBTASK },
  { code: 'SUBTASK_INDEX_OUT_OF_RANGE', bytes: withI32(v6, 'operators[0].subtasks[1].index', -3), path: 'operators[0].subtasks[1]' },
  { code: 'LEGACY_STATE_UNSUPPORTED', bytes: withI32(v2, `${FIRST_SUBTASK}.legacyStateCount`, 1), path: `${FIRST_SUBTASK}.legacyStateCount` },

  { code: 'OPERATOR_STATE_HANDLE_MISSING', bytes: inSubtask({ managedOperatorState: { flag: 1, value: null } }), path: `${FIRST_SUBTASK}.managedOperatorState` },
  { code: 'OPERATOR_STATE_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.managedOperatorState.tag`, 5), path: `${FIRST_SUBTASK}.managedOperatorState` },
  { code: 'OPERATOR_STATE_COUNT_NEGATIVE', bytes: withI32(v6, `${FIRST_SUBTASK}.managedOperatorState.states.length`, -1), path: `${FIRST_SUBTASK}.managedOperatorState.states` },
  { code: 'OPERATOR_STATE_MODE_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.managedOperatorState.states[0].mode`, 3), path: `${FIRST_SUBTASK}.managedOperatorState.states[0].mode` },
  { code: 'OFFSET_COUNT_NEGATIVE', bytes: withI32(v6, `${FIRST_SUBTASK}.managedOperatorState.states[0].offsets.length`, -1), path: `${FIRST_SUBTASK}.managedOperatorState.states[0].offsets` },
  { code: 'OFFSET_COUNT_NEGATIVE', bytes: keyed({ ...KEYED_HANDLES[7], range: { start: 0, count: -1 }, offsets: new BigInt64Array() }), path: `${KEYED}.offsets` },
  { code: 'OPERATOR_STATE_DELEGATE_MISSING', bytes: inSubtask({ managedOperatorState: { kind: 'partitionable', states: [], delegate: null as never } }), path: `${FIRST_SUBTASK}.managedOperatorState.delegate` },
  { code: 'FILE_MERGING_DELEGATE_NOT_SEGMENT', bytes: fileMerging({ delegate: bytesHandle }), path: `${FIRST_SUBTASK}.rawOperatorState.delegate` },

  { code: 'KEYED_STATE_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${KEYED}.tag`, 15), path: KEYED },
  { code: 'KEYED_STATE_HANDLE_TAG_UNKNOWN', bytes: keyed3(12), path: KEYED, profile: 'flink-1.13' },
  { code: 'KEY_GROUP_RANGE_INVALID', bytes: keyed({ ...KEYED_HANDLES[7], range: { start: -1, count: 2 } }), path: `${KEYED}.range` },
  { code: 'KEY_GROUP_OFFSETS_MISMATCH', bytes: overflowingRange(), path: `${KEYED}.offsets` },
  { code: 'KEY_GROUPS_DELEGATE_MISSING', bytes: stream(null), path: `${KEYED}.delegate` },
  { code: 'KEY_GROUPS_DELEGATE_MISSING', bytes: keyed({ ...KEYED_HANDLES[12], delegate: null }), path: `${KEYED}.delegate` },
  { code: 'INCREMENTAL_META_MISSING', bytes: keyed3(11), path: `${KEYED}.meta`, profile: 'flink-1.15' },
  { code: 'FILE_LIST_HANDLE_MISSING', bytes: keyed({ ...KEYED_HANDLES[5], shared: [{ localPath: 'x', handle: null }] }), path: `${KEYED}.shared[0].handle` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(list, `${KEYED}.base.length`, -1), path: `${KEYED}.base` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(list, `${KEYED}.delta.length`, -1), path: `${KEYED}.delta` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(keyed(KEYED_HANDLES[9]), `${KEYED}.changes.length`, -1), path: `${KEYED}.changes` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(keyed(KEYED_HANDLES[10]), `${KEYED}.handles.length`, -1), path: `${KEYED}.handles` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(keyed(KEYED_HANDLES[5]), `${KEYED}.shared.length`, -1), path: `${KEYED}.shared` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(keyed(KEYED_HANDLES[5]), `${KEYED}.private.length`, -1), path: `${KEYED}.private` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(channel, `${FIRST_SUBTASK}.inputChannelState[0].offsets.length`, -1), path: `${FIRST_SUBTASK}.inputChannelState[0].offsets` },
  { code: 'CHANGELOG_RANGE_EMPTY', bytes: keyed({ ...CHANGELOG_V2, range: { start: 0, count: 0 } }), path: `${KEYED}.range` },
  { code: 'CHANGELOG_DELTA_MISSING', bytes: keyed({ ...CHANGELOG_V2, delta: [null] }), path: KEYED },
  { code: 'CHANGELOG_DELTA_MISSING', bytes: keyed({ ...CHANGELOG_V2, base: [{ ...CHANGELOG_V2, delta: [null] }] }), path: KEYED },
  { code: 'CHANGELOG_DELTA_NOT_CHANGELOG', bytes: keyed({ ...CHANGELOG_V2, delta: [KEYED_HANDLES[12]] }), path: `${KEYED}.delta[0]` },
  { code: 'SEQUENCE_NUMBER_NEGATIVE', bytes: keyed({ ...KEYED_HANDLES[9], to: -1n }), path: `${KEYED}.to` },
  { code: 'CHANGE_KEY_GROUP_INVALID', bytes: keyed({ ...KEYED_HANDLES[9], changes: [{ keyGroup: -2, change: new Uint8Array() }] }), path: `${KEYED}.changes[0].keyGroup` },
  { code: 'CHANGE_BYTES_TRUNCATED', bytes: withI32(keyed(KEYED_HANDLES[9]), `${KEYED}.changes[0].change`, 0x7fffffff), path: `${KEYED}.changes[0].change` },

  { code: 'STREAM_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, 'operators[0].coordinatorState.tag', 17), path: 'operators[0].coordinatorState' },
  { code: 'STREAM_HANDLE_TAG_UNKNOWN', bytes: cutAt(v6, 'operators[0].coordinatorState.tag'), path: 'operators[0].coordinatorState' },
  { code: 'BYTE_COUNT_NEGATIVE', bytes: withI32(v6, 'operators[0].coordinatorState.data', -1), path: 'operators[0].coordinatorState.data' },
  { code: 'BYTE_COUNT_NEGATIVE', bytes: withI32(v6, `${FIRST_SUBTASK}.inputChannelState[1].channels.length`, -1), path: `${FIRST_SUBTASK}.inputChannelState[1].channels` },
  { code: 'FILE_SIZE_INVALID', bytes: stream({ kind: 'file', size: -2n, path: '/x' }), path: `${KEYED}.delegate.size` },
  { code: 'FILE_SIZE_INVALID', bytes: stream({ kind: 'relativeFile', size: -2n, relativePath: 'x' }), path: `${KEYED}.delegate.size` },
  { code: 'PATH_EMPTY', bytes: stream({ kind: 'file', size: 0n, path: '' }), path: `${KEYED}.delegate.path` },
  { code: 'PATH_EMPTY', bytes: fileMerging({ sharedDir: '' }), path: `${FIRST_SUBTASK}.rawOperatorState.sharedDir` },
  { code: 'PATH_INVALID', bytes: stream({ kind: 'file', size: 0n, path: 'file:no-slash' }), path: `${KEYED}.delegate.path` },
  { code: 'PATH_INVALID', bytes: stream({ kind: 'relativeFile', size: 0n, relativePath: ':x' }), path: `${KEYED}.delegate.relativePath` },
  { code: 'SEGMENT_SCOPE_UNKNOWN', bytes: stream({ kind: 'segment', startPos: 0n, size: 0n, scope: 2, path: '/x', logicalFileId: '' }), path: `${KEYED}.delegate.scope` },
  { code: 'CHANNEL_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.inputChannelState[0].tag`, 2), path: `${FIRST_SUBTASK}.inputChannelState[0]` },
  { code: 'CHANNEL_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.resultSubpartitionState[0].tag`, 1), path: `${FIRST_SUBTASK}.resultSubpartitionState[0]` },
  { code: 'CHANNEL_DELEGATE_MISSING', bytes: inSubtask({ inputChannelState: [{ kind: 'input', subtaskIndex: 0, info: { first: 0, second: 0 }, offsets: new BigInt64Array(), size: 0n, delegate: null as never }] }), path: `${FIRST_SUBTASK}.inputChannelState[0].delegate` },
  { code: 'RELATIVE_HANDLE_WITHOUT_POINTER', bytes: relative(), path: `${KEYED}.delegate`, pointer: 'RELATIVE_HANDLE_WITHOUT_POINTER' },
  { code: 'RELATIVE_HANDLE_POINTER_UNRESOLVABLE', bytes: relative(), path: `${KEYED}.delegate`, pointer: 'RELATIVE_HANDLE_POINTER_UNRESOLVABLE' },
  { code: 'RELATIVE_HANDLE_POINTER_EMPTY', bytes: relative(), path: `${KEYED}.delegate`, pointer: 'RELATIVE_HANDLE_POINTER_EMPTY' },
  { code: 'NESTING_TOO_DEEP', bytes: keyed(nested(1_001)), path: '' },
];

describe('refusals of bytes', () => {
  it.each(CASES)('$code at $path', ({ code, bytes, path, offset, profile, pointer }) => {
    const refusal = refusalOf(bytes, profile, pointer);
    expect(refusal.code).toBe(code);
    if (code === 'NESTING_TOO_DEEP') return;
    expect(refusal.path).toBe(path);
    expect(refusal.offset).toBe(offset ?? refusal.offset);
    expect(refusal.offset).toBeLessThanOrEqual(bytes.length);
  });

  it('cover every code of the stage but those of the properties', () => {
    const codes = Object.entries(REFUSALS)
      .filter(([code, { stage }]) => stage === 'decode' && !code.startsWith('PROPERTIES_'))
      .map(([code]) => code);
    expect(new Set(CASES.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it('allow handles to nest up to the limit', () => {
    expect(() => decode(keyed(nested(999)), 'flink-2.3', 'resolvable')).not.toThrow();
  });

  it('do not take a parallelism for an amount of memory', () => {
    const huge = {
      ...sampleOperator(6, null),
      parallelism: 50_000_000,
      maxParallelism: 50_000_000,
    };
    const snapshot = { ...sampleSnapshot(6), operators: [huge] };
    expect(decode(encodeRaw(snapshot), 'flink-2.3', 'resolvable').operators).toHaveLength(1);
  });
});

function decode(bytes: Uint8Array, profile: string, pointer: PointerKnowledge): RawSnapshot {
  const { format } = findProfile(profile)!;
  return decodeRaw(bytes, { behaviour: format, dialect: format.dialect, pointer });
}

function refusalOf(
  bytes: Uint8Array,
  profile = 'flink-2.3',
  pointer: PointerKnowledge = 'resolvable',
): DecodeRefusal {
  try {
    decode(bytes, profile, pointer);
  } catch (error) {
    if (error instanceof DecodeRefusal) return error;
    throw error;
  }
  throw new Error('the bytes were accepted');
}

function keyedSnapshot(handle: RawKeyedHandle, version = 6): RawSnapshot {
  return { ...sampleSnapshot(version), operators: [sampleOperator(version, handle)] };
}

/** A handle in a version 3 file, as the releases up to 1.15 read it. */
function keyed3(tag: number): Uint8Array {
  const operator = sampleOperator(3, KEYED_HANDLES[tag]!) as RawOperator;
  const bare = {
    managedOperatorState: null,
    rawOperatorState: null,
    inputChannelState: [],
    resultSubpartitionState: [],
  };
  const [first] = operator.subtasks as readonly object[];
  const subtasks = [{ ...first, ...bare }] as never;
  return encodeRaw({ ...sampleSnapshot(3), operators: [{ ...operator, subtasks }] });
}

function withSubtask(change: (state: RawSubtaskState) => object): RawSnapshot {
  const operator = sampleOperator(6, null);
  const [state] = operator.subtasks as readonly RawSubtaskState[];
  return {
    ...sampleSnapshot(6),
    operators: [{ ...operator, subtasks: [change(state!) as never] }],
  };
}

function withCoordinator(coordinatorState: RawStreamHandle): Uint8Array {
  return encodeRaw({
    ...sampleSnapshot(6),
    operators: [{ ...sampleOperator(6, null), coordinatorState }],
  });
}

function fileMerging(change: object): Uint8Array {
  return encodeRaw(
    withSubtask((state) => ({
      ...state,
      rawOperatorState: { ...(state.rawOperatorState as object), ...change },
    })),
  );
}

function relative(): Uint8Array {
  return stream({ kind: 'relativeFile', relativePath: 'x', size: 0n });
}

/** A range whose end overflows: empty to Flink, though it announces offsets, which are there. */
function overflowingRange(): Uint8Array {
  const offsets = new BigInt64Array(3);
  return keyed({ ...KEYED_HANDLES[7], range: { start: 0x7fffffff, count: 3 }, offsets });
}

function nested(levels: number): RawKeyedHandle {
  let delegate: RawStreamHandle = bytesHandle;
  const range = { start: 0, count: 0 };
  for (let i = 0; i < levels; i++) {
    delegate = { kind: 'keyGroups', range, offsets: new BigInt64Array(), delegate };
  }
  return { kind: 'savepointKeyGroups', range, offsets: new BigInt64Array(), delegate };
}

function withByteAfter(bytes: Uint8Array, path: string, further: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[fieldAt(bytes, path).start + further] = value;
  return copy;
}
