/** For which release arbitraries draw. */
import { DEFAULT_PROFILE, findProfile } from '../../../spec/profiles/profile.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';

/** What every arbitrary here may be told. */
export interface ArbitraryOptions {
  /**
   * The Flink release that is to read what is drawn, such as `flink-1.20.1`, or `flink-1.20` for the
   * newest patch of a line. Nothing is drawn that it does not know. The newest line where it is absent.
   */
  readonly release?: string;
}

/** @throws RangeError for a release that is not known */
export function profileOf({ release = DEFAULT_PROFILE }: ArbitraryOptions): Profile {
  const profile = findProfile(release);
  if (profile === undefined) {
    throw new RangeError(
      `No release is named ${release}: they are written flink-2.3.0, or flink-2.3 for the newest patch of a line.`,
    );
  }
  return profile;
}
