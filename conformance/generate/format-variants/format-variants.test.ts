import { describe, expect, it } from 'vitest';
import { findProfile } from '../../../spec/profiles/profile.ts';
import { packCases } from '../packs/index.ts';
import type { Telling } from '../packs/index.ts';
import { baseSnapshot } from '../packs/bases.ts';
import { FORMAT_VARIANTS, nameOf } from './list.ts';
import { variantsOfCase } from './of-case.ts';
import { variantsOf } from './variants-of.ts';

const profile = findProfile('flink-2.3')!;
const telling: Telling = {
  sides: () => [],
  pastSides: () => [],
  pastSidesOf: () => new Set(),
  refusalOf: () => null,
  wanted: new Set(),
};
function shownBy(suite: 'valid' | 'edge', count: number): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const each of packCases(suite, { seed: 7, count, profile, others: [] }, telling))
    for (const name of variantsOfCase(each)) shown.add(name);
  return shown;
}

const listed = FORMAT_VARIANTS.map(nameOf);

describe('the variants of the format', () => {
  it('are listed once each', () => {
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('are all shown by the suite valid, and no file shows one that is not listed', () => {
    const shown = shownBy('valid', 200);
    expect(listed.filter((name) => !shown.has(name))).toEqual([]);
    const others = shownBy('edge', 300);
    expect([...shown, ...others].filter((name) => !listed.includes(name))).toEqual([]);
  }, 60_000);

  it('are not shown where they are not', () => {
    const whole = baseSnapshot({ metadataVersion: 6, dialect: 'std' });
    const without = { ...whole, masterStates: [], operators: [] };
    expect([...variantsOf(without)]).toEqual([
      'header: version 6',
      'header: no master state',
      'properties (V4+): SavepointType Savepoint / CANONICAL',
      'properties (V4+): flags savepoint forced 0000010',
    ]);
    expect(variantsOf(whole)).toContain('keyed state handle: managed, tag 14');
    expect(variantsOf(whole)).not.toContain('keyed state handle: managed, tag 3');
  });
});
