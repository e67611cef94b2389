/** Files that show what the variations of one operator do not: heads, ends, and odd values. */
import type { RawProperties, RawFlags } from '../../../spec/format/properties.ts';
import type {
  RawKeyedHandle,
  RawOperator,
  RawRunningSubtask,
  RawSnapshot,
} from '../../../spec/format/raw-snapshot.ts';
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import { encodeRaw } from '../../../impl/codec/raw-codec.ts';
import {
  KEYED_HANDLES,
  NO_STATE,
  sampleOperator,
  snapshotOfOne,
} from '../../../impl/codec/samples/sample.ts';
import { baseSnapshot, layoutName, LAYOUTS } from './bases.ts';
import type { Layout } from './bases.ts';
import { askedToDecode } from './pack-case.ts';
import type { PackCase } from './pack-case.ts';

/** Flink's own sets of flags, as `CheckpointProperties` names them, in the order of the flags. */
const FLAG_SETS = {
  'never retained': '1111100',
  'retained on failure': '1011100',
  'retained on cancellation': '0011000',
  'savepoint that was not forced': '0000000',
  'savepoint that was forced': '0000010',
  unclaimed: '0000001',
} as const;

type Savepoint = Extract<RawProperties, { kind: 'savepoint' }>;
const ACTIONS: Readonly<Record<string, Savepoint['postCheckpointAction']>> = {
  Savepoint: 'NONE',
  'Suspend Savepoint': 'SUSPEND',
  'Terminate Savepoint': 'TERMINATE',
};
const FORMATS = ['CANONICAL', 'NATIVE'] as const;

function flagsOf(bits: string): RawFlags {
  const entries = PROPERTY_FLAGS.map((flag, place) => [flag, Number(bits[place])]);
  return Object.fromEntries(entries) as RawFlags;
}

function checkpoint(bits: string, name = 'Checkpoint'): RawProperties {
  const sharingFilesStrategy = name === 'Checkpoint' ? 'FORWARD_BACKWARD' : 'FORWARD';
  return { kind: 'checkpoint', flags: flagsOf(bits), name, sharingFilesStrategy };
}

/** All that Flink writes at a file's end. */
const ENDS: readonly (readonly [string, RawProperties])[] = [
  ...Object.entries(FLAG_SETS).map(([what, bits]) => [what, checkpoint(bits)] as const),
  ['full checkpoint', checkpoint(FLAG_SETS['never retained'], 'Full Checkpoint')],
  ...Object.entries(ACTIONS).flatMap(([name, postCheckpointAction]) =>
    FORMATS.map((formatType) => {
      const flags = flagsOf(FLAG_SETS['savepoint that was forced']);
      const value = { kind: 'savepoint', flags, formatType, name, postCheckpointAction } as const;
      return [`${name} ${formatType}`.toLowerCase(), value] as const;
    }),
  ),
];

/** Changes of an operator that has one subtask without state. */
type Odd = (operator: RawOperator, subtask: RawRunningSubtask) => RawOperator | null;

const inSubtask =
  (change: object): Odd =>
  (operator, subtask) => ({ ...operator, subtasks: [{ ...subtask, ...change }] });

const nameless: Odd = (operator) => ({ ...operator, name: '', uid: '' });
/** Flink 1.11 alone accepts this one, so it is in the layout that no other reads. */
const OF_ONE_RELEASE: Odd = inSubtask({ managedOperatorState: { flag: 1, value: null } });
const ODDITIES: Readonly<Record<string, Odd>> = {
  'chain of two': (operator) =>
    'chainLength' in operator ? { ...operator, chainLength: 2 } : null,
  'negative count of legacy states': (operator, subtask) =>
    'legacyStateCount' in subtask ? inSubtask({ legacyStateCount: -1 })(operator, subtask) : null,
  'operator state behind an odd flag': (operator, subtask) =>
    inSubtask({
      managedOperatorState: { flag: 2, value: subtask.managedOperatorState },
    })(operator, subtask),
  'file of unknown size': inSubtask({
    managedKeyedState: {
      ...KEYED_HANDLES[3]!,
      delegate: { kind: 'file', size: -1n, path: 'file:/data/state' },
    } as RawKeyedHandle,
  }),
  'range of no key groups': inSubtask({
    managedKeyedState: {
      ...KEYED_HANDLES[3]!,
      range: { start: 5, count: 0 },
      offsets: new BigInt64Array(),
    } as RawKeyedHandle,
  }),
  'no name and no uid': (operator, subtask) =>
    'name' in operator ? nameless(operator, subtask) : null,
  'text in more bytes than needed': inSubtask({
    managedKeyedState: {
      ...KEYED_HANDLES[3]!,
      delegate: {
        kind: 'bytes',
        handleName: { mutf8: Buffer.from([0xc1, 0x81]) },
        data: new Uint8Array(),
      },
    } as RawKeyedHandle,
  }),
};

/** The cases, layout by layout: with everything at once, each end, and each oddity. */
export function wholeFileCases(suite: string): PackCase[][] {
  return LAYOUTS.map((layout) => {
    const everything = baseSnapshot(layout);
    const ends = layout.metadataVersion < 4 ? [] : endCases(suite, layout);
    return [caseOf(suite, layout, 'everything', 'one of each kind of handle', everything)].concat(
      ends,
      oddCases(suite, layout),
    );
  });
}

function endCases(suite: string, layout: Layout): PackCase[] {
  const base = plain(layout);
  return ENDS.map(([what, properties]) =>
    caseOf(suite, layout, `properties/${what}`, `ends as: ${what}`, { ...base, properties }),
  );
}

function oddCases(suite: string, layout: Layout): PackCase[] {
  const [operator] = plain(layout).operators as readonly [RawOperator];
  const [subtask] = operator.subtasks as readonly [RawRunningSubtask];
  const ofLayout = layout.dialect === '1.11' ? { 'announced null handle': OF_ONE_RELEASE } : {};
  return Object.entries({ ...ODDITIES, ...ofLayout }).flatMap(([what, odd]) => {
    const changed = odd(operator, subtask);
    return changed === null ? [] : [caseOf(suite, layout, what, what, plain(layout, changed))];
  });
}

/** One operator with some operator state and no keyed state, which every reader of the layout knows. */
function plain({ metadataVersion, dialect }: Layout, operator?: RawOperator): RawSnapshot {
  const sample = sampleOperator(metadataVersion, null);
  const [subtask] = sample.subtasks as readonly [RawRunningSubtask];
  const { duration, legacyStateCount, managedOperatorState } = subtask;
  const fillers = metadataVersion === 2 ? { duration, legacyStateCount } : {};
  const only = { ...NO_STATE, ...fillers, managedOperatorState } as RawRunningSubtask;
  return snapshotOfOne(operator ?? { ...sample, subtasks: [only] }, metadataVersion, dialect);
}

function caseOf(
  suite: string,
  layout: Layout,
  what: string,
  about: string,
  snapshot: RawSnapshot,
): PackCase {
  const id = `${suite}/${layoutName(layout)}/${what.replaceAll(/[ ,]+/g, '-')}`;
  return { id, about, subject: askedToDecode(id, encodeRaw(snapshot)) };
}
