/** Metadata files that were damaged on purpose, each in one known place. */
import { nat } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { CORRUPTION_OPERATORS } from '../corrupt/index.ts';
import { firstDifference, intactFile } from '../corrupt/corruption.ts';
import type { Change, CorruptionOperator, Intact } from '../corrupt/corruption.ts';
import { fields } from '../draft/pick.ts';
import { metadataFiles } from './metadata-files.ts';
import type { MetadataFile } from './metadata-files.ts';
import { profileOf } from './release.ts';
import type { ArbitraryOptions } from './release.ts';

/** A file, and the same with one change. */
export interface CorruptFile {
  readonly intact: MetadataFile;
  /** The damaged bytes. Some changes are ones that no reader notices. */
  readonly bytes: Uint8Array;
  /** What was done: `savepoint-spec fixtures fill --suite corrupt` uses the same operators. */
  readonly operator: string;
  /** What the operator does, for people. */
  readonly about: string;
  /** The path of the changed field, such as `operators[0].parallelism`, or `file`. */
  readonly field: string;
  /** The first byte that differs, or the end of the shorter file where it starts the other. */
  readonly offset: number;
}

/** The parts that one draws a change from: enough for each file that metadata files are drawn of. */
const PLACES = 2 ** 30;

/**
 * Damaged files: cut at and inside fields, counts, tags, magic and versions changed, key groups that
 * overlap, foreign Java objects, flipped bits, and more. They shrink to the first operator, the first
 * place where it applies, and a small file.
 *
 * @throws RangeError for a release that is not known
 */
export function corruptions(options: ArbitraryOptions = {}): Arbitrary<CorruptFile> {
  const profile = profileOf(options);
  const drafts = fields({
    file: metadataFiles(options),
    operator: nat(CORRUPTION_OPERATORS.length - 1),
    place: nat(PLACES),
  });
  return drafts.map(({ file, operator: first, place }) => {
    const { operator, change } = changeOf(intactFile(file.bytes, profile), first, place);
    const { bytes, field } = change;
    const offset = firstDifference(file.bytes, bytes);
    return { intact: file, bytes, operator: operator.name, about: operator.about, field, offset };
  });
}

/** By an operator, or by the next one that can change anything in the file. */
function changeOf(
  intact: Intact,
  first: number,
  place: number,
): { readonly operator: CorruptionOperator; readonly change: Change } {
  for (let step = 0; step < CORRUPTION_OPERATORS.length; step++) {
    const operator = CORRUPTION_OPERATORS[(first + step) % CORRUPTION_OPERATORS.length]!;
    const count = countOf(changesBy(operator, intact));
    let left = count === 0 ? -1 : place % count;
    for (const change of left < 0 ? [] : changesBy(operator, intact))
      if (left-- === 0) return { operator, change };
  }
  throw new Error('no operator changes anything in a file');
}

function* changesBy(operator: CorruptionOperator, intact: Intact): Generator<Change> {
  for (const change of operator.changes(intact))
    if (Buffer.compare(change.bytes, intact.bytes) !== 0) yield change;
}

function countOf(items: Iterable<unknown>): number {
  let count = 0;
  for (const _ of items) count += 1;
  return count;
}
