/** What `--profile` and `--dialect` say together. */
import type { Profile } from '../../../spec/profiles/profile.ts';
import { WrongUse } from '../io.ts';
import { profileNamed } from '../profile-option.ts';
import { readDialect } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/** The release that is asked for, and what an adapter of that release is judged as. */
export interface AskedProfile {
  /** `undefined` where neither option is given. */
  readonly asked: string | undefined;
  readonly dialect: Dialect | undefined;
  readonly as: (profile: Profile) => Profile;
}

/**
 * @throws WrongUse where the dialect is one of another release
 */
export function askedProfile(flags: {
  readonly profile?: string;
  readonly dialect?: string;
}): AskedProfile {
  const { profile, dialect: file } = flags;
  if (file === undefined) return { asked: profile, dialect: undefined, as: (release) => release };
  const dialect = readDialect(file);
  if (profile !== undefined && profileNamed(profile).id !== dialect.base.id)
    throw new WrongUse(`${file} is a dialect of ${dialect.base.id}, not of ${profile}.`);
  return { asked: dialect.base.id, dialect, as: () => dialect.profile };
}
