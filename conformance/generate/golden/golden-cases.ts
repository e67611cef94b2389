/** Cases made from real savepoints: each with the job that wrote it, and with jobs that came after. */
import { decodeSnapshot } from '../../../impl/codec/index.ts';
import type { FileSystem } from '../../../impl/codec/index.ts';
import { STATE_BACKENDS } from '../../../spec/model/backend.ts';
import type { Case, EncodeCase, OpenCase } from '../../../spec/model/case.ts';
import { UPPER_BOUND_MAX_PARALLELISM } from '../../../spec/model/job.ts';
import type { Job, JobVertex } from '../../../spec/model/job.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { CaseFile, ClaimMode, RestoreRequest } from '../../../spec/model/request.ts';
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';

/** A real savepoint as cases need it. */
export interface GoldenSavepoint {
  /** `flink-2.3.0/rocksdb-native-savepoint`. */
  readonly id: string;
  /** Where `_metadata` lies, relative to the case's root. */
  readonly metadata: string;
  readonly bytes: Uint8Array;
  /** The job that wrote it. */
  readonly job: Job;
}

/** What is asked of a savepoint besides the job that wrote it, unchanged. */
interface Variant {
  readonly name: string;
  readonly job?: (job: Job) => Job;
  readonly allowNonRestoredState?: boolean;
  readonly claimMode?: ClaimMode;
  /** What the pointer has after the snapshot's directory. */
  readonly pointerEnd?: string;
}

/** The names are parts of case IDs. */
const VARIANTS: readonly Variant[] = [
  { name: 'same-job' },
  { name: 'claimed', claimMode: 'CLAIM' },
  { name: 'legacy', claimMode: 'LEGACY' },
  { name: 'metadata-file', pointerEnd: '/_metadata' },
  { name: 'nothing-there', pointerEnd: '/elsewhere' },
  { name: 'one-more-subtask', job: withParallelism((parallelism) => parallelism + 1) },
  { name: 'one-subtask', job: withParallelism(() => 1) },
  { name: 'eight-subtasks', job: withParallelism(() => 8) },
  { name: 'other-max-parallelism', job: withOtherMaxParallelism },
  { name: 'last-vertex-removed', job: withoutLastVertex },
  { name: 'last-vertex-dropped', job: withoutLastVertex, allowNonRestoredState: true },
];

/** Every case of a savepoint, in a fixed order. */
export function goldenCases(savepoint: GoldenSavepoint, profile: Profile): Case[] {
  const { id, metadata, bytes } = savepoint;
  const directory = `${CASE_ROOT}/${metadata.slice(0, metadata.lastIndexOf('/'))}`;
  const files: CaseFile[] = [{ path: metadata, bytes }];
  const snapshot = meaningOf(bytes, directory, profile);
  return [
    {
      id: `golden/${id}/decode`,
      question: 'decode',
      request: { files, metadata, pointer: directory },
      snapshot,
    },
    ...VARIANTS.map((variant): Case => {
      const { name, pointerEnd = '' } = variant;
      return {
        id: `golden/${id}/${name}`,
        question: 'restore',
        request: requestOf(savepoint, files, directory, variant, profile),
        snapshot: pointerEnd === '/elsewhere' ? null : snapshot,
      };
    }),
    ...encodeCases(id, snapshot, profile),
    ...openCases(id, snapshot),
  ];
}

/** `null` where the release does not read it, which is a case as well. */
function meaningOf(bytes: Uint8Array, directory: string, profile: Profile): Snapshot | null {
  const fileSystem: FileSystem = {
    status: (path) =>
      path === directory ? 'directory' : path === `${directory}/_metadata` ? 'file' : null,
    read: () => bytes,
  };
  const answer = decodeSnapshot(bytes, { profile, externalPointer: directory, fileSystem });
  return answer.kind === 'result' ? answer.result : null;
}

function requestOf(
  savepoint: GoldenSavepoint,
  files: readonly CaseFile[],
  directory: string,
  { job, allowNonRestoredState = false, claimMode = 'NO_CLAIM', pointerEnd = '' }: Variant,
  profile: Profile,
): RestoreRequest {
  return {
    files,
    pointer: directory + pointerEnd,
    settings: {
      allowNonRestoredState,
      claimMode: profile.restore.claimModes ? claimMode : 'LEGACY',
      ignoredInFlightDataOf: null,
      recoversOutputDownstream: false,
    },
    job: job === undefined ? savepoint.job : job(savepoint.job),
    coordinator: {
      counter: { kind: 'standalone', value: 1n },
      store: [],
      maxRetained: 1,
      scheduler: 'default',
    },
    entryPoint: 'restoreSavepoint',
  };
}

function withParallelism(change: (parallelism: number) => number): (job: Job) => Job {
  return (job) =>
    withVertices(job, (vertex) => {
      const most = vertex.maxParallelism ?? UPPER_BOUND_MAX_PARALLELISM;
      return { ...vertex, parallelism: Math.min(change(vertex.parallelism), most) };
    });
}

/** A number that no savepoint here was written with. */
const OTHER_MAX_PARALLELISM = 99;

function withOtherMaxParallelism(job: Job): Job {
  return withVertices(job, (vertex) => ({ ...vertex, maxParallelism: OTHER_MAX_PARALLELISM }));
}

function withVertices(job: Job, change: (vertex: JobVertex) => JobVertex): Job {
  return { ...job, vertices: job.vertices.map(change) };
}

/** Producers come before their consumers, so the last vertex has none that it feeds. */
function withoutLastVertex(job: Job): Job {
  return { ...job, vertices: job.vertices.slice(0, -1) };
}

/** What was read, written again as each version that the release writes. */
function encodeCases(id: string, snapshot: Snapshot | null, { format }: Profile): EncodeCase[] {
  if (snapshot === null) return [];
  return format.writable.map((metadataVersion) => ({
    id: `golden/${id}/encode-${metadataVersion}`,
    question: 'encode',
    request: { snapshot, metadataVersion },
  }));
}

/** The first keyed state that the snapshot has, under each backend. */
function openCases(id: string, snapshot: Snapshot | null): OpenCase[] {
  const handles = (snapshot?.operators ?? [])
    .flatMap(({ subtasks }) => subtasks)
    .map(({ state }) => state.managedKeyedState)
    .find(({ length }) => length > 0);
  if (handles === undefined) return [];
  return STATE_BACKENDS.map((backend) => ({
    id: `golden/${id}/open-${backend}`,
    question: 'open',
    request: { backend, handles },
  }));
}
