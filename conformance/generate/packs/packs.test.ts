import { describe, expect, it } from 'vitest';
import { decodeSnapshot } from '../../../impl/codec/index.ts';
import { caseFileSystem } from '../../../impl/files/case-files.ts';
import { findProfile, PROFILE_NAMES } from '../../../spec/profiles/profile.ts';
import { chosen } from './choose.ts';
import { covering, firstShowing } from './cover.ts';
import { PACK_SUITES, packCases, wantedCodes } from './index.ts';
import type { Telling } from './index.ts';
import { NOT_SHOWN } from './wanted.ts';

const profile = findProfile('flink-2.3')!;
const ALL = PROFILE_NAMES.map((name) => findProfile(name)!);
/** Each restore shows something, so that none is looked for in vain. */
const telling: Telling = {
  sides: ({ id }) => [id],
  pastSides: () => [],
  pastSidesOf: () => new Set(),
  refusalOf: () => null,
  wanted: new Set(),
};

describe.each(PACK_SUITES)('the suite %s', (suite) => {
  const cases = (seed: number, count = 40) =>
    packCases(suite, { seed, count, profile, others: [] }, telling);

  it('hangs on its seed alone, and has an ID for each case', () => {
    const [one, same, other] = [cases(7), cases(7), cases(8)];
    const plain = (of: typeof one): unknown =>
      of.map(({ id, about, subject }) => ({ id, about, subject }));
    expect(plain(same)).toEqual(plain(one));
    expect(plain(other)).not.toEqual(plain(one));
    expect(new Set(one.map(({ id }) => id)).size).toBe(one.length);
    expect(one.every(({ id, subject }) => id.startsWith(`${suite}/`) && subject.id === id)).toBe(
      true,
    );
  });

  it('has as many cases as are asked for', () => {
    const whole = cases(7).filter(({ id }) => !id.endsWith('/whole'));
    expect(whole).toHaveLength(40);
  });
});

it.each(['valid', 'edge'] as const)('the suite %s is of files that Flink 2.3 accepts', (suite) => {
  const refused = packCases(suite, { seed: 3, count: 150, profile, others: [] }, telling).filter(
    ({ subject }) => {
      const { files, pointer } = subject.request;
      // Only dialects of older releases may be refused, which nothing in the file tells.
      if (/\/v3-/.test(subject.id) || pointer === null || subject.question !== 'decode')
        return false;
      const context = { profile, externalPointer: pointer, fileSystem: caseFileSystem(files) };
      const isGenerated = subject.id.includes('flink-');
      return !isGenerated && decodeSnapshot(files[0]!.bytes, context).kind !== 'result';
    },
  );
  expect(refused.map(({ id }) => id)).toEqual([]);
});

describe('what is chosen', () => {
  const groups = [['a1', 'a2', 'a3'], ['b1'], [], ['c1', 'c2']];

  it('is of every group before any has its second, in the order in which they stand', () => {
    const three = chosen(groups, 3, 7);
    expect(three.map(([group]) => group)).toEqual(['a', 'b', 'c']);
    expect(chosen(groups, 5, 7)).toHaveLength(5);
  });

  it('is all there is where more is asked for', () => {
    expect(chosen(groups, 100, 7)).toEqual(groups.flat());
  });
});

describe('what covers', () => {
  const shows = (letters: string): string[] => letters.split('');

  it('is what adds most, the first or lightest of equals, until nothing adds anything', () => {
    expect(covering(['ab', 'bcd', 'a', 'ad'], shows)).toEqual(['bcd', 'ab']);
    expect(covering(['ab', 'bcd', 'a', 'ad'], shows, ({ length }) => length)).toEqual(['bcd', 'a']);
    expect(covering([], shows)).toEqual([]);
  });

  it('is the first to show what is wanted, and no more are looked at', () => {
    const looked: string[] = [];
    const seen = (letters: string): string[] => {
      looked.push(letters);
      return shows(letters);
    };
    expect(firstShowing(['a', 'xy', 'ab', 'c'], seen, new Set('ab'))).toEqual(['a', 'ab']);
    expect(looked).toEqual(['a', 'xy', 'ab']);
  });
});

it('what no pack shows is told with its reason, and is wanted of none', () => {
  const wanted = [...wantedCodes('corrupt', ALL), ...wantedCodes('restore', ALL)];
  for (const [code, why] of Object.entries(NOT_SHOWN)) {
    expect(wanted).not.toContain(code);
    expect(why.length).toBeGreaterThan(20);
  }
  expect(wantedCodes('valid', ALL).size).toBe(0);
});
