/** Asks an adapter for a hazard. */
import type { Session } from '../../conformance/protocol/adapter.ts';
import { askOne } from '../../conformance/runner/ask-all.ts';
import type { Hazard, RestoreOutcome } from '../../spec/hazards/index.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { exampleOf } from './examples.ts';

/**
 * Whether a hazard shows in an adapter's answer to its example; `null` where the adapter skips it.
 *
 * @throws Error where there is no answer
 */
export async function isShown(
  hazard: Hazard,
  session: Session,
  profile: Profile,
): Promise<boolean | null> {
  const subject = exampleOf(hazard.id, profile.restore.claimModes);
  const { reply } = await askOne(subject, session, profile);
  if (reply.kind === 'skipped') return null;
  if (reply.kind !== 'result' && reply.kind !== 'refused') {
    throw new Error(`${profile.id} did not answer ${hazard.id}: ${JSON.stringify(reply)}`);
  }
  return hazard.shows(subject, reply as RestoreOutcome);
}
