import { describe, expect, it } from 'vitest';
import type { Case, RestoreCase } from '../../spec/model/case.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { restore } from '../../impl/restore/restore.ts';
import { shrinkCase } from './shrink.ts';
import { caseById, generateCases } from './stream.ts';

const PROFILE = findProfile('flink-2.3')!;
const PLENTY = { maxTries: 5_000, maxMilliseconds: 60_000 };

const isRefused = (one: Case) => {
  if (one.question !== 'restore') return false;
  const answer = restore(one.request, PROFILE);
  return answer.kind === 'refused' && answer.refusal.code === 'NON_RESTORED_STATE';
};

const allFailing = [...generateCases({ seed: 7, count: 200, profile: PROFILE })].filter(
  (one): one is RestoreCase => one.question === 'restore' && isRefused(one),
);
const [failing] = allFailing;

describe('shrinking', () => {
  /** The first smaller case that fails is taken each time, which may lead to a dead end. */
  it('mostly ends at one operator that the job has', async () => {
    const sizes: number[] = [];
    for (const { id } of allFailing.slice(0, 5)) {
      const smallest = await shrinkCase(
        id,
        PROFILE,
        (one) => Promise.resolve(isRefused(one)),
        PLENTY,
      );
      expect(isRefused(smallest)).toBe(true);
      const { request } = smallest as RestoreCase;
      sizes.push(request.job.vertices.flatMap(({ operators }) => operators).length);
    }
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThanOrEqual(4);
  });

  it('gives the smaller case an ID that leads back to it', async () => {
    const smaller = await shrinkCase(
      failing!.id,
      PROFILE,
      (one) => Promise.resolve(isRefused(one)),
      PLENTY,
    );
    expect(smaller.id.startsWith(`${failing!.id}:`)).toBe(true);
    expect(caseById(smaller.id, PROFILE)).toEqual(smaller);
    const again = await shrinkCase(
      smaller.id,
      PROFILE,
      (one) => Promise.resolve(isRefused(one)),
      PLENTY,
    );
    expect(again.id).toBe(smaller.id);
  });

  it('returns the case itself where no smaller one fails', async () => {
    const same = await shrinkCase(failing!.id, PROFILE, () => Promise.resolve(false), PLENTY);
    expect(same.id).toBe(failing!.id);
  });

  it('tries no more cases than it may', async () => {
    let tries = 0;
    const count = () => {
      tries++;
      return Promise.resolve(true);
    };
    await shrinkCase(failing!.id, PROFILE, count, { ...PLENTY, maxTries: 7 });
    expect(tries).toBe(7);
  });

  it('stops when its time is up', async () => {
    let tries = 0;
    const slow = async () => {
      tries++;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return true;
    };
    await shrinkCase(failing!.id, PROFILE, slow, { maxTries: 1_000, maxMilliseconds: 50 });
    expect(tries).toBeLessThan(5);
    expect(tries).toBeGreaterThan(0);
  });

  it('refuses IDs of no case', async () => {
    const never = () => Promise.resolve(false);
    await expect(shrinkCase('golden/one', PROFILE, never, PLENTY)).rejects.toThrow(RangeError);
  });
});
