/** The suite `corrupt`, and corruptions of anybody's file. */
import { DEFAULT_PROFILE, findProfile } from '../../../spec/profiles/profile.ts';
import type { RawSnapshot } from '../../../spec/format/raw-snapshot.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import { encodeRaw } from '../../../impl/codec/raw-codec.ts';
import { corruptionName, intactFile } from '../corrupt/corruption.ts';
import type { Corruption, Intact } from '../corrupt/corruption.ts';
import { CORRUPTION_OPERATORS, corruptionsOf } from '../corrupt/index.ts';
import { sampled } from '../corrupt/sampled.ts';
import { baseSnapshot, changelogOfOneRelease, layoutName, LAYOUTS } from './bases.ts';
import { chosen } from './choose.ts';
import { firstShowing } from './cover.ts';
import type { Drawn, Telling } from './generated.ts';
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

/** The cases of the suite: one for each refusal first. */
export function corruptCases(drawn: Drawn, telling: Telling): PackCase[] {
  const bases = [
    ...LAYOUTS.map((layout) => baseOf(layoutName(layout), baseSnapshot(layout))),
    baseOf('v3-1.14-changelog', changelogOfOneRelease()),
  ];
  const pointed = pointerCases(bases[LAYOUTS.length - 1]!);
  const releases = [drawn.profile, ...drawn.others];
  const refusals = ({ subject }: PackCase): string[] =>
    releases.map((release) => telling.refusalOf(subject, release)).filter((code) => code !== null);
  const byPointer = firstShowing(pointed, refusals, telling.wanted);
  const wanted = new Set(telling.wanted);
  for (const code of byPointer.flatMap(refusals)) wanted.delete(code);
  const shows = ({ base, corruption }: Damage): string[] => refusals(corruptCase(base, corruption));
  return [
    ...casesOf(bases, drawn, (all) => firstShowing(all, shows, wanted, drawn.count)),
    ...byPointer,
  ];
}

function baseOf(name: string, snapshot: RawSnapshot): Base {
  const { dialect } = snapshot;
  return { name: `corrupt/${name}`, intact: intactFile(encodeRaw(snapshot), NEWEST, dialect) };
}

/** The file as it is, and pointers that lead to it in no way. */
function pointerCases({ name, intact }: Base): PackCase[] {
  const pointers = { none: null, empty: '', elsewhere: `${CASE_ROOT}/nothing-here` };
  return Object.entries(pointers).map(([what, pointer]) => {
    const id = `${name}/pointer=${what}`;
    const { request, ...rest } = askedToDecode(id, intact.bytes);
    const about = `the pointer is wrong: ${what}`;
    return { id, about, subject: { ...rest, request: { ...request, pointer } } };
  });
}

/** Corruptions of one file, which is itself the first case; of a large file a sample. */
export function mutatedCases(intact: Intact, { seed, count }: Taken): PackCase[] {
  const sample = sampled(intact, CORRUPTION_OPERATORS.length, seed);
  const taken = { seed, count: Math.min(count, sample.mostOfAll) };
  return casesOf([{ name: 'mutate', intact: sample.intact, most: sample.most }], taken, () => []);
}

interface Base {
  /** What the IDs of its cases begin with. */
  readonly name: string;
  readonly intact: Intact;
  /** How many corruptions by each operator are enough; absent: all. */
  readonly most?: number;
}

interface Damage {
  readonly base: Base;
  readonly corruption: Corruption;
}

/** Those that must be among them, and others operator by operator, so that each has its turn before one of them has its next. */
function casesOf(
  bases: readonly Base[],
  { seed, count }: Taken,
  needed: (all: readonly Damage[]) => readonly Damage[],
): PackCase[] {
  const groups = bases.map((base) =>
    corruptionsOf(base.intact, base.most).map((corruptions) =>
      corruptions.map((corruption) => ({ base, corruption })),
    ),
  );
  const byOperator = (groups[0] ?? []).flatMap((_, operator) =>
    groups.map((ofBase) => ofBase[operator]!),
  );
  const first = needed(byOperator.flat());
  const others = byOperator.map((group) => group.filter((each) => !first.includes(each)));
  const rest = chosen(others, count - first.length, seed);
  const taken = new Set<Damage>([...first, ...rest]);
  const inOrder = byOperator.flat().filter((each) => taken.has(each));
  return bases.flatMap((base) => [
    wholeCase(base),
    ...inOrder
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
