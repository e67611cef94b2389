import { describe, expect, it } from 'vitest';
import type { CheckpointProperties } from '../../model/properties.ts';
import type { ClaimMode } from '../../model/request.ts';
import { FLINK_2_3, profile, restoreCase, snapshot } from '../../testing/small-case.ts';
import {
  CHECKPOINT_PROPERTIES,
  refusedWith,
  restoredWith,
  SAVEPOINT_PROPERTIES,
  storedAs,
  verdictOf,
} from '../testing/judge.ts';
import { propertiesFollowClaimMode } from './properties-follow-claim-mode.ts';

const caseOf = (claimMode: ClaimMode) => restoreCase(snapshot([]), { settings: { claimMode } });

const stored = (properties: CheckpointProperties, changes: Partial<CheckpointProperties> = {}) =>
  restoredWith({ store: [storedAs(7n, { properties: { ...properties, ...changes } })] });

const RETAINED_ON_CANCELLATION = {
  discardCancelled: false,
  discardFailed: false,
  discardSuspended: false,
};

describe('register/properties-follow-claim-mode', () => {
  it.each(['NO_CLAIM', 'CLAIM', 'LEGACY'] as const)('has %s on its own side', (mode) => {
    expect(propertiesFollowClaimMode.side(caseOf(mode), FLINK_2_3)).toBe(mode);
    expect(propertiesFollowClaimMode.side(caseOf(mode), profile('flink-1.13'))).toBe('LEGACY');
  });

  it.each([
    ['LEGACY', stored(SAVEPOINT_PROPERTIES), 'held'],
    ['LEGACY', stored(SAVEPOINT_PROPERTIES, { unclaimed: true }), 'broken'],
    ['LEGACY', stored(SAVEPOINT_PROPERTIES, { forced: true }), 'broken'],
    ['LEGACY', stored(SAVEPOINT_PROPERTIES, { discardCancelled: true }), 'broken'],
    ['LEGACY', stored(SAVEPOINT_PROPERTIES, { type: null }), 'broken'],
    ['NO_CLAIM', stored(SAVEPOINT_PROPERTIES, { unclaimed: true }), 'held'],
    ['NO_CLAIM', stored(SAVEPOINT_PROPERTIES), 'broken'],
    ['NO_CLAIM', stored(CHECKPOINT_PROPERTIES, { unclaimed: true }), 'broken'],
    ['CLAIM', stored(CHECKPOINT_PROPERTIES), 'held'],
    ['CLAIM', stored(CHECKPOINT_PROPERTIES, RETAINED_ON_CANCELLATION), 'held'],
    ['CLAIM', stored(CHECKPOINT_PROPERTIES, { discardFailed: false }), 'held'],
    ['CLAIM', stored(CHECKPOINT_PROPERTIES, { discardFinished: false }), 'broken'],
    ['CLAIM', stored(CHECKPOINT_PROPERTIES, { discardSubsumed: false }), 'broken'],
    ['CLAIM', stored(CHECKPOINT_PROPERTIES, { unclaimed: true }), 'broken'],
    ['CLAIM', stored(SAVEPOINT_PROPERTIES), 'broken'],
    ['CLAIM', refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges %s with %o %s', (mode, answer, verdict) => {
    expect(verdictOf(propertiesFollowClaimMode, caseOf(mode), answer)).toBe(verdict);
  });

  it('takes a savepoint without a type from releases before 1.15', () => {
    const answer = stored(SAVEPOINT_PROPERTIES, { type: null });
    const verdict = verdictOf(
      propertiesFollowClaimMode,
      caseOf('LEGACY'),
      answer,
      profile('flink-1.13'),
    );
    expect(verdict).toBe('held');
  });
});
