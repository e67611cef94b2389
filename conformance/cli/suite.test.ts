import { describe, expect, it } from 'vitest';
import { REFERENCE, answerOf } from '../adapters/reference/answer.ts';
import { askOf } from '../protocol/adapter.ts';
import type { Case } from '../../spec/model/case.ts';
import { findProfile, PROFILE_NAMES } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { findCase, realCases } from './suite.ts';

const FLINK_2_3 = findProfile('flink-2.3')!;
const FLINK_1_20 = findProfile('flink-1.20.1')!;

function answer(subject: Case, profile: Profile): string {
  const { kind, ...rest } = answerOf(askOf(subject, profile), REFERENCE);
  return 'refusal' in rest ? rest.refusal.code : kind;
}

function answers(variant: string, profile: Profile, savepoints: string): Set<string> {
  const cases = [...realCases(profile)].filter(
    ({ id }) => id.startsWith(`golden/${savepoints}`) && id.endsWith(`/${variant}`),
  );
  expect(cases.length).toBeGreaterThan(10);
  return new Set(cases.map((subject) => answer(subject, profile)));
}

describe('the cases of real savepoints', () => {
  it('have IDs of their own, the same for every release', () => {
    const ids = [...realCases(FLINK_2_3)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const other = [...realCases(FLINK_1_20)].map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(other));
  });

  it('lead back to the case by their IDs', () => {
    const [first] = realCases(FLINK_2_3);
    expect(findCase(first!.id, FLINK_2_3)).toEqual(first);
    expect(findCase('golden/no/such', FLINK_2_3)).toBeNull();
  });

  it('are read by the release that wrote them and by later ones, and refused by earlier ones', () => {
    // Layouts of 1.11 and 1.14 that are theirs alone.
    const own = ['CHANNEL_DELEGATE_MISSING', 'KEYED_STATE_HANDLE_TAG_UNKNOWN'];
    expect(answers('decode', FLINK_2_3, 'flink-')).toEqual(new Set(['result', ...own]));
    expect(answers('decode', FLINK_1_20, 'flink-1.20.1')).toEqual(new Set(['result']));
    // It can read what the writers of metadata versions 3 and 4 wrote.
    expect(answers('decode', FLINK_1_20, 'flink-2.3.0')).toEqual(
      new Set(['VERSION_UNKNOWN', 'result']),
    );
  });

  it('restore into the job that wrote them, and not into one with another max parallelism', () => {
    expect(answers('same-job', FLINK_2_3, 'flink-2')).toEqual(new Set(['result']));
    expect(answers('other-max-parallelism', FLINK_2_3, 'flink-')).toContain(
      'MAX_PARALLELISM_MISMATCH',
    );
    expect(answers('nothing-there', FLINK_2_3, 'flink-')).toEqual(new Set(['SNAPSHOT_NOT_FOUND']));
  });

  it.each(PROFILE_NAMES)('crash nothing as %s', (name) => {
    const profile = findProfile(name)!;
    for (const subject of realCases(profile)) expect(() => answer(subject, profile)).not.toThrow();
  });
});
