/** Holds one golden snapshot against what the manifest says of it. */
import type { GoldenSnapshot } from '../../conformance/generate/golden-manifest.ts';
import { decodeSnapshot } from '../../impl/codec/index.ts';
import { decodeRaw, encodeRaw } from '../../impl/codec/raw-codec.ts';
import { caseFileSystem } from '../../impl/files/case-files.ts';
import type { AnswerTo, DecodeCase } from '../../spec/model/case.ts';
import { differencesBetween } from '../../spec/model/comparison/index.ts';
import type { Answer } from '../../spec/model/outcome.ts';
import { CASE_ROOT } from '../../spec/model/request.ts';
import type { CaseFile } from '../../spec/model/request.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { objectsIn, traitsOf } from './traits.ts';

/**
 * What is wrong with a snapshot whose files are those of the manifest, one sentence each.
 *
 * @param twin what real Flink reads of it
 */
export function checkSnapshot(
  golden: GoldenSnapshot,
  files: readonly CaseFile[],
  twin: Snapshot,
): string[] {
  const profile = findProfile(`flink-${golden.flinkVersion}`);
  if (profile === undefined) return [`there is no profile for Flink ${golden.flinkVersion}`];
  const metadata = files.find(({ path }) => path === golden.metadata);
  if (metadata === undefined) return [`${golden.metadata} is not among its files`];
  const request = { files, metadata: golden.metadata, pointer: `${CASE_ROOT}/${golden.metadata}` };
  const answer = decodeSnapshot(metadata.bytes, {
    profile,
    externalPointer: request.pointer,
    fileSystem: caseFileSystem(files),
  });
  if (answer.kind !== 'result') return [`does not decode: ${whyNot(answer)}`];
  const snapshot = answer.result;
  const subject: DecodeCase = { id: golden.id, question: 'decode', request, snapshot: twin };
  return [
    ...twinProblems(subject, answer),
    ...roundTripProblems(metadata.bytes, profile),
    ...identityProblems(golden, snapshot),
    ...missingTraits(golden, snapshot),
    ...missingFiles(golden, snapshot),
    ...files.flatMap(machineNames),
  ];
}

function whyNot(answer: Exclude<Answer<Snapshot>, { readonly kind: 'result' }>): string {
  switch (answer.kind) {
    case 'refused':
      return `${answer.refusal.code} at ${answer.refusal.offset}`;
    case 'skipped':
      return answer.why;
    case 'error':
      return answer.message;
  }
}

/** Where our decoder reads something else than Flink did. */
function twinProblems(subject: DecodeCase, ours: AnswerTo<'decode'>): readonly string[] {
  const flinks = { kind: 'result', result: subject.snapshot! } as const;
  return differencesBetween(flinks, ours, subject).map(
    ({ path, left, right }) => `${path}: Flink reads ${left}, and we read ${right}`,
  );
}

function roundTripProblems(bytes: Uint8Array, { format }: Profile): readonly string[] {
  const raw = decodeRaw(bytes, {
    behaviour: format,
    dialect: format.dialect,
    pointer: 'resolvable',
  });
  return encodeRaw(raw).equals(bytes) ? [] : ['does not re-encode to the same bytes'];
}

/** Flink's own reading of the checkpoint ID, and operators that the job does not have. */
function identityProblems({ checkpointId, job }: GoldenSnapshot, snapshot: Snapshot): string[] {
  const known = new Set(
    job.vertices.flatMap(({ operators }) => operators.map(({ generated }) => generated)),
  );
  const problems = snapshot.operators
    .filter(({ operatorId }) => !known.has(operatorId))
    .map(({ operatorId }) => `the job has no operator ${operatorId}`);
  if (String(snapshot.checkpointId) !== checkpointId) {
    problems.push(`is checkpoint ${snapshot.checkpointId}, not ${checkpointId}`);
  }
  return problems;
}

function missingTraits({ shows }: GoldenSnapshot, snapshot: Snapshot): readonly string[] {
  const traits = traitsOf(snapshot);
  return shows.filter((trait) => !traits.has(trait)).map((trait) => `does not show ${trait}`);
}

/** Every file that a handle leads to is there, whole. */
function missingFiles({ origin, files }: GoldenSnapshot, snapshot: Snapshot): readonly string[] {
  const sizes = new Map(files.map(({ path, size }) => [`file:${CASE_ROOT}/${path}`, BigInt(size)]));
  const parts = [...objectsIn(snapshot.operators)];
  const changes = new Set(
    (origin === 'job' ? parts : [])
      .filter(({ kind }) => kind === 'fileChangelog')
      .flatMap((part) => [...objectsIn(part)].map(({ path }) => path)),
  );
  return parts.flatMap((part) => {
    const { kind, path, size: length, startPos } = part;
    if (typeof path !== 'string' || typeof length !== 'bigint') return [];
    const size = sizes.get(path);
    if (size === undefined) return [`refers to ${path}, which is not among its files`];
    if (kind === 'segment') {
      const end = (startPos as bigint) + length;
      return end <= size ? [] : [`a segment of ${path} ends at ${end} of ${size} B`];
    }
    const expected = length + (changes.has(path) ? UNCOUNTED_BYTES_OF_CHANGES : 0n);
    return expected === size ? [] : [`${path} has ${size} B, not ${expected}`];
  });
}

/**
 * A changelog file starts with a flag for compression, which its handle's size does not count.
 * Flink: `org.apache.flink.changelog.fs.OutputStreamWithPos#wrap`.
 */
const UNCOUNTED_BYTES_OF_CHANGES = 1n;

/** RocksDB writes the name of the machine into each of its files, unless told another. */
function machineNames({ path, bytes }: CaseFile): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  const named = [...text.matchAll(/host\.identity(?!golden)/g)];
  return named.length === 0 ? [] : [`${path} names the machine that wrote it`];
}
