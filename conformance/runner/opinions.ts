/** What several adapters that are asked as one release think of a case. */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Reply, Session } from '../protocol/adapter.ts';
import { askOne } from './ask-all.ts';
import { differencesOfReplies } from './differ.ts';

/** An adapter that may be asked. */
export interface Voice {
  readonly name: string;
  readonly session: Session;
}

/** Adapters that answer alike. */
export interface Opinion {
  readonly names: readonly string[];
}

/** The opinions of those that do not skip. */
export interface Opinions {
  /** More than half of them; `null` where no opinion has so many. */
  readonly majority: Opinion | null;
  /** The other opinions, the larger ones first. */
  readonly others: readonly Opinion[];
}

/** Asks all of them one case. */
export async function opinionsOn(
  subject: Case,
  voices: readonly Voice[],
  profile: Profile,
): Promise<Opinions> {
  const held: { readonly reply: Reply; readonly names: string[] }[] = [];
  let heard = 0;
  for (const { name, session } of voices) {
    const { reply } = await askOne(subject, session, profile);
    if (reply.kind === 'skipped') continue;
    heard++;
    const same = held.find(
      (one) => differencesOfReplies(subject, reply, one.reply, profile).length === 0,
    );
    if (same === undefined) held.push({ reply, names: [name] });
    else same.names.push(name);
  }
  const [largest, ...rest] = held.toSorted((a, b) => b.names.length - a.names.length);
  if (largest !== undefined && 2 * largest.names.length > heard) {
    return { majority: largest, others: rest };
  }
  return { majority: null, others: held };
}
