/** The claim mode of a restore. */
import type { ClaimMode, RestoreRequest } from '../../model/request.ts';
import type { Profile } from '../../profiles/profile.ts';

/** As the user set it; before there were claim modes, in Flink 1.15, what is LEGACY since then. */
export function claimModeOf({ settings }: RestoreRequest, { restore }: Profile): ClaimMode {
  return restore.claimModes ? settings.claimMode : 'LEGACY';
}
