/** The cases of packs, suite by suite. */
import type { RestoreCase } from '../../../spec/model/case.ts';
import { chosen } from './choose.ts';
import { corruptCases } from './corrupt.ts';
import { edgeCases } from './edge.ts';
import { decodeCases, evolutionCases, restoreCases } from './generated.ts';
import type { Drawn } from './generated.ts';
import type { PackCase, PackSuite } from './pack-case.ts';
import { variantCases } from './variants.ts';

export { intactFile } from '../corrupt/corruption.ts';
export { mutatedCases } from './corrupt.ts';
export { PACK_SUITES } from './pack-case.ts';
export type { PackCase, PackSuite } from './pack-case.ts';

/** Of the cases of the suite `valid` so many are generated snapshots: one in so many. */
const GENERATED_SHARE = 5;

/**
 * The cases of a suite. They hang on suite, seed, count and profile alone.
 *
 * @param shows what a restore shows that is worth a case, by names of any kind
 */
export function packCases(
  suite: PackSuite,
  drawn: Drawn,
  shows: (subject: RestoreCase) => readonly string[],
): PackCase[] {
  const { seed, count } = drawn;
  switch (suite) {
    case 'valid': {
      const generated = decodeCases({ ...drawn, count: Math.ceil(count / GENERATED_SHARE) });
      const variants = chosen(variantCases(suite, 'kind'), count - generated.length, seed);
      return [...variants, ...generated];
    }
    case 'edge': {
      const edges = chosen([edgeCases()], count, seed);
      return [...edges, ...chosen(variantCases(suite, 'value'), count - edges.length, seed)];
    }
    case 'corrupt':
      return corruptCases({ seed, count });
    case 'restore':
      return restoreCases(drawn, shows);
    case 'evolution':
      return evolutionCases(drawn);
  }
}
