/** The cases of packs, suite by suite. */
import { variantsOfCase } from '../format-variants/of-case.ts';
import { chosen } from './choose.ts';
import { corruptCases } from './corrupt.ts';
import { covering } from './cover.ts';
import { edgeCases } from './edge.ts';
import { decodeCases, evolutionCases, restoreCases } from './generated.ts';
import type { Drawn, Telling } from './generated.ts';
import type { PackCase, PackSuite } from './pack-case.ts';
import { variantCases } from './variants.ts';
import { wholeFileCases } from './whole-files.ts';

export { isSampled } from '../corrupt/sampled.ts';
export { covering } from './cover.ts';
export { intactFile } from '../corrupt/corruption.ts';
export { mutatedCases } from './corrupt.ts';
export { isPackSuite, PACK_SUITES } from './pack-case.ts';
export { wantedCodes } from './wanted.ts';
export type { Telling } from './generated.ts';
export type { PackCase, PackCorruption, PackSuite } from './pack-case.ts';

/** Of the cases of the suite `valid` so many are generated snapshots: one in so many. */
const GENERATED_SHARE = 5;

/** The cases of a suite. They hang on suite, seed, count and releases alone. */
export function packCases(suite: PackSuite, drawn: Drawn, telling: Telling): PackCase[] {
  const { seed, count } = drawn;
  switch (suite) {
    case 'valid':
      return validCases(drawn);
    case 'edge': {
      const edges = chosen([edgeCases()], count, seed);
      return [...edges, ...chosen(variantCases(suite, 'value'), count - edges.length, seed)];
    }
    case 'corrupt':
      return corruptCases(drawn, telling);
    case 'restore':
      return restoreCases(drawn, telling);
    case 'evolution':
      return evolutionCases(drawn);
  }
}

/** So many that they show every variant of the format, and others of each layout. */
function validCases(drawn: Drawn): PackCase[] {
  const { seed, count } = drawn;
  const generated = decodeCases({ ...drawn, count: Math.ceil(count / GENERATED_SHARE) });
  const groups = [...wholeFileCases('valid'), ...variantCases('valid', 'kind'), generated];
  const showing = covering(groups.flat(), variantsOfCase).slice(0, count);
  const others = groups.map((group) => group.filter((each) => !showing.includes(each)));
  return [...showing, ...chosen(others, count - showing.length, seed)];
}
