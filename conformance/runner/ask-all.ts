/** Puts cases to an adapter, as many at a time as it takes. */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { askOf } from '../protocol/adapter.ts';
import type { Reply, Session } from '../protocol/adapter.ts';

/** A case with what came back. */
export interface Answered {
  readonly subject: Case;
  readonly reply: Reply;
}

/**
 * The replies in the order of the cases. Questions that the adapter does not declare are skipped
 * without being asked.
 */
export async function* askAll(
  cases: Iterable<Case>,
  session: Session,
  profile: Profile,
): AsyncGenerator<Answered, void, undefined> {
  const outstanding: Promise<Answered>[] = [];
  for (const subject of cases) {
    outstanding.push(askOne(subject, session, profile));
    if (outstanding.length >= session.hello.window) yield await outstanding.shift()!;
  }
  for (const answered of outstanding) yield await answered;
}

/** Puts one case to an adapter. */
export async function askOne(subject: Case, session: Session, profile: Profile): Promise<Answered> {
  const { name, questions } = session.hello;
  if (!questions.includes(subject.question)) {
    const why = `${name} does not answer the question ${subject.question}`;
    return { subject, reply: { kind: 'skipped', why } };
  }
  return { subject, reply: await session.ask(askOf(subject, profile)) };
}
