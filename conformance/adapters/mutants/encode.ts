/** Planted wrong implementations that the rules of `encode` catch. */
import type { ChannelStateHandle, KeyedStateHandle } from '../../../spec/model/handles.ts';
import type { EncodeRequest } from '../../../spec/model/request.ts';
import type { OperatorState, Snapshot, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { REFERENCE } from '../reference/answer.ts';
import type { Implementation } from '../reference/answer.ts';
import type { Mutant } from './mutant.ts';

type Encode = Implementation['encode'];

const VERSION_OFFSET = 4;

/** Takes the request for another one. */
function mistakes(change: (request: EncodeRequest, profile: Profile) => EncodeRequest): Encode {
  return (request, profile) => REFERENCE.encode(change(request, profile), profile);
}

/** Writes another snapshot than it was asked for. */
function distorts(change: (snapshot: Snapshot) => Snapshot): Encode {
  return mistakes((request) => ({ ...request, snapshot: change(request.snapshot) }));
}

function withOperators(change: (operator: OperatorState) => OperatorState): Encode {
  return distorts((snapshot) => ({ ...snapshot, operators: snapshot.operators.map(change) }));
}

function withStates(change: (state: SubtaskState) => SubtaskState): Encode {
  return withOperators((operator) => ({
    ...operator,
    subtasks: operator.subtasks.map((entry) => ({ ...entry, state: change(entry.state) })),
  }));
}

/** Makes something else of the bytes that it wrote. */
function spoils(change: (bytes: Uint8Array, request: EncodeRequest) => Uint8Array): Encode {
  return (request, profile) => {
    const answer = REFERENCE.encode(request, profile);
    if (answer.kind !== 'result') return answer;
    return { kind: 'result', result: { bytes: change(answer.result.bytes, request) } };
  };
}

const withoutMerged = (handles: readonly ChannelStateHandle[]) =>
  handles.filter(({ kind }) => kind === 'channel');

const withNewId = (handle: KeyedStateHandle): KeyedStateHandle => ({
  ...handle,
  stateHandleId: '6f0c9d0e-3f4b-4d8e-9a55-0b6a4b1c7d21',
});

const shortened = (text: string) => text.slice(0, 20_000);

/** Where a text is too long, the names of master states are cut. */
const cutsTexts: Encode = (request, profile) => {
  const answer = REFERENCE.encode(request, profile);
  const isTooLong = answer.kind === 'refused' && answer.refusal.code === 'TEXT_TOO_LONG';
  if (!isTooLong) return answer;
  const masterStates = request.snapshot.masterStates.map(({ name, ...rest }) => ({
    ...rest,
    name: shortened(name),
  }));
  return REFERENCE.encode({ ...request, snapshot: { ...request.snapshot, masterStates } }, profile);
};

export const ENCODE_MUTANTS: readonly Mutant[] = [
  {
    id: 'own-version-is-written',
    ruleId: 'encode/writes-the-asked-version',
    fault: 'Whatever metadata version is asked for, that of the release is written.',
    encode: mistakes((request, { format }) =>
      format.writable.includes(request.metadataVersion)
        ? { ...request, metadataVersion: format.writes }
        : request,
    ),
  },
  {
    id: 'version-is-only-a-label',
    ruleId: 'encode/keeps-every-state',
    fault: 'Bytes of the newest metadata version get the number of the one that was asked for.',
    encode: (request, profile) => {
      const { writable, writes } = profile.format;
      if (!writable.includes(request.metadataVersion)) return REFERENCE.encode(request, profile);
      return spoils((bytes) => bytes.with(VERSION_OFFSET + 3, request.metadataVersion))(
        { ...request, metadataVersion: writes },
        profile,
      );
    },
  },
  {
    id: 'operators-are-sorted',
    ruleId: 'encode/keeps-every-state',
    fault: 'Operators are written by their IDs, not in the order that they were given in.',
    encode: distorts((snapshot) => ({
      ...snapshot,
      operators: snapshot.operators.toSorted((a, b) => (a.operatorId < b.operatorId ? -1 : 1)),
    })),
  },
  {
    id: 'handles-are-written-anew',
    ruleId: 'encode/keeps-every-state',
    fault: 'Keyed handles get new IDs when they are written.',
    encode: withStates((state) => ({
      ...state,
      managedKeyedState: state.managedKeyedState.map(withNewId),
    })),
  },
  {
    id: 'metadata-is-padded',
    ruleId: 'encode/keeps-every-state',
    fault: 'Zeros follow the last field, up to a multiple of eight bytes.',
    encode: spoils((bytes) =>
      Uint8Array.of(...bytes, ...new Uint8Array((8 - (bytes.length % 8)) % 8)),
    ),
  },
  {
    id: 'uids-are-forgotten',
    ruleId: 'encode/keeps-names',
    fault: 'Names of operators are written, and their uids are not.',
    encode: withOperators((operator) => ({ ...operator, uid: operator.uid === '' ? '' : null })),
  },
  {
    id: 'nameless-versions-refuse-names',
    ruleId: 'encode/keeps-names',
    fault: 'A snapshot with names is refused by metadata versions that have no place for them.',
    encode: (request, profile) => {
      const hasNames = request.snapshot.operators.some(({ name }) => name !== null);
      const answer = REFERENCE.encode(request, profile);
      if (!hasNames || request.metadataVersion >= 5 || answer.kind !== 'result') return answer;
      return { kind: 'refused', refusal: { code: 'OPERATOR_NAME_EMPTY', stage: 'encode' } };
    },
  },
  {
    id: 'properties-are-not-written',
    ruleId: 'encode/keeps-properties',
    fault: 'The null reference stands in the place of the checkpoint properties.',
    encode: distorts((snapshot) => ({ ...snapshot, properties: null })),
  },
  {
    id: 'empty-names-are-none',
    ruleId: 'encode/refuses-empty-names',
    fault: 'An empty name or uid is written as if there were none.',
    encode: withOperators((operator) => ({
      ...operator,
      name: operator.name === '' ? null : operator.name,
      uid: operator.uid === '' ? null : operator.uid,
    })),
  },
  {
    id: 'first-handle-is-written',
    ruleId: 'encode/holds-one-handle-of-a-kind',
    fault: 'Of several handles of one kind only the first is written.',
    encode: withStates((state) => ({
      ...state,
      managedOperatorState: state.managedOperatorState.slice(0, 1),
      managedKeyedState: state.managedKeyedState.slice(0, 1),
    })),
  },
  {
    id: 'merged-channels-are-dropped',
    ruleId: 'encode/refuses-merged-channels-before-6',
    fault: 'Metadata versions without merged handles are written without that in-flight data.',
    encode: (request, profile) =>
      request.metadataVersion >= 6
        ? REFERENCE.encode(request, profile)
        : withStates((state) => ({
            ...state,
            inputChannelState: withoutMerged(state.inputChannelState),
            resultSubpartitionState: withoutMerged(state.resultSubpartitionState),
          }))(request, profile),
  },
  {
    id: 'long-texts-are-cut',
    ruleId: 'encode/limits-texts',
    fault: 'A text that is too long is written with its first characters.',
    encode: cutsTexts,
  },
];
