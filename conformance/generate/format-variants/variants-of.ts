/** Which variants of the format a snapshot shows. */
import { operatorStateHandle } from '../../../spec/format/operator-state-handle.ts';
import { keyedStateHandle } from '../../../spec/format/keyed-state-handle.ts';
import type { UnionNode } from '../../../spec/format/node.ts';
import { itemsOf } from '../../../spec/format/raw-snapshot.ts';
import type {
  RawChannelHandle,
  RawFile,
  RawKeyedHandle,
  RawOperator,
  RawOperatorHandle,
  RawPresence,
  RawRunningSubtask,
  RawSnapshot,
  RawStreamHandle,
  RawSubtask,
} from '../../../spec/format/raw-snapshot.ts';
import { streamStateHandle } from '../../../spec/format/stream-state-handle.ts';
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import type { Dialect } from '../../../spec/profiles/format-differences.ts';
import { nameOf } from './list.ts';

/** The names of the variants, as `nameOf` makes them. */
export function variantsOf(snapshot: RawSnapshot): ReadonlySet<string> {
  const seen = new Seen(snapshot.dialect);
  seen.snapshot(snapshot);
  return seen.names;
}

const OPERATOR = 'operator';
const OPERATOR_STATE = 'operator state handle';
const KEYED_STATE = 'keyed state handle';
const STREAM = 'stream handle';
const CHANNEL = 'channel state';
const PROPERTIES = 'properties (V4+)';
const MODES = ['mode 0 SPLIT_DISTRIBUTE', 'mode 1 UNION', 'mode 2 BROADCAST'];
const SCOPES = ['tag 15 scope 0 EXCLUSIVE', 'tag 15 scope 1 SHARED'];
const CHANGELOG_TAGS_OF_1_14 = new Set([8, 9, 10]);
/** Fields whose strings are no texts of the file. */
const NO_TEXTS = new Set(['kind', 'operatorId']);
const SIZE_UNKNOWN = -1n;
const VERSION_WITH_CHANNEL_TAGS = 6;
/** The flags, in the order of `PROPERTY_FLAGS`, that have a variant of their own. */
const FLAGS: Readonly<Record<string, string>> = {
  '1111100': 'flags NEVER_RETAIN 1111100',
  '1011100': 'flags RETAIN_ON_FAILURE 1011100',
  '0011000': 'flags RETAIN_ON_CANCELLATION 0011000',
  '0000000': 'flags savepoint not forced 0000000',
  '0000010': 'flags savepoint forced 0000010',
};

const KEYED_TAGS = tagsByKind(keyedStateHandle);
const STREAM_TAGS = tagsByKind(streamStateHandle);
const OPERATOR_TAGS = tagsByKind(operatorStateHandle);
const CHANNEL_TAGS = {
  input: 'V6 input tag 1',
  output: 'V6 output tag 2',
  mergedInput: 'V6 input tag 3',
  mergedOutput: 'V6 output tag 4',
};

function tagsByKind({ variants }: UnionNode): ReadonlyMap<string, number> {
  return new Map(variants.map(({ kind, tag }) => [kind, tag]));
}

function tagOf(tags: ReadonlyMap<string, number>, handle: { readonly kind: string } | null) {
  return handle === null ? 0 : tags.get(handle.kind)!;
}

/** Goes through a snapshot and notes what it meets. */
class Seen {
  readonly names = new Set<string>();
  private readonly dialect: Dialect;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  snapshot(snapshot: RawSnapshot): void {
    const { metadataVersion, masterStates, operators, properties } = snapshot;
    this.see('header', `version ${metadataVersion}`);
    this.see('header', masterStates.length === 0 ? 'no master state' : 'with master state');
    for (const operator of operators) this.operator(operator, metadataVersion);
    if (properties !== undefined) this.properties(properties);
    this.texts(masterStates);
    this.texts(operators);
  }

  private see(section: string, variant: string): void {
    this.names.add(nameOf({ section, variant }));
  }

  private operator(operator: RawOperator, version: number): void {
    const { name, uid, chainLength, coordinatorState, subtasks } = operator;
    if (chainLength !== undefined)
      this.see(OPERATOR, chainLength === 1 ? 'V2 chain field = 1' : 'V2 chain field != 1');
    if (name !== undefined) this.see(OPERATOR, `V5+ name ${name === '' ? 'absent' : 'present'}`);
    if (uid !== undefined) this.see(OPERATOR, `V5+ uid ${uid === '' ? 'absent' : 'present'}`);
    if (coordinatorState !== undefined) {
      const tag = this.stream(coordinatorState);
      this.see(OPERATOR, tag === 0 ? 'coordinator absent' : `coordinator tag ${tag}`);
    }
    if ('count' in subtasks) {
      if (subtasks.count === -1) this.see(OPERATOR, 'fully finished (-1)');
      return;
    }
    this.subtasks(subtasks, operator.parallelism, version);
  }

  private subtasks(subtasks: readonly RawSubtask[], parallelism: number, version: number): void {
    const indices = new Set(subtasks.map(({ index }) => index));
    if (subtasks.length === 0) this.see(OPERATOR, 'zero subtasks');
    else if (indices.size < parallelism) this.see(OPERATOR, 'fewer subtasks than parallelism');
    if (indices.size < subtasks.length) this.see(OPERATOR, 'duplicate subtask index');
    for (const subtask of subtasks) {
      if ('finished' in subtask) this.see(OPERATOR, 'finished subtask (negative index)');
      else this.runningSubtask(subtask, version);
    }
  }

  private runningSubtask(subtask: RawRunningSubtask, version: number): void {
    const { duration, legacyStateCount: legacy } = subtask;
    this.see(OPERATOR, 'running subtask');
    if (duration !== undefined)
      this.see('V2 subtask', duration === -1n ? 'duration -1' : 'duration other');
    if (legacy !== undefined)
      this.see('V2 subtask', legacy === 0 ? 'legacy count 0' : 'legacy count other');
    this.operatorState('managed', subtask.managedOperatorState);
    this.operatorState('raw', subtask.rawOperatorState);
    this.keyedState('managed', subtask.managedKeyedState);
    this.keyedState('raw', subtask.rawKeyedState);
    for (const handle of itemsOf(subtask.inputChannelState ?? []))
      this.channel(handle, 'input', version);
    for (const handle of itemsOf(subtask.resultSubpartitionState ?? []))
      this.channel(handle, 'output', version);
  }

  private operatorState(place: string, presence: RawPresence<RawOperatorHandle>): void {
    if (presence === null) return;
    if ('flag' in presence) {
      if (presence.flag !== 1) this.see(OPERATOR_STATE, 'presence flag other than 0/1');
      if (presence.value === null) this.see(OPERATOR_STATE, 'tag 0 inside');
      else this.operatorHandle(place, presence.value);
    } else this.operatorHandle(place, presence);
  }

  private operatorHandle(place: string, handle: RawOperatorHandle): void {
    const tag = tagOf(OPERATOR_TAGS, handle);
    this.see(OPERATOR_STATE, `${place}, tag ${tag}`);
    if (handle.kind === 'fileMerging')
      this.see(OPERATOR_STATE, `17 with isEmpty=${Number(handle.isEmpty !== false)}`);
    if (handle.states.length === 0) this.see(OPERATOR_STATE, 'handle with zero states');
    for (const { mode, offsets } of handle.states) {
      this.see(OPERATOR_STATE, MODES[mode]!);
      if (offsets.length === 0) this.see(OPERATOR_STATE, 'a state with zero offsets');
    }
    this.see(OPERATOR_STATE, `tag ${tag} delegate -> stream tag ${this.stream(handle.delegate)}`);
  }

  private keyedState(place: string, handle: RawKeyedHandle | null): void {
    const tag = this.keyedHandle(handle);
    this.see(KEYED_STATE, `${place}, tag ${tag}`);
  }

  /** The handle's tag. */
  private keyedHandle(handle: RawKeyedHandle | null): number {
    if (handle === null) return 0;
    const tag = tagOf(KEYED_TAGS, handle);
    const see = (variant: string): void => this.see(KEYED_STATE, variant);
    see(`any position, tag ${tag}`);
    switch (handle.kind) {
      case 'keyGroups':
      case 'savepointKeyGroups':
      case 'keyGroupsV2':
        see(`tag ${tag} delegate -> stream tag ${this.stream(handle.delegate)}`);
        if (handle.range.count <= 0) see('empty key-group range with offsets');
        break;
      case 'incremental':
      case 'incrementalV2':
        see(`tag ${tag} meta -> stream tag ${this.stream(handle.meta)}`);
        this.files(`tag ${tag} shared`, handle.shared);
        this.files(`tag ${tag} private`, handle.private);
        break;
      case 'changelog':
      case 'changelogV2':
        this.parts(`tag ${tag} base`, handle.base);
        this.parts(`tag ${tag} delta`, handle.delta);
        break;
      case 'inMemoryChangelog':
        for (const { keyGroup } of handle.changes)
          see(`tag 9 change with key group ${keyGroup < 0 ? '-1' : '>= 0'}`);
        break;
      case 'fileChangelog':
      case 'fileChangelogV2':
        for (const { handle: stream } of handle.handles)
          see(`tag ${tag} handle -> stream tag ${this.stream(stream)}`);
    }
    if (this.dialect === '1.14' && CHANGELOG_TAGS_OF_1_14.has(tag))
      this.see('layout variants of V3', '1.14 changelog tags 8/9/10');
    return tag;
  }

  private files(place: string, files: readonly RawFile[]): void {
    this.see(KEYED_STATE, `${place} ${files.length === 0 ? 'empty' : 'non-empty'}`);
    for (const { handle } of files)
      this.see(KEYED_STATE, `${place} -> stream tag ${this.stream(handle)}`);
  }

  private parts(place: string, handles: readonly (RawKeyedHandle | null)[]): void {
    this.see(KEYED_STATE, `${place} ${handles.length === 0 ? 'empty' : 'non-empty'}`);
    for (const handle of handles)
      this.see(KEYED_STATE, `${place} -> keyed tag ${this.keyedHandle(handle)}`);
  }

  /** The handle's tag. */
  private stream(handle: RawStreamHandle | null): number {
    const tag = tagOf(STREAM_TAGS, handle);
    this.see(STREAM, `any position, tag ${tag}`);
    if (handle?.kind === 'bytes' && handle.data.length === 0)
      this.see(STREAM, 'tag 1 with zero bytes');
    if (handle?.kind === 'file' && handle.size === SIZE_UNKNOWN)
      this.see(STREAM, 'tag 2 with size -1');
    if (handle?.kind === 'segment') this.see(STREAM, SCOPES[handle.scope]!);
    if (handle?.kind === 'keyGroups') this.stream(handle.delegate);
    return tag;
  }

  private channel(handle: RawChannelHandle, side: 'input' | 'output', version: number): void {
    const tag = this.stream(handle.delegate);
    if (this.dialect === '1.11') this.see('layout variants of V3', '1.11 channel handles');
    if (version >= VERSION_WITH_CHANNEL_TAGS) {
      this.see(CHANNEL, CHANNEL_TAGS[handle.kind!]);
      return;
    }
    this.see(CHANNEL, `${side}, V3-V5 untagged`);
    this.see(CHANNEL, `untagged ${side} delegate -> stream tag ${tag}`);
  }

  private properties(properties: NonNullable<RawSnapshot['properties']>): void {
    const see = (variant: string): void => this.see(PROPERTIES, variant);
    if (properties.kind === 'null') see('TC_NULL');
    if (properties.kind === 'null' || properties.kind === 'raw') return;
    const bits = PROPERTY_FLAGS.map((flag) => Number(properties.flags[flag] !== 0)).join('');
    see(
      properties.kind === 'checkpoint'
        ? `CheckpointType ${properties.name}`
        : `SavepointType ${properties.name} / ${properties.formatType}`,
    );
    if (properties.flags.unclaimed !== 0) see('flags unclaimed 0000001');
    else if (FLAGS[bits] !== undefined) see(FLAGS[bits]);
  }

  /** Notes of every text in a value what it is. */
  private texts(value: unknown): void {
    if (typeof value === 'string') this.text(value);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    if ('mutf8' in value) this.see('strings', 'non-canonical bytes');
    for (const [key, item] of Object.entries(value)) if (!NO_TEXTS.has(key)) this.texts(item);
  }

  private text(text: string): void {
    if (text === '') this.see('strings', 'empty string');
    // oxlint-disable-next-line no-control-regex -- NUL is what is looked for
    if (/[^\x01-\x7f]/.test(text)) this.see('strings', 'non-ASCII or NUL');
  }
}
