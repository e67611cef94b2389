/** What every stage of a restore is given. */
import type { RestoreRequest } from '../../spec/model/request.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Decisions } from './decisions.ts';

/** What is asked, as which release, and how it is decided. */
export interface RestoreContext {
  readonly request: RestoreRequest;
  readonly profile: Profile;
  readonly decisions: Decisions;
}
