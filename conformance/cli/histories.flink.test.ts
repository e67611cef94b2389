/** Real Flink lives through histories as the reference does: fast-check's model-based testing. */
import { assert, asyncModelRun, asyncProperty } from 'fast-check';
import { describe, it } from 'vitest';
import { profile as profileOf } from '../../spec/testing/small-case.ts';
import { flinkWith } from '../adapters/flink/testing/misbehaving.ts';
import { NO_HISTORY } from '../generate/draft/history-draft.ts';
import { restoreDraft } from '../generate/draft/restore-draft.ts';
import { goingOn } from '../generate/recipes/history-recipes.ts';
import { DEFAULT_LIMITS } from '../protocol/limits.ts';
import { openProcess } from '../runner/process/session.ts';
import { histories } from './testing/history-commands.ts';

const SEED = 20_261_125;

/** What a run of CI can afford. */
const HISTORIES = 40;

/** One of each way in which shared state, savepoints and deletions are handled. */
const RELEASES = ['1.11.6', '1.15.4', '2.3.0'];

describe.each(RELEASES)('flink@%s', { timeout: 600_000 }, (release) => {
  it('lives through histories as the reference does', async () => {
    const profile = profileOf(`flink-${release}`);
    const session = await openProcess({
      program: { command: await flinkWith(release), wire: 'msgpack' },
      limits: { ...DEFAULT_LIMITS, startMilliseconds: 120_000, answerMilliseconds: 60_000 },
      harness: { name: 'test', version: '0' },
    });
    const drafts = restoreDraft(goingOn(NO_HISTORY));
    const property = asyncProperty(drafts, histories(6), async (base, steps) => {
      const setup = () => ({
        model: { base, steps: [], isOver: false },
        real: { session, profile },
      });
      await asyncModelRun(setup, steps);
    });
    try {
      await assert(property, { numRuns: HISTORIES, seed: SEED });
    } finally {
      await session.close();
    }
  });
});
