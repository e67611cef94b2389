/** The model-based test can fail: each kind of wrong step is noticed, and the reference has none. */
import { assert, asyncModelRun, asyncProperty, check } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decisions } from '../../impl/restore/decisions.ts';
import { profile as profileOf } from '../../spec/testing/small-case.ts';
import { restoreDraft } from '../generate/draft/restore-draft.ts';
import { NO_HISTORY } from '../generate/draft/history-draft.ts';
import { goingOn } from '../generate/recipes/history-recipes.ts';
import { inProcess } from '../adapters/in-process.ts';
import { REFERENCE } from '../adapters/reference/answer.ts';
import { histories } from './testing/history-commands.ts';

const SEED = 20_261_125;

function propertyOf(release: string, wrong: Partial<Decisions>) {
  const implementation = { ...REFERENCE, restore: { ...REFERENCE.restore, ...wrong } };
  const real = { session: inProcess('tested', '0', implementation), profile: profileOf(release) };
  const drafts = restoreDraft(goingOn(NO_HISTORY));
  return asyncProperty(drafts, histories(6), async (base, steps) => {
    await asyncModelRun(() => ({ model: { base, steps: [], isOver: false }, real }), steps);
  });
}

describe('histories of restored jobs', () => {
  it.each(['flink-1.11', 'flink-1.15', 'flink-2.3'])('are one and the same of %s', async (name) => {
    await assert(propertyOf(name, {}), { numRuns: 30, seed: SEED });
  });

  it.each<[string, Partial<Decisions>]>([
    ['a checkpoint', { discardsSubsumed: () => false }],
    ['a savepoint', { entersStore: () => true }],
    ['a failover', { latestOf: (store) => store[0] }],
    ['another restore', { nextCheckpointId: (id) => id + 2n }],
  ])('show %s that is wrong', async (_name, wrong) => {
    const { failed } = await check(propertyOf('flink-2.3', wrong), {
      numRuns: 200,
      seed: SEED,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  });
});
