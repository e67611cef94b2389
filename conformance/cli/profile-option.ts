/** The option `--profile`. */
import { findProfile, PROFILE_NAMES } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { WrongUse } from './io.ts';

/** The profile of a name. */
export function profileNamed(name: string): Profile {
  const profile = findProfile(name);
  if (profile === undefined) {
    throw new WrongUse(
      `There is no profile '${name}'. Profiles are Flink releases, such as ${PROFILE_NAMES.at(-1)}, or lines, such as flink-2.3.`,
    );
  }
  return profile;
}
