import { expect, it } from 'vitest';
import { propertiesFollowClaimMode } from '../../spec/rules/register/properties-follow-claim-mode.ts';
import { restoredWith } from '../../spec/rules/testing/judge.ts';
import { FLINK_2_3, profile, restoreCase, snapshot } from '../../spec/testing/small-case.ts';
import { judge } from './judge.ts';
import { Tally } from './tally.ts';

const FLINK_1_13 = profile('flink-1.13');

it('counts on the sides that a release has, and on no others', () => {
  const sidesOf = (release: typeof FLINK_2_3) =>
    new Tally([propertiesFollowClaimMode], release).rules.get(propertiesFollowClaimMode.id)!.sides;
  expect(sidesOf(FLINK_2_3)).toEqual({ NO_CLAIM: 0, CLAIM: 0, LEGACY: 0 });
  expect(sidesOf(FLINK_1_13)).toEqual({ LEGACY: 0 });
});

it('takes no case on a side that its release has not', () => {
  const claims = { ...propertiesFollowClaimMode, side: () => 'CLAIM' };
  const subject = restoreCase(snapshot([]));
  expect(() => judge([claims], subject, restoredWith({}), FLINK_2_3)).not.toThrow();
  expect(() => judge([claims], subject, restoredWith({}), FLINK_1_13)).toThrow(
    /is on its side CLAIM, which it has not/,
  );
});
