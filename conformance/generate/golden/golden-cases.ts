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
import { compareReleases, lineOf } from '../../../spec/profiles/releases.ts';

/** A real savepoint as cases need it. */
export interface GoldenSavepoint {
  /** `flink-2.3.0/rocksdb-native-savepoint`. */
  readonly id: string;
  /** Where `_metadata` lies, relative to the case's root. */
  readonly metadata: string;
  readonly bytes: Uint8Array;
  /** The release that wrote it. */
  readonly release: string;
  /** What real Flink of that release reads. */
  readonly snapshot: Snapshot;
  /** Whether later releases read the same. */
  readonly readAlikeLater: boolean;
  /** The job that wrote it. */
  readonly job: Job;
}

/** How a savepoint is asked to be restored. */
interface Variant {
  readonly name: string;
  readonly job?: (job: Job) => Job;
  readonly allowNonRestoredState?: boolean;
  readonly claimMode?: ClaimMode;
  /** What the pointer has after the snapshot's directory. */
  readonly pointerEnd?: string;
}

/** Into the job that wrote it, unchanged: asked of every savepoint. The names are parts of case IDs. */
const SAME_JOB: Variant = { name: 'same-job' };

/** Of these each savepoint is asked a few. */
const VARIANTS: readonly Variant[] = [
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

/** With all of them there would be so many cases that a run would take twice as long. */
const VARIANTS_OF_EACH = 3;

/** Every case of a savepoint, in a fixed order. */
export function goldenCases(savepoint: GoldenSavepoint, profile: Profile): Case[] {
  const { id, metadata, bytes } = savepoint;
  const turn = turnOf(id);
  const directory = `${CASE_ROOT}/${metadata.slice(0, metadata.lastIndexOf('/'))}`;
  const files: CaseFile[] = [{ path: metadata, bytes }];
  const snapshot = expected(savepoint, directory, profile);
  return [
    {
      id: `golden/${id}/decode`,
      question: 'decode',
      request: { files, metadata, pointer: directory },
      snapshot,
    },
    ...[SAME_JOB, ...pick(VARIANTS, turn, VARIANTS_OF_EACH)].map((variant): Case => {
      const { name, pointerEnd = '' } = variant;
      return {
        id: `golden/${id}/${name}`,
        question: 'restore',
        request: requestOf(savepoint, files, directory, variant, profile),
        snapshot: pointerEnd === '/elsewhere' ? null : snapshot,
      };
    }),
    ...encodeCases(id, snapshot, profile, turn),
    ...openCases(id, snapshot, turn),
  ];
}

/** The same for a savepoint whatever others there are. */
function turnOf(id: string): number {
  let turn = 0;
  for (let i = 0; i < id.length; i++) turn = (turn * 31 + id.charCodeAt(i)) % 1_000_003;
  return turn;
}

/** So many of a list that goes round. */
function pick<T>(items: readonly T[], turn: number, count: number): readonly T[] {
  return Array.from({ length: count }, (_, index) => items[(turn + index) % items.length]!);
}

/**
 * What real Flink reads. Of a release before the one that wrote the savepoint, and of a later one that reads
 * it differently, that is not known: it is what our own decoder reads then.
 */
function expected(
  { bytes, release, snapshot, readAlikeLater }: GoldenSavepoint,
  directory: string,
  profile: Profile,
): Snapshot | null {
  const isKnown =
    compareReleases(lineOf(profile.release), lineOf(release)) === 0 ||
    (readAlikeLater && compareReleases(profile.release, release) > 0);
  return isKnown ? snapshot : meaningOf(bytes, directory, profile);
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

/** What was read, written again as one of the versions that the release writes. */
function encodeCases(
  id: string,
  snapshot: Snapshot | null,
  { format }: Profile,
  turn: number,
): EncodeCase[] {
  if (snapshot === null) return [];
  const metadataVersion = format.writable[turn % format.writable.length]!;
  const request = { snapshot, metadataVersion };
  return [{ id: `golden/${id}/encode`, question: 'encode', request }];
}

/** The first keyed state that the snapshot has, under one of the backends. */
function openCases(id: string, snapshot: Snapshot | null, turn: number): OpenCase[] {
  const handles = (snapshot?.operators ?? [])
    .flatMap(({ subtasks }) => subtasks)
    .map(({ state }) => state.managedKeyedState)
    .find(({ length }) => length > 0);
  if (handles === undefined) return [];
  return pick(STATE_BACKENDS, turn, 1).map((backend) => ({
    id: `golden/${id}/open-${backend}`,
    question: 'open',
    request: { backend, handles },
  }));
}
