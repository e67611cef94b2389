/** Damaged files: each hangs on the seed, its number and the files there are, and on nothing else. */
import { generateCases } from '../../conformance/generate/index.ts';
import { randomOfCase } from '../../conformance/generate/random.ts';
import { memorySource } from '../../impl/codec/byte-source.ts';
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import { DecodeRefusal } from '../../impl/codec/decode-refusal.ts';
import { readMetadata } from '../../impl/codec/read-metadata.ts';
import { sampleSnapshot } from '../../impl/codec/samples/sample.ts';
import type { Field } from '../../impl/codec/trace.ts';
import { METADATA_VERSIONS } from '../../spec/format/metadata.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { NamedFile } from '../real-files.ts';
import { describedFiles } from './described-files.ts';
import { mutate } from './mutate.ts';
import type { Base } from './mutate.ts';
import { pick } from './pick.ts';
import { pointersOf } from './questions.ts';
import type { NamedQuestion } from './questions.ts';

/** Mutants in a row that are made of one file, so that its fields are looked for once. */
const PER_BASE = 10;

/** Larger files are left out: they make the run slow, and show nothing more. */
const LARGEST_BASE_BYTES = 40_000;

/** Of the described files every so many is damaged: there are tens of thousands. */
const DESCRIBED_STRIDE = 7;

/** Tells these chances from those of generated cases. */
const STREAM = 77;

/** Of a hundred mutants so many have a pointer other than the snapshot's directory. */
const OTHER_POINTER_PERCENT = 10;

/** The mutants of a run, or the one that is asked for. */
export function* mutants(
  files: readonly NamedFile[],
  profile: Profile,
  options: { seed: number; mutants: number; only: number | null; snapshotDirectory: string },
): Generator<NamedQuestion> {
  const { seed, only, snapshotDirectory } = options;
  const kinds = basesOf(files, profile, seed);
  const pointers = pointersOf(snapshotDirectory);
  let base: (Base & { name: string }) | null = null;
  const first = only === null ? 0 : only;
  const last = only === null ? options.mutants - 1 : only;
  for (let number = first; number <= last; number++) {
    const group = Math.floor(number / PER_BASE);
    if (base === null || number % PER_BASE === 0) {
      const { name, bytes } = pick(
        pick(kinds, randomOfCase(seed, group, STREAM)),
        randomOfCase(seed, group, STREAM + 1),
      );
      base = { name, bytes, fields: fieldsOf(bytes, profile) };
    }
    const random = randomOfCase(seed, number, STREAM + 2);
    const bytes = mutate(base, random);
    const isOther = random.nextInt(0, 99) < OTHER_POINTER_PERCENT;
    const pointer = isOther ? pick(pointers, random) : snapshotDirectory;
    yield { name: `mutant ${number} of ${base.name}`, bytes, pointer };
  }
}

/** Files to damage by where they come from; each kind gives the same share of mutants. */
function basesOf(files: readonly NamedFile[], profile: Profile, seed: number): NamedFile[][] {
  const { metadataVersions } = profile.format;
  const real = files.filter(({ bytes }) => bytes.length <= LARGEST_BASE_BYTES);
  const samples = METADATA_VERSIONS.map((version) => ({
    name: `sample v${version}`,
    bytes: encodeRaw(sampleSnapshot(version)),
  }));
  const newest = metadataVersions.at(-1)!;
  const described = [2, newest].flatMap((version) =>
    [...describedFiles(version, 'std')].filter((_, index) => index % DESCRIBED_STRIDE === 0),
  );
  const generated: NamedFile[] = [];
  for (const { id, request } of generateCases({ seed, count: 600, profile })) {
    if (!('files' in request)) continue;
    const metadata = request.files.find(({ path }) => path.endsWith('_metadata'));
    if (metadata !== undefined) generated.push({ name: id, bytes: metadata.bytes });
  }
  // Twice the real ones: nothing else is written by Flink itself.
  return [real, real, samples, described, generated].filter(({ length }) => length > 0);
}

/** The fields of a file, as far as it can be read. */
function fieldsOf(bytes: Uint8Array, { format }: Profile): Field[] {
  const fields: Field[] = [];
  const options = {
    behaviour: format,
    dialect: format.dialect,
    pointer: 'resolvable',
    onField: (field: Field) => fields.push(field),
  } as const;
  try {
    readMetadata(memorySource(bytes), options, NO_SINK);
  } catch (error) {
    if (!(error instanceof DecodeRefusal)) throw error;
  }
  return fields;
}

const NO_SINK = {
  header: () => undefined,
  head: () => undefined,
  operator: () => undefined,
  properties: () => undefined,
};
