/** The suite `corrupt`, and corruptions of anybody's file. */
import { DEFAULT_PROFILE, findProfile } from '../../../spec/profiles/profile.ts';
import { encodeRaw } from '../../../impl/codec/raw-codec.ts';
import { corruptionName, intactFile } from '../corrupt/corruption.ts';
import type { Corruption, Intact } from '../corrupt/corruption.ts';
import { corruptionsOf } from '../corrupt/index.ts';
import { baseSnapshot, layoutName, LAYOUTS } from './bases.ts';
import { chosen } from './choose.ts';
import { askedToDecode } from './pack-case.ts';
import type { PackCase } from './pack-case.ts';

/** Which corruptions are taken. */
export interface Taken {
  readonly seed: number;
  /** How many, the intact files not counted. */
  readonly count: number;
}

/** The newest release reads every layout. */
const NEWEST = findProfile(DEFAULT_PROFILE)!;

/** The cases of the suite. */
export function corruptCases(taken: Taken): PackCase[] {
  const bases = LAYOUTS.map((layout) => ({
    name: `corrupt/${layoutName(layout)}`,
    intact: intactFile(encodeRaw(baseSnapshot(layout)), NEWEST, layout.dialect),
  }));
  return casesOf(bases, taken);
}

/** Corruptions of one file, which is itself the first case. */
export function mutatedCases(intact: Intact, taken: Taken): PackCase[] {
  return casesOf([{ name: 'mutate', intact }], taken);
}

interface Base {
  /** What the IDs of its cases begin with. */
  readonly name: string;
  readonly intact: Intact;
}

function casesOf(bases: readonly Base[], { seed, count }: Taken): PackCase[] {
  const groups = bases.map((base) =>
    corruptionsOf(base.intact).map((corruptions) =>
      corruptions.map((corruption) => ({ base, corruption })),
    ),
  );
  // Operator by operator, so that each has its turn before one of them has its next.
  const byOperator = (groups[0] ?? []).flatMap((_, operator) =>
    groups.map((ofBase) => ofBase[operator]!),
  );
  const taken = chosen(byOperator, count, seed);
  return bases.flatMap((base) => [
    wholeCase(base),
    ...taken
      .filter((each) => each.base === base)
      .map(({ corruption }) => corruptCase(base, corruption)),
  ]);
}

function wholeCase({ name, intact }: Base): PackCase {
  const id = `${name}/whole`;
  const about = 'the file as it is, of which the others are made';
  return { id, about, subject: askedToDecode(id, intact.bytes) };
}

function corruptCase({ name }: Base, corruption: Corruption): PackCase {
  const { operator, field, offset, bytes, detail } = corruption;
  const id = `${name}/${corruptionName(corruption)}`;
  return {
    id,
    about: `${operator.about}: ${field}${detail === '' ? '' : `, ${detail}`}`,
    subject: askedToDecode(id, bytes),
    corruption: { operator: operator.name, base: `${name}/whole`, field, offset },
  };
}
