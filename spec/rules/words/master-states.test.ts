import { describe, expect, it } from 'vitest';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import { looksAtMasterStates, matchMasterStates } from './master-states.ts';

function caseOf(names: readonly string[], masterHooks: readonly string[]) {
  const masterStates = names.map((name, index) => {
    return { name, version: 0, payload: Uint8Array.of(index) };
  });
  return restoreCase(snapshot([], { masterStates }), { job: { masterHooks } });
}

describe('master states', () => {
  it('are resumed by the hook of their name, the first one of each', () => {
    const { resumed, unmatched } = matchMasterStates(
      caseOf(['a', 'b', 'a'], ['c', 'a']),
      FLINK_2_3,
    );
    expect([...resumed.values()].map(({ payload }) => payload[0])).toEqual([0]);
    expect(unmatched.map(({ payload }) => payload[0])).toEqual([1, 2]);
  });

  it('are looked at where there are hooks and states', () => {
    expect(looksAtMasterStates(caseOf(['a'], ['b']), FLINK_2_3)).toBe(true);
    expect(looksAtMasterStates(caseOf([], ['b']), FLINK_2_3)).toBe(false);
    expect(looksAtMasterStates(caseOf(['a'], []), FLINK_2_3)).toBe(false);
  });
});
