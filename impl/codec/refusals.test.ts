import { describe, expect, it } from 'vitest';
import type { RawFlags } from '../../spec/format/properties.ts';
import type {
  RawIncrementalHandle,
  RawKeyedHandle,
  RawOperator,
  RawSnapshot,
  RawStreamHandle,
  RawSubtaskState,
} from '../../spec/format/raw-snapshot.ts';
import { PROPERTY_FLAGS } from '../../spec/model/properties.ts';
import { REFUSALS } from '../../spec/model/refusal.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { decodeRaw, encodeRaw } from './raw-codec.ts';
import type { PointerKnowledge } from './reader.ts';
import type { Field } from './trace.ts';
import { parseFlinkPath } from '../paths/flink-path.ts';
import type { FlinkPath } from '../paths/flink-path.ts';
import type { IncrementalRemoteKeyedStateHandle } from '../../spec/model/handles.ts';
import { semanticSnapshot } from './semantic/snapshot.ts';
import { CHANGELOG_V2, KEYED_HANDLES, sampleOperator, sampleSnapshot } from './samples/sample.ts';
import { cutAt, fieldAt, fieldsOf, withByte, withI32 } from './testing/patch.ts';

interface RefusedCase {
  readonly code: RefusalCode;
  readonly bytes: Uint8Array;
  /** The field to blame. */
  readonly path: string;
  /** In bytes from the file's start; absent: where the field starts. */
  readonly offset?: number;
  /** In bytes from the field's start. */
  readonly further?: number;
  /** The release that refuses; `flink-2.3` unless something older is asked. */
  readonly profile?: string;
  readonly pointer?: PointerKnowledge;
}

const DIRECTORY = (parseFlinkPath('file:/data/chk-1') as { path: FlinkPath }).path;
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
const properties = {
  kind: 'savepoint',
  flags: Object.fromEntries(PROPERTY_FLAGS.map((flag) => [flag, 0])) as RawFlags,
  name: 'Savepoint',
  formatType: 'NATIVE',
  postCheckpointAction: 'NONE',
} as const;
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
  { code: 'UTF_MALFORMED', bytes: withByteAfter(v6, 'operators[0].name', 3, 0xff), path: 'operators[0].name', further: 3 },
  { code: 'CHECKPOINT_ID_NEGATIVE', bytes: encodeRaw({ ...sampleSnapshot(6), checkpointId: -1n }), path: 'checkpointId', offset: 8 },
  { code: 'MASTER_STATE_COUNT_NEGATIVE', bytes: withI32(v6, 'masterStates.length', -1), path: 'masterStates', offset: 16 },
  { code: 'MASTER_STATE_MAGIC_UNEXPECTED', bytes: withI32(v6, 'masterStates[0].magic', 0), path: 'masterStates[0]', offset: 20 },
  { code: 'MASTER_STATE_LENGTH_NOT_POSITIVE', bytes: withI32(v6, 'masterStates[0].length', 0), path: 'masterStates[0]', offset: 24 },
  { code: 'MASTER_STATE_TRUNCATED', bytes: withI32(v6, 'masterStates[0].length', 3), path: 'masterStates[0].version', offset: 28 },
  { code: 'MASTER_STATE_TRUNCATED', bytes: withI32(v6, 'masterStates[0].length', 15), path: 'masterStates[0].payload' },
  { code: 'MASTER_STATE_PAYLOAD_NEGATIVE', bytes: withI32(v6, 'masterStates[0].payload', -1), path: 'masterStates[0].payload' },
  { code: 'MASTER_STATE_TRAILING_BYTES', bytes: withI32(v6, 'masterStates[0].payload', 1), path: 'masterStates[0]', further: 23 },
  { code: 'OPERATOR_COUNT_NEGATIVE', bytes: withI32(v6, 'operators.length', -2), path: 'operators' },
  { code: 'PARALLELISM_ABOVE_MAX', bytes: withI32(v6, 'operators[0].parallelism', 129), path: 'operators[0].parallelism' },
  { code: 'PARALLELISM_ABOVE_MAX', bytes: withI32(v2, 'operators[0].maxParallelism', 1), path: 'operators[0].parallelism' },
  { code: 'PARALLELISM_ABOVE_MAX', bytes: twiceWrong(), path: 'operators[0].parallelism', profile: 'flink-1.13' },
  { code: 'STREAM_HANDLE_TAG_UNKNOWN', bytes: twiceWrong(), path: 'operators[0].coordinatorState', profile: 'flink-1.15' },
  { code: 'PARALLELISM_NEGATIVE', bytes: withI32(v6, 'operators[0].parallelism', -1), path: 'operators[0].parallelism' },
  { code: 'COORDINATOR_STATE_NOT_BYTES', bytes: withCoordinator({ kind: 'emptySegment' }), path: 'operators[0].coordinatorState' },
  { code: 'COORDINATOR_STATE_ON_FINISHED_OPERATOR', bytes: withI32(v6, 'operators[0].subtasks.length', -1), path: 'operators[0].coordinatorState' },
  { code: 'SUBTASK_INDEX_OUT_OF_RANGE', bytes: withI32(v6, `${FIRST_SUBTASK}.index`, 2), path: FIRST_SUBTASK },
  { code: 'SUBTASK_INDEX_OUT_OF_RANGE', bytes: withI32(v2, `${FIRST_SUBTASK}.index`, -1), path: FIRST_SUBTASK },
  { code: 'SUBTASK_INDEX_OUT_OF_RANGE', bytes: withI32(v6, 'operators[0].subtasks[1].index', -3), path: 'operators[0].subtasks[1]' },
  { code: 'PARALLELISM_NEGATIVE', bytes: withI32(v2, 'operators[0].parallelism', -1), path: 'operators[0].parallelism' },
  { code: 'LEGACY_STATE_UNSUPPORTED', bytes: withI32(v2, `${FIRST_SUBTASK}.legacyStateCount`, 1), path: `${FIRST_SUBTASK}.legacyStateCount` },

  { code: 'OPERATOR_STATE_HANDLE_MISSING', bytes: inSubtask({ managedOperatorState: { flag: 1, value: null } }), path: `${FIRST_SUBTASK}.managedOperatorState` },
  { code: 'OPERATOR_STATE_HANDLE_MISSING', bytes: inSubtask({ rawOperatorState: { flag: 7, value: null } }), path: `${FIRST_SUBTASK}.rawOperatorState` },
  { code: 'OPERATOR_STATE_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.managedOperatorState.tag`, 5), path: `${FIRST_SUBTASK}.managedOperatorState`, further: 4 },
  { code: 'OPERATOR_STATE_COUNT_NEGATIVE', bytes: withI32(v6, `${FIRST_SUBTASK}.managedOperatorState.states.length`, -1), path: `${FIRST_SUBTASK}.managedOperatorState.states` },
  { code: 'OPERATOR_STATE_MODE_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.managedOperatorState.states[0].mode`, 3), path: `${FIRST_SUBTASK}.managedOperatorState.states[0].mode` },
  { code: 'OPERATOR_STATE_MODE_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.managedOperatorState.states[0].mode`, 0xff), path: `${FIRST_SUBTASK}.managedOperatorState.states[0].mode` },
  { code: 'OFFSET_COUNT_NEGATIVE', bytes: withI32(v6, `${FIRST_SUBTASK}.managedOperatorState.states[0].offsets.length`, -1), path: `${FIRST_SUBTASK}.managedOperatorState.states[0].offsets` },
  { code: 'OFFSET_COUNT_NEGATIVE', bytes: keyed({ ...KEYED_HANDLES[7], range: { start: 0, count: -1 }, offsets: new BigInt64Array() }), path: `${KEYED}.offsets` },
  { code: 'OPERATOR_STATE_DELEGATE_MISSING', bytes: inSubtask({ managedOperatorState: { kind: 'partitionable', states: [], delegate: null as never } }), path: `${FIRST_SUBTASK}.managedOperatorState.delegate` },
  { code: 'FILE_MERGING_DELEGATE_NOT_SEGMENT', bytes: fileMerging({ delegate: null }), path: `${FIRST_SUBTASK}.rawOperatorState.delegate` },
  { code: 'FILE_MERGING_DELEGATE_NOT_SEGMENT', bytes: fileMerging({ delegate: bytesHandle }), path: `${FIRST_SUBTASK}.rawOperatorState.delegate` },

  { code: 'KEYED_STATE_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${KEYED}.tag`, 15), path: KEYED },
  { code: 'KEYED_STATE_HANDLE_TAG_UNKNOWN', bytes: keyed3(KEYED_HANDLES[12]!), path: KEYED, profile: 'flink-1.13' },
  { code: 'KEY_GROUP_RANGE_INVALID', bytes: keyed({ ...KEYED_HANDLES[7], range: { start: -1, count: 2 } }), path: `${KEYED}.range` },
  { code: 'KEYED_STATE_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${KEYED}.tag`, 0xff), path: KEYED },
  { code: 'KEY_GROUP_RANGE_INVALID', bytes: keyed({ ...KEYED_HANDLES[11], range: { start: -5, count: 5 } }), path: `${KEYED}.range` },
  { code: 'KEY_GROUP_RANGE_INVALID', bytes: keyed({ ...CHANGELOG_V2, range: { start: -0x80000000, count: 1 } }), path: `${KEYED}.range` },
  { code: 'KEY_GROUP_OFFSETS_MISMATCH', bytes: overflowingRange(), path: `${KEYED}.offsets` },
  { code: 'KEY_GROUPS_DELEGATE_MISSING', bytes: stream(null), path: `${KEYED}.delegate` },
  { code: 'KEY_GROUPS_DELEGATE_MISSING', bytes: keyed({ ...KEYED_HANDLES[12], delegate: null }), path: `${KEYED}.delegate` },
  { code: 'INCREMENTAL_META_MISSING', bytes: keyed3(KEYED_HANDLES[11]!), path: `${KEYED}.meta`, profile: 'flink-1.15' },
  { code: 'FILE_LIST_HANDLE_MISSING', bytes: keyed({ ...KEYED_HANDLES[5], shared: [{ localPath: 'x', handle: null }] }), path: `${KEYED}.shared[0].handle` },
  { code: 'KEY_GROUPS_DELEGATE_MISSING', bytes: stream({ kind: 'keyGroups', range: { start: 0, count: 0 }, offsets: new BigInt64Array(), delegate: null as never }), path: `${KEYED}.delegate.delegate` },
  { code: 'FILE_LIST_HANDLE_MISSING', bytes: keyed({ ...KEYED_HANDLES[11], private: [{ localPath: 'x', handle: null }] }), path: `${KEYED}.private[0].handle` },
  { code: 'FILE_LIST_HANDLE_MISSING', bytes: keyed3(lackingFile(5)), path: KEYED, profile: 'flink-1.13' },
  { code: 'FILE_LIST_HANDLE_MISSING', bytes: keyed3(lackingFile(5)), path: `${KEYED}.meta`, profile: 'flink-1.15' },
  { code: 'FILE_LIST_HANDLE_MISSING', bytes: keyed3({ ...lackingFile(11), checkpointedSize: 1n, meta: bytesHandle } as RawKeyedHandle), path: KEYED, profile: 'flink-1.15' },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(list, `${KEYED}.base.length`, -1), path: `${KEYED}.base` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(list, `${KEYED}.delta.length`, -1), path: `${KEYED}.delta` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(keyed(KEYED_HANDLES[9]), `${KEYED}.changes.length`, -1), path: `${KEYED}.changes` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(keyed(KEYED_HANDLES[10]), `${KEYED}.handles.length`, -1), path: `${KEYED}.handles` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(keyed(KEYED_HANDLES[5]), `${KEYED}.shared.length`, -1), path: `${KEYED}.shared` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(keyed(KEYED_HANDLES[5]), `${KEYED}.private.length`, -1), path: `${KEYED}.private` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(channel, `${FIRST_SUBTASK}.inputChannelState[0].offsets.length`, -1), path: `${FIRST_SUBTASK}.inputChannelState[0].offsets` },
  { code: 'LIST_COUNT_NEGATIVE', bytes: withI32(channel, `${FIRST_SUBTASK}.resultSubpartitionState[0].offsets.length`, -1), path: `${FIRST_SUBTASK}.resultSubpartitionState[0].offsets` },
  { code: 'CHANGELOG_RANGE_EMPTY', bytes: keyed({ ...KEYED_HANDLES[8], range: { start: 3, count: -2 } }), path: `${KEYED}.range` },
  { code: 'CHANGELOG_RANGE_EMPTY', bytes: keyed({ ...CHANGELOG_V2, range: { start: 0, count: 0 } }), path: `${KEYED}.range` },
  { code: 'CHANGELOG_BASE_MISSING', bytes: nullBase('1.14'), path: KEYED, profile: 'flink-1.14' },
  { code: 'CHANGELOG_DELTA_MISSING', bytes: keyed({ ...CHANGELOG_V2, delta: [null] }), path: KEYED },
  { code: 'CHANGELOG_DELTA_MISSING', bytes: keyed({ ...CHANGELOG_V2, base: [{ ...CHANGELOG_V2, delta: [null] }] }), path: KEYED },
  { code: 'CHANGELOG_DELTA_NOT_CHANGELOG', bytes: keyed({ ...CHANGELOG_V2, delta: [KEYED_HANDLES[12]] }), path: `${KEYED}.delta[0]` },
  { code: 'CHANGELOG_DELTA_NOT_CHANGELOG', bytes: keyed({ ...CHANGELOG_V2, delta: [CHANGELOG_V2] }), path: `${KEYED}.delta[0]` },
  { code: 'SEQUENCE_NUMBER_NEGATIVE', bytes: keyed({ ...KEYED_HANDLES[9], from: -1n }), path: `${KEYED}.from` },
  { code: 'SEQUENCE_NUMBER_NEGATIVE', bytes: keyed({ ...KEYED_HANDLES[9], to: -1n }), path: `${KEYED}.to` },
  { code: 'CHANGE_KEY_GROUP_INVALID', bytes: keyed({ ...KEYED_HANDLES[9], changes: [{ keyGroup: -2, change: new Uint8Array() }] }), path: `${KEYED}.changes[0].keyGroup` },
  { code: 'CHANGE_BYTES_TRUNCATED', bytes: withI32(keyed(KEYED_HANDLES[9]), `${KEYED}.changes[0].change`, 0x7fffffff), path: `${KEYED}.changes[0].change` },

  { code: 'STREAM_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, 'operators[0].coordinatorState.tag', 17), path: 'operators[0].coordinatorState' },
  { code: 'STREAM_HANDLE_TAG_UNKNOWN', bytes: cutAt(v6, 'operators[0].coordinatorState.tag'), path: 'operators[0].coordinatorState' },
  { code: 'BYTE_COUNT_NEGATIVE', bytes: withI32(v6, 'operators[0].coordinatorState.data', -1), path: 'operators[0].coordinatorState.data' },
  { code: 'BYTE_COUNT_NEGATIVE', bytes: withI32(keyed(KEYED_HANDLES[9]), `${KEYED}.changes[0].change`, -1), path: `${KEYED}.changes[0].change` },
  { code: 'BYTE_COUNT_NEGATIVE', bytes: withI32(v6, `${FIRST_SUBTASK}.inputChannelState[1].channels.length`, -1), path: `${FIRST_SUBTASK}.inputChannelState[1].channels` },
  { code: 'FILE_SIZE_INVALID', bytes: stream({ kind: 'file', size: -2n, path: '/x' }), path: `${KEYED}.delegate.size` },
  { code: 'FILE_SIZE_INVALID', bytes: stream({ kind: 'relativeFile', size: -2n, relativePath: 'x' }), path: `${KEYED}.delegate.size` },
  { code: 'PATH_EMPTY', bytes: stream({ kind: 'file', size: 0n, path: '' }), path: `${KEYED}.delegate.path` },
  { code: 'PATH_EMPTY', bytes: fileMerging({ sharedDir: '' }), path: `${FIRST_SUBTASK}.rawOperatorState.sharedDir` },
  { code: 'PATH_EMPTY', bytes: fileMerging({ taskOwnedDir: '' }), path: `${FIRST_SUBTASK}.rawOperatorState.taskOwnedDir` },
  { code: 'PATH_EMPTY', bytes: stream({ kind: 'relativeFile', size: 0n, relativePath: '' }), path: `${KEYED}.delegate.relativePath` },
  { code: 'PATH_EMPTY', bytes: stream({ kind: 'segment', startPos: 0n, size: 0n, scope: 0, path: '', logicalFileId: '' }), path: `${KEYED}.delegate.path` },
  { code: 'PATH_INVALID', bytes: fileMerging({ sharedDir: '1:x' }), path: `${FIRST_SUBTASK}.rawOperatorState.sharedDir` },
  { code: 'PATH_INVALID', bytes: stream({ kind: 'segment', startPos: 0n, size: 0n, scope: 0, path: 'ab:c', logicalFileId: '' }), path: `${KEYED}.delegate.path` },
  { code: 'PATH_INVALID', bytes: stream({ kind: 'file', size: 0n, path: 'file:no-slash' }), path: `${KEYED}.delegate.path` },
  { code: 'PATH_INVALID', bytes: stream({ kind: 'relativeFile', size: 0n, relativePath: ':x' }), path: `${KEYED}.delegate.relativePath` },
  { code: 'SEGMENT_SCOPE_UNKNOWN', bytes: stream({ kind: 'segment', startPos: 0n, size: 0n, scope: 2, path: '/x', logicalFileId: '' }), path: `${KEYED}.delegate.scope` },
  { code: 'SEGMENT_SCOPE_UNKNOWN', bytes: stream({ kind: 'segment', startPos: 0n, size: 0n, scope: -1, path: '/x', logicalFileId: '' }), path: `${KEYED}.delegate.scope` },
  { code: 'CHANNEL_HANDLE_TAG_UNKNOWN', bytes: cutAt(v6, `${FIRST_SUBTASK}.inputChannelState[0].tag`), path: `${FIRST_SUBTASK}.inputChannelState[0]` },
  { code: 'CHANNEL_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.resultSubpartitionState[0].tag`, 3), path: `${FIRST_SUBTASK}.resultSubpartitionState[0]` },
  { code: 'CHANNEL_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.inputChannelState[0].tag`, 2), path: `${FIRST_SUBTASK}.inputChannelState[0]` },
  { code: 'CHANNEL_HANDLE_TAG_UNKNOWN', bytes: withByte(v6, `${FIRST_SUBTASK}.resultSubpartitionState[0].tag`, 1), path: `${FIRST_SUBTASK}.resultSubpartitionState[0]` },
  { code: 'CHANNEL_DELEGATE_MISSING', bytes: inSubtask({ inputChannelState: [{ kind: 'input', subtaskIndex: 0, info: { first: 0, second: 0 }, offsets: new BigInt64Array(), size: 0n, delegate: null as never }] }), path: `${FIRST_SUBTASK}.inputChannelState[0].delegate` },
  { code: 'CHANNEL_DELEGATE_MISSING', bytes: untaggedChannelWithoutDelegate(), path: `${FIRST_SUBTASK}.resultSubpartitionState[0].delegate` },
  { code: 'RELATIVE_HANDLE_WITHOUT_POINTER', bytes: relative(), path: `${KEYED}.delegate`, pointer: 'RELATIVE_HANDLE_WITHOUT_POINTER', further: 1 },
  { code: 'RELATIVE_HANDLE_POINTER_UNRESOLVABLE', bytes: relative(), path: `${KEYED}.delegate`, pointer: 'RELATIVE_HANDLE_POINTER_UNRESOLVABLE', further: 12 },
  { code: 'RELATIVE_HANDLE_POINTER_EMPTY', bytes: relative(), path: `${KEYED}.delegate`, pointer: 'RELATIVE_HANDLE_POINTER_EMPTY', further: 12 },
  { code: 'NESTING_TOO_DEEP', bytes: keyed(nested(1_001)), path: `${KEYED}.delegate${'.delegate'.repeat(1_001)}` },
];

describe('refusals of bytes', () => {
  it.each(CASES)(
    '$code at $path',
    ({ code, bytes, path, offset, further = 0, profile, pointer }) => {
      const refusal = refusalOf(bytes, profile, pointer);
      expect(refusal.code).toBe(code);
      expect(refusal.path).toBe(path);
      expect(refusal.offset).toBe(offset ?? startOf(path, bytes, profile, pointer) + further);
    },
  );

  it('cover every code of the stage but those of the properties', () => {
    const codes = Object.entries(REFUSALS)
      .filter(([code, { stage }]) => stage === 'decode' && !code.startsWith('PROPERTIES_'))
      .map(([code]) => code);
    expect(new Set(CASES.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it('blame what Flink checks first', () => {
    const tooParallel = { parallelism: 129, subtasks: { count: -1 } };
    const coordinated = { ...sampleOperator(6, null), ...tooParallel };
    const alone = { ...coordinated, coordinatorState: null };
    const onV2 = { ...sampleOperator(2, null), ...tooParallel };
    const code = (version: number, operator: RawOperator): RefusalCode =>
      refusalOf(encodeRaw({ ...sampleSnapshot(version), operators: [operator] })).code;
    expect(code(6, coordinated)).toBe('COORDINATOR_STATE_ON_FINISHED_OPERATOR');
    expect(code(6, alone)).toBe('PARALLELISM_ABOVE_MAX');
    expect(code(2, onV2)).toBe('PARALLELISM_ABOVE_MAX');
    const body = inSubtask({ managedOperatorState: { flag: 1, value: null } });
    const outOfRange = Buffer.from(body);
    outOfRange.writeInt32BE(0, fieldAt(v6, 'operators[0].parallelism').start);
    expect(refusalOf(outOfRange).code).toBe('OPERATOR_STATE_HANDLE_MISSING');
  });

  it.each([2, 3, 6])('meet every proper prefix of a file of version %i', (version) => {
    const sample = sampleSnapshot(version);
    const operators = sample.operators.slice(-2);
    const whole = encodeRaw({ ...sample, operators, ...(version < 4 ? {} : { properties }) });
    const fields = fieldsOf(whole);
    const tags: Readonly<Record<string, RefusalCode>> = {
      StreamStateHandle: 'STREAM_HANDLE_TAG_UNKNOWN',
      InputStateHandle: 'CHANNEL_HANDLE_TAG_UNKNOWN',
      OutputStateHandle: 'CHANNEL_HANDLE_TAG_UNKNOWN',
    };
    let at = 0;
    for (let length = 0; length < whole.length; length++) {
      while (fields[at]!.end <= length) at++;
      const { path, start, type } = fields[at]!;
      const refusal = refusalOf(whole.subarray(0, length));
      const isCutBehindCount = path.endsWith('.change') && length - start >= 4;
      const isFrame = /^masterStates.*(?<!\.magic|\.length)$/.test(path) && path !== 'masterStates';
      const code = path.startsWith('properties') ? 'PROPERTIES_TRUNCATED' : 'TRUNCATED';
      expect(refusal.code, `${length}: ${path}`).toBe(
        length < 8
          ? 'HEADER_TRUNCATED'
          : isCutBehindCount
            ? 'CHANGE_BYTES_TRUNCATED'
            : (tags[type] ?? code),
      );
      expect(refusal.offset, `${length}: ${path}`).toBeLessThanOrEqual(length);
      // A frame is found to be cut as soon as its length is known.
      const isWithin = path.startsWith(refusal.path) || refusal.path.startsWith(path);
      expect(isFrame || isWithin, `${path} at ${refusal.path}`).toBe(true);
    }
  });

  it('allow handles to nest up to the limit', () => {
    expect(() => decode(keyed(nested(999)), 'flink-2.3', 'resolvable')).not.toThrow();
  });

  it('drop a null among the materialised parts of a changelog from 1.15 on', () => {
    expect(() => decode(nullBase('std'), 'flink-1.15', 'resolvable')).not.toThrow();
  });

  it('pass over a file that a later one of the same path replaces, where releases keep one', () => {
    const file = { localPath: 'x', handle: bytesHandle };
    const bytes = keyed3({ ...lackingFile(5), shared: [...lackingFile(5).shared, file] });
    for (const profile of ['flink-1.13', 'flink-1.15']) {
      const { format } = findProfile(profile)!;
      const snapshot = decode(bytes, profile, 'resolvable');
      const as = { behaviour: format, metadataVersion: 3, exclusiveDirectory: DIRECTORY };
      const [handle] = semanticSnapshot(snapshot, as).operators[0]!.subtasks[0]!.state
        .managedKeyedState as IncrementalRemoteKeyedStateHandle[];
      expect(handle!.shared).toHaveLength(1);
    }
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

/** Where a field starts: where its first bytes were read, or where those before it ended. */
function startOf(
  path: string,
  bytes: Uint8Array,
  profile = 'flink-2.3',
  pointer: PointerKnowledge = 'resolvable',
): number {
  const { format } = findProfile(profile)!;
  const fields: Field[] = [];
  const onField = (field: Field): unknown => fields.push(field);
  const options = { behaviour: format, dialect: format.dialect, pointer, onField };
  expect(() => decodeRaw(bytes, options)).toThrow(DecodeRefusal);
  const first = fields.find(
    (field) =>
      field.path === path ||
      (/^[.[]/.test(field.path.slice(path.length)) && field.path.startsWith(path)),
  );
  return first?.start ?? fields.at(-1)?.end ?? 0;
}

function keyedSnapshot(handle: RawKeyedHandle, version = 6): RawSnapshot {
  return { ...sampleSnapshot(version), operators: [sampleOperator(version, handle)] };
}

/** A handle in a version 3 file, as the releases up to 1.15 read it. */
function keyed3(handle: RawKeyedHandle, dialect: Dialect = 'std'): Uint8Array {
  const operator = sampleOperator(3, handle) as RawOperator;
  const bare = {
    managedOperatorState: null,
    rawOperatorState: null,
    inputChannelState: [],
    resultSubpartitionState: [],
  };
  const [first] = operator.subtasks as readonly object[];
  const subtasks = [{ ...first, ...bare }] as never;
  return encodeRaw({ ...sampleSnapshot(3), dialect, operators: [{ ...operator, subtasks }] });
}

/** An incremental handle of a tag, with a file that has no stream handle. */
function lackingFile(tag: 5 | 11): RawIncrementalHandle {
  const shared = [{ localPath: 'x', handle: null as never }];
  return { ...(KEYED_HANDLES[tag] as RawIncrementalHandle), shared };
}

/** A changelog handle whose materialised part is the null handle. */
function nullBase(dialect: '1.14' | 'std'): Uint8Array {
  const handle = { ...KEYED_HANDLES[8], base: [null] } as RawKeyedHandle;
  return keyed3(handle, dialect);
}

/** Of an operator both the parallelism and the coordinator's state are refused. */
function twiceWrong(): Uint8Array {
  const v3 = encodeRaw(sampleSnapshot(3));
  const tag = 'operators[0].coordinatorState.tag';
  const bytes = withI32(v3, 'operators[0].parallelism', 129);
  bytes[fieldAt(v3, tag).start] = 17;
  return bytes;
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

/** In the layout of metadata versions 3 to 5. */
function untaggedChannelWithoutDelegate(): Uint8Array {
  const operator = sampleOperator(4, null);
  const [state] = operator.subtasks as readonly RawSubtaskState[];
  const [channelHandle] = state!.resultSubpartitionState as readonly object[];
  const resultSubpartitionState = [{ ...channelHandle, delegate: null }];
  const subtasks = [{ ...state, resultSubpartitionState }] as never;
  return encodeRaw({ ...sampleSnapshot(4), operators: [{ ...operator, subtasks }] });
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
