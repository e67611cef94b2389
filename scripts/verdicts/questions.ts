/** The files of a run that are not mutants, and the pointers they are asked with. */
import { generateCases } from '../../conformance/generate/index.ts';
import { DIALECTS, METADATA_VERSIONS, VERSION_WITH_DIALECTS } from '../../spec/format/metadata.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { NamedFile } from '../real-files.ts';
import { describedFiles } from './described-files.ts';
import type { Question } from './flink-server.ts';

/** A question with a name for people. */
export interface NamedQuestion extends Question {
  readonly name: string;
}

/** Generated cases of all questions; about a seventh are of the question `decode`. */
const GENERATED = 10_000;

/** Pointers that lead to a snapshot, and such as do not. */
export function pointersOf(snapshotDirectory: string): readonly (string | null)[] {
  return [
    snapshotDirectory,
    `file://${snapshotDirectory}`,
    `${snapshotDirectory}/_metadata`,
    `${snapshotDirectory}/`,
    null,
    '',
    `${snapshotDirectory}/missing`,
    `${snapshotDirectory}/empty`,
    'nosuchscheme://host/path',
    ':',
  ];
}

/** Every real file with every pointer. */
export function* realQuestions(
  files: readonly NamedFile[],
  snapshotDirectory: string,
): Generator<NamedQuestion> {
  for (const { name, bytes } of files) {
    for (const pointer of pointersOf(snapshotDirectory)) yield { name, bytes, pointer };
  }
}

/** Other versions and dialects than the oldest and the newest repeat most; of them every so many. */
const STRIDE = 7;

/** The files that the descriptions give, of every version that the release reads, in every dialect. */
export function* describedQuestions(
  { format }: Profile,
  { snapshotDirectory, stride }: { snapshotDirectory: string; stride: number },
): Generator<NamedQuestion> {
  const pointers = pointersOf(snapshotDirectory);
  let number = 0;
  for (const version of METADATA_VERSIONS) {
    if (!format.metadataVersions.includes(version)) continue;
    const dialects = version === VERSION_WITH_DIALECTS ? DIALECTS : DIALECTS.slice(0, 1);
    for (const dialect of dialects) {
      const isEdge = version === 2 || version === format.metadataVersions.at(-1);
      let made = 0;
      for (const { name, bytes } of describedFiles(version, dialect)) {
        if (made++ % (isEdge ? stride : stride * STRIDE) !== 0) continue;
        yield { name, bytes, pointer: snapshotDirectory };
        // The pointer matters to few of them, and which of them is told by all.
        if (name.includes('relativeFile')) {
          yield { name, bytes, pointer: pointers[number++ % pointers.length]! };
        }
      }
    }
  }
}

/** Files as the harness generates them. */
export function* generatedQuestions(
  profile: Profile,
  { seed, snapshotDirectory }: { seed: number; snapshotDirectory: string },
): Generator<NamedQuestion> {
  for (const { id, request } of generateCases({ seed, count: GENERATED, profile })) {
    if (!('files' in request)) continue;
    for (const { path, bytes } of request.files) {
      if (!path.endsWith('_metadata')) continue;
      const isBare = request.pointer === null;
      yield { name: `generated ${id} ${path}`, bytes, pointer: isBare ? null : snapshotDirectory };
    }
  }
}
