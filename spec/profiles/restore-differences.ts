/** What the releases do differently when they restore. */
import type { Differences } from './difference.ts';

/** How one release restores. */
export interface RestoreBehaviour {
  /** Whether claim modes exist; before, every restore is what LEGACY was later. */
  readonly claimModes: boolean;
}

// prettier-ignore
export const RESTORE_DIFFERENCES: Differences<RestoreBehaviour> = {
  claimModes: [{ since: '1.11', value: false }, { since: '1.15', value: true }],
};
