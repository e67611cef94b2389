import { describe, expect, it } from 'vitest';
import { decodeRaw, encodeRaw } from '../../../impl/codec/raw-codec.ts';
import { findProfile, PROFILE_NAMES } from '../../../spec/profiles/profile.ts';
import { baseSnapshot, layoutName, LAYOUTS } from '../packs/bases.ts';
import { corruptionName, intactFile } from './corruption.ts';
import type { Corruption } from './corruption.ts';
import { CORRUPTION_OPERATORS, corruptionsOf } from './index.ts';

const newest = findProfile('flink-2.3')!;
const bases = LAYOUTS.map((layout) => {
  const bytes = encodeRaw(baseSnapshot(layout));
  return { layout, name: layoutName(layout), intact: intactFile(bytes, newest, layout.dialect) };
});

describe.each(bases)('corruptions of $name', ({ layout, intact }) => {
  const all = corruptionsOf(intact).flat();

  it('have a name each', () => {
    const names = all.map(corruptionName);
    expect(new Set(names).size).toBe(names.length);
  });

  it('differ from the file, first where they say', () => {
    const faults = all.filter(({ bytes, offset }) => {
      const [before, after] = [intact.bytes.subarray(0, offset), bytes.subarray(0, offset)];
      const isWhole = Buffer.compare(bytes, intact.bytes) === 0;
      return isWhole || Buffer.compare(before, after) !== 0;
    });
    expect(faults.map(corruptionName)).toEqual([]);
  });

  it('cut every field, at its start and inside', () => {
    for (const name of ['cut-before', 'cut-inside']) {
      const offsets = all
        .filter(({ operator }) => operator.name === name)
        .map((each) => each.offset);
      const reached = intact.fields.filter(({ start, end }) =>
        offsets.some((at) => (name === 'cut-before' ? at === start : at > start && at < end)),
      );
      const wanted = intact.fields.filter(
        ({ start, end }) => name === 'cut-before' || end - start > 1,
      );
      expect(reached).toHaveLength(wanted.length);
    }
  });

  it('leave the file as it is, and are the same twice', () => {
    const again = corruptionsOf(intact).flat();
    const text = (each: Corruption): string =>
      `${corruptionName(each)} ${Buffer.from(each.bytes).toString('base64')}`;
    expect(again.map(text).join() === all.map(text).join()).toBe(true);
    expect(Buffer.compare(intact.bytes, encodeRaw(baseSnapshot(layout)))).toBe(0);
  });
});

it('are made by every operator, of some file', () => {
  const met = new Set(
    bases.flatMap(({ intact }) => corruptionsOf(intact).flat()).map(({ operator }) => operator),
  );
  expect(CORRUPTION_OPERATORS.filter((operator) => !met.has(operator))).toEqual([]);
});

it('are made of files that every release accepts which reads their layout', () => {
  for (const { layout, intact } of bases) {
    for (const { format, id } of PROFILE_NAMES.map((name) => findProfile(name)!)) {
      const isRead = format.metadataVersions.includes(layout.metadataVersion);
      if (!isRead || (layout.metadataVersion === 3 && format.dialect !== layout.dialect)) continue;
      const read = () =>
        decodeRaw(intact.bytes, {
          behaviour: format,
          dialect: format.dialect,
          pointer: 'resolvable',
        });
      expect(read, `${layoutName(layout)} by ${id}`).not.toThrow();
    }
  }
});
