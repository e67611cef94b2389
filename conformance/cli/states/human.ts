/** What `states` says to people. */
import type {
  KeyedContents,
  OperatorContents,
  Trouble,
} from '../../../impl/state-files/operator-contents.ts';
import type { SurveyedState } from '../../../impl/state-files/survey-keyed.ts';
import type { SurveyedOperatorState } from '../../../impl/state-files/survey-operator.ts';
import type { SurveyedSerializer } from '../../../impl/state-files/survey-states.ts';
import { counted, escaped, quoted, sizeOf } from '../inspect/text.ts';
import type { OperatorStates } from './read-states.ts';

/** So many troubles of one kind are told. */
const MOST_TROUBLES = 5;

const FORMATS: Readonly<Record<KeyedContents['format'], string>> = {
  full: 'full format',
  heap: "the heap's own format",
  database: 'files of a database',
};

/** An operator and what its state files hold. */
export function operatorLines(operator: OperatorStates): string[] {
  const { operatorId, name, uid } = operator;
  const words = [name === null ? null : quoted(name), uid === null ? null : `uid ${quoted(uid)}`];
  return [
    ['operator', ...words.filter((word) => word !== null), operatorId].join(' '),
    ...contentLines(operator).map((line) => `  ${line}`),
  ];
}

function contentLines({ keyed, operatorStates, troubles }: OperatorContents): string[] {
  return [
    ...keyed.flatMap(keyedLines),
    ...(operatorStates.length === 0 ? [] : ['operator state']),
    ...operatorStates.map((state) => `  ${operatorStateText(state)}`),
    ...troubleLines(troubles),
  ];
}

function keyedLines({ format, handles, compressed, keySerializers, range, states }: KeyedContents) {
  const keys = keySerializers.map(shortClass).join(' and ') || 'unknown keys';
  const parts = [
    `keyed state: ${FORMATS[format]}`,
    counted(handles, 'handle'),
    `key groups ${range.start}–${range.end}`,
    keys,
    ...(compressed ? ['compressed'] : []),
  ];
  return [parts.join(', '), ...states.map((state) => `  ${keyedStateText(state)}`)];
}

function keyedStateText({ name, kind, serializers, keyGroups, entries, bytes }: SurveyedState) {
  const amounts =
    keyGroups === null || entries === null || bytes === null
      ? 'how much is not known'
      : `${entriesText(entries)} in ${counted(keyGroups, 'key group')}, ${sizeOf(bytes)}`;
  const called = name === null ? 'a state of unknown name' : quoted(name);
  return [`${called} ${kind}: ${amounts}`, ...serializersText(serializers)].join('; ');
}

function entriesText(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries.toLocaleString('en-US')} entries`;
}

function operatorStateText({ name, mode, elements, serializers }: SurveyedOperatorState): string {
  const amount = counted(elements, 'element');
  return [`${quoted(name)} ${mode}: ${amount}`, ...serializersText(serializers)].join('; ');
}

const ROLES: Readonly<Record<string, string>> = {
  KEY_SERIALIZER: 'keys',
  NAMESPACE_SERIALIZER: 'namespaces',
  USER_KEY_SERIALIZER: 'user keys',
  VALUE_SERIALIZER: 'values',
};

function serializersText(serializers: readonly SurveyedSerializer[]): string[] {
  if (serializers.length === 0) return [];
  const texts = serializers.map((one) => `${ROLES[one.role] ?? quoted(one.role)} ${typeText(one)}`);
  return [texts.toSorted().toReversed().join(', ')];
}

function typeText({ className, nested }: Omit<SurveyedSerializer, 'role'>): string {
  const own = shortClass(className);
  return nested.length === 0 ? own : `${own}<${nested.map(typeText).join(', ')}>`;
}

/** `LongSerializer` for `org.apache.….LongSerializer$LongSerializerSnapshot`. */
function shortClass(className: string): string {
  const last = /[^.$]*$/.exec(className)![0].replace(/Snapshot$/, '');
  return escaped(last);
}

const WORDS: Readonly<Record<Trouble['kind'], string>> = {
  broken: 'BROKEN',
  missing: 'MISSING',
  unreadable: 'not looked for',
  opaque: 'not read',
};

function troubleLines(troubles: readonly Trouble[]): string[] {
  return (Object.keys(WORDS) as Trouble['kind'][]).flatMap((kind) => {
    const ofKind = troubles.filter((trouble) => trouble.kind === kind);
    const rest = ofKind.length - MOST_TROUBLES;
    const lines = ofKind
      .slice(0, MOST_TROUBLES)
      .map(({ subtask, why }) => `${WORDS[kind]}, subtask ${subtask}: ${escaped(why)}`);
    return rest > 0 ? lines.concat(`${WORDS[kind]}: and ${rest} more`) : lines;
  });
}
