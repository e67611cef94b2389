/** What was read, in the words of the model, with what files hold and with nothing made up. */
import { endKeyGroup, isEmptyRange } from '../format/key-groups.ts';
import type { RawKeyGroupRange } from '../format/raw-snapshot.ts';
import { CHECKPOINT_PROPERTIES, CHECKPOINT_TYPE, SAVEPOINT_TYPE } from '../format/java-classes.ts';
import { asPlain, fieldNames, isFields, isList } from '../model/comparison/plain.ts';
import type { Plain, PlainFields } from '../model/comparison/plain.ts';
import { OPERATOR_STATE_MODES } from '../model/handles.ts';
import { SUBTASK_STATE_KINDS } from '../model/snapshot.ts';
import { Unreadable } from './byte-reader.ts';
import type { JavaObject } from './java-object.ts';

/** The kinds of the model for what the descriptions call otherwise. */
const KINDS: Readonly<Record<string, string>> = {
  keyGroupsV2: 'keyGroups',
  savepointKeyGroups: 'keyGroups',
  incrementalV2: 'incremental',
  changelogV2: 'changelog',
  fileChangelogV2: 'fileChangelog',
  partitionable: 'operatorStream',
  fileMerging: 'fileMergingOperatorStream',
  input: 'channel',
  output: 'channel',
  mergedInput: 'mergedChannel',
  mergedOutput: 'mergedChannel',
};

/** An operator state. */
export function operatorInTheModel(raw: PlainFields): PlainFields {
  const { operatorId, parallelism, maxParallelism, coordinatorState = null, subtasks } = raw;
  const entries = isList(subtasks) ? subtasks.map((entry) => subtaskInTheModel(entry)) : [];
  return {
    operatorId,
    name: raw['name'] === '' ? null : (raw['name'] ?? null),
    uid: raw['uid'] === '' ? null : (raw['uid'] ?? null),
    parallelism,
    maxParallelism,
    coordinatorState: handle(coordinatorState),
    fullyFinished: !isList(subtasks),
    subtasks: entries.sort((a, b) => Number(a['index']) - Number(b['index'])),
  };
}

function subtaskInTheModel(raw: Plain): PlainFields {
  const { index, finished = false, ...state } = raw as PlainFields;
  const kinds = SUBTASK_STATE_KINDS.map((kind) => [kind, handles(state[kind] ?? null)] as const);
  return { index, finished, state: Object.fromEntries(kinds) };
}

function handles(raw: Plain): readonly Plain[] {
  if (raw === null) return [];
  return isList(raw) ? raw.map(channelHandle) : [handle(raw)];
}

/** One of a list, which has no tag before metadata version 6. */
function channelHandle(raw: Plain): Plain {
  const { kind = 'input', subtaskIndex = null, ...rest } = raw as PlainFields;
  return handle({ kind, subtaskIndex, ...rest });
}

/** A handle of any kind, with the handles in it; the fields are those of the model already. */
function handle(raw: Plain): Plain {
  if (isList(raw)) return raw.map(handle);
  if (!isFields(raw)) return raw;
  const read: Record<string, Plain> = {};
  for (const field of fieldNames(raw)) Object.assign(read, fieldInTheModel(field, raw[field]));
  const { kind } = raw;
  if (read['kind'] === 'keyGroups') {
    read['savepoint'] = kind === 'savepointKeyGroups';
    read['stateHandleId'] ??= null;
  }
  if (kind === 'incremental') read['stateHandleId'] = null;
  return read;
}

function fieldInTheModel(field: string, value: Plain): PlainFields {
  switch (field) {
    case 'kind':
      return { kind: KINDS[value as string] ?? value };
    case 'range':
      return { range: rangeInTheModel(value as unknown as RawKeyGroupRange) };
    case 'mode':
      return { mode: OPERATOR_STATE_MODES[value as number] };
    case 'scope':
      return { scope: value === 0 ? 'EXCLUSIVE' : 'SHARED' };
    case 'channels':
      return { serializedChannelOffsets: value };
    default:
      return { [field]: handle(value) };
  }
}

function rangeInTheModel(range: RawKeyGroupRange): PlainFields {
  return isEmptyRange(range)
    ? { start: 0, end: -1 }
    : { start: range.start, end: endKeyGroup(range) };
}

const TYPES: ReadonlyMap<Plain, string> = new Map([
  [CHECKPOINT_TYPE.name, 'checkpoint'],
  [SAVEPOINT_TYPE.name, 'savepoint'],
]);

/** Checkpoint properties. */
export function propertiesInTheModel(object: JavaObject | null): PlainFields | null {
  if (object === null) return null;
  if (object.className !== CHECKPOINT_PROPERTIES.name) {
    throw new Unreadable(`a ${object.className} in the place of the properties`);
  }
  const { checkpointType, ...flags } = object.fields as PlainFields;
  const type = asPlain(checkpointType);
  const kind = isFields(type) ? TYPES.get(type['className']) : undefined;
  if (!isFields(type) || kind === undefined) {
    throw new Unreadable('properties without a type of snapshot');
  }
  return { ...flags, type: { kind, ...(type['fields'] as PlainFields) } };
}
