/** Planted wrong implementations that the rules of `decode` catch. */
import type { AnswerTo } from '../../../spec/model/case.ts';
import type { KeyedStateHandle } from '../../../spec/model/handles.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { RefusalCode } from '../../../spec/model/refusal.ts';
import type { DecodeRequest } from '../../../spec/model/request.ts';
import { hasState } from '../../../spec/model/snapshot.ts';
import type { OperatorState, Snapshot } from '../../../spec/model/snapshot.ts';
import { REFERENCE } from '../reference/answer.ts';
import type { Implementation } from '../reference/answer.ts';
import type { Mutant } from './mutant.ts';

type Decode = Implementation['decode'];

const MAGIC = [0x49, 0x60, 0x67, 0x2d] as const;
const VERSION_OFFSET = 4;
const CHECKPOINT_ID_OFFSET = 8;

/** Takes the metadata for other bytes than they are. */
function misreads(change: (bytes: Uint8Array, newest: number) => Uint8Array): Decode {
  return (request, profile) => {
    const files = request.files.map((file) =>
      file.path === request.metadata
        ? { ...file, bytes: change(file.bytes, profile.format.writes) }
        : file,
    );
    return REFERENCE.decode({ ...request, files }, profile);
  };
}

/** Makes something else of the snapshot that it read. */
function distorts(change: (snapshot: Snapshot) => Snapshot): Decode {
  return (request, profile) => {
    const answer = REFERENCE.decode(request, profile);
    return answer.kind === 'result' ? { ...answer, result: change(answer.result) } : answer;
  };
}

function withOperators(change: (operator: OperatorState) => OperatorState): Decode {
  return distorts((snapshot) => ({ ...snapshot, operators: snapshot.operators.map(change) }));
}

function withKeyedHandles(change: (handle: KeyedStateHandle) => KeyedStateHandle): Decode {
  return withOperators((operator) => ({
    ...operator,
    subtasks: operator.subtasks.map((entry) => ({
      ...entry,
      state: { ...entry.state, managedKeyedState: entry.state.managedKeyedState.map(change) },
    })),
  }));
}

function withVersion(bytes: Uint8Array, version: number): Uint8Array {
  return bytes.length < CHECKPOINT_ID_OFFSET ? bytes : bytes.with(VERSION_OFFSET + 3, version);
}

function versionOf(bytes: Uint8Array): number {
  return bytes[VERSION_OFFSET + 3] ?? 0;
}

/** A file of which a reader needs less than all has bytes behind its end. */
const mindsWhatFollows: Decode = (request, profile) => {
  const answer = REFERENCE.decode(request, profile);
  const shorter = misreads((bytes) => bytes.subarray(0, -1))(request, profile);
  if (answer.kind !== 'result' || shorter.kind !== 'result') return answer;
  return { kind: 'refused', refusal: { code: 'PROPERTIES_STREAM_CORRUPTED', stage: 'decode' } };
};

const EMPTY_SNAPSHOT: AnswerTo<'decode'> = {
  kind: 'result',
  result: { checkpointId: 0n, masterStates: [], operators: [], properties: null },
};

/** Takes what it should refuse for a snapshot without state. */
function doesNotMind(code: RefusalCode): Decode {
  return (request, profile) => {
    const answer = REFERENCE.decode(request, profile);
    const isMinded = answer.kind === 'refused' && answer.refusal.code === code;
    return isMinded ? EMPTY_SNAPSHOT : answer;
  };
}

const pointsToItself = (request: DecodeRequest): string => `${CASE_ROOT}/${request.metadata}`;

export const DECODE_MUTANTS: readonly Mutant[] = [
  {
    id: 'magic-number-is-ignored',
    ruleId: 'decode/refuses-other-files',
    fault: 'Whatever the first four bytes are, the rest is read.',
    tickets: ['FLINK-4067'],
    decode: misreads((bytes) =>
      bytes.length < MAGIC.length ? bytes : Uint8Array.of(...MAGIC, ...bytes.subarray(4)),
    ),
  },
  {
    id: 'newer-versions-are-tried',
    ruleId: 'decode/reads-known-versions',
    fault: 'Metadata of a later release is read as if it were of the newest known version.',
    decode: misreads((bytes, newest) =>
      versionOf(bytes) > newest ? withVersion(bytes, newest) : bytes,
    ),
  },
  {
    id: 'version-1-is-unknown',
    ruleId: 'decode/reads-known-versions',
    fault: 'Metadata version 1 is refused like one that never was.',
    decode: misreads((bytes) => (versionOf(bytes) === 1 ? withVersion(bytes, 0) : bytes)),
  },
  {
    id: 'older-versions-are-unknown',
    ruleId: 'decode/reads-known-versions',
    fault: 'Only the metadata version that the release writes is read.',
    decode: misreads((bytes, newest) =>
      versionOf(bytes) < newest ? withVersion(bytes, 0) : bytes,
    ),
  },
  {
    id: 'checkpoint-ids-have-no-sign',
    ruleId: 'decode/refuses-negative-checkpoint-ids',
    fault: 'The sign of a checkpoint ID is dropped.',
    decode: misreads((bytes) =>
      bytes.length <= CHECKPOINT_ID_OFFSET
        ? bytes
        : bytes.with(CHECKPOINT_ID_OFFSET, bytes[CHECKPOINT_ID_OFFSET]! & 0x7f),
    ),
  },
  {
    id: 'cut-metadata-is-empty',
    ruleId: 'decode/needs-every-byte',
    fault: 'A file that ends inside a field is taken for a snapshot without state.',
    decode: doesNotMind('TRUNCATED'),
  },
  {
    id: 'bytes-after-the-end-are-minded',
    ruleId: 'decode/needs-every-byte',
    fault: 'A file that goes on after the metadata is refused.',
    decode: mindsWhatFollows,
  },
  {
    id: 'parallelism-has-no-limit',
    ruleId: 'decode/refuses-impossible-parallelism',
    fault: 'A parallelism above the max parallelism is not minded.',
    decode: doesNotMind('PARALLELISM_ABOVE_MAX'),
  },
  {
    id: 'parallelism-has-no-sign',
    ruleId: 'decode/refuses-impossible-parallelism',
    fault: 'A negative parallelism is not minded.',
    decode: doesNotMind('PARALLELISM_NEGATIVE'),
  },
  {
    id: 'any-subtask-will-do',
    ruleId: 'decode/refuses-impossible-parallelism',
    fault: 'Entries of subtasks beyond the parallelism are not minded.',
    decode: doesNotMind('SUBTASK_INDEX_OUT_OF_RANGE'),
  },
  {
    id: 'finished-coordinators-have-state',
    ruleId: 'decode/finished-operators-have-no-coordinator-state',
    fault: 'Coordinator state of a fully finished operator is not minded.',
    decode: doesNotMind('COORDINATOR_STATE_ON_FINISHED_OPERATOR'),
  },
  {
    id: 'relative-handles-start-at-the-metadata',
    ruleId: 'decode/relative-handles-need-a-pointer',
    fault: 'Without an external pointer, relative handles start at the directory of the metadata.',
    decode: (request, profile) =>
      REFERENCE.decode(
        { ...request, pointer: request.pointer ?? pointsToItself(request) },
        profile,
      ),
  },
  {
    id: 'pointer-is-always-looked-at',
    ruleId: 'decode/relative-handles-need-a-pointer',
    fault: 'An empty pointer is refused even where no handle is relative.',
    decode: (request, profile) =>
      request.pointer === ''
        ? { kind: 'refused', refusal: { code: 'RELATIVE_HANDLE_POINTER_EMPTY', stage: 'decode' } }
        : REFERENCE.decode(request, profile),
  },
  {
    id: 'operators-are-a-map',
    ruleId: 'decode/reads-what-was-written',
    fault: 'Of two states with one OperatorID only the last one is kept.',
    decode: distorts((snapshot) => ({
      ...snapshot,
      operators: [...new Map(snapshot.operators.map((one) => [one.operatorId, one])).values()],
    })),
  },
  {
    id: 'empty-subtasks-are-dropped',
    ruleId: 'decode/reads-what-was-written',
    fault: 'The entries of subtasks without any handle are left out.',
    decode: withOperators((operator) => ({
      ...operator,
      subtasks: operator.subtasks.filter(({ finished, state }) => finished || hasState(state)),
    })),
  },
  {
    id: 'handle-ids-are-made-up',
    ruleId: 'decode/reads-what-was-written',
    fault: 'Keyed handles get new IDs when they are read.',
    decode: withKeyedHandles((handle) => ({
      ...handle,
      stateHandleId: '6f0c9d0e-3f4b-4d8e-9a55-0b6a4b1c7d21',
    })),
  },
];
