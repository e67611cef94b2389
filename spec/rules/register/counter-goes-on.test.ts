import { describe, expect, it } from 'vitest';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { counterGoesOn } from './counter-goes-on.ts';

const MAX_LONG = 9_223_372_036_854_775_807n;

function caseOf(checkpointId: bigint, kind: 'standalone' | 'zookeeper' = 'standalone') {
  const coordinator = { counter: { kind, value: 5n } };
  return restoreCase(snapshot([], { checkpointId }), { coordinator });
}

describe('register/counter-goes-on', () => {
  it.each([
    [7n, 'standalone', 'goesOn'],
    [MAX_LONG, 'standalone', 'wraps'],
    [2_147_483_646n, 'zookeeper', 'goesOn'],
    [2_147_483_647n, 'zookeeper', 'doesNotFit'],
    [MAX_LONG, 'zookeeper', 'wraps'],
  ] as const)('has %s in a %s counter on its side %s', (id, kind, side) => {
    expect(counterGoesOn.side(caseOf(id, kind), FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(7n), restoredWith({ nextCheckpointId: 8n }), 'held'],
    [caseOf(7n), restoredWith({ nextCheckpointId: 7n }), 'broken'],
    [caseOf(7n), refusedWith('COUNTER_OVERFLOW'), 'broken'],
    [caseOf(7n), refusedWith('NON_RESTORED_STATE'), 'notReached'],
    [caseOf(MAX_LONG), restoredWith({ nextCheckpointId: -MAX_LONG - 1n }), 'held'],
    [caseOf(MAX_LONG, 'zookeeper'), restoredWith({ nextCheckpointId: 0n }), 'held'],
    [caseOf(2n ** 31n, 'zookeeper'), refusedWith('COUNTER_OVERFLOW'), 'held'],
    [caseOf(2n ** 31n, 'zookeeper'), restoredWith({ nextCheckpointId: 2n ** 31n + 1n }), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(counterGoesOn, subject, answer)).toBe(verdict);
  });

  it('looks at what had changed when a later stage refused', () => {
    const late = refusedWith('MASTER_STATE_UNMATCHED', { nextCheckpointId: 7n });
    expect(verdictOf(counterGoesOn, caseOf(7n), late)).toBe('broken');
  });
});
