/** Puts cases to an adapter, as many at a time as it takes. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { askOf } from '../protocol/adapter.ts';
import type { Hello, Reply, Session } from '../protocol/adapter.ts';

/** A case with what came back. */
export interface Answered {
  readonly subject: Case;
  readonly reply: Reply;
}

/** So long nothing else is seen to: signals and timers wait for a turn of the event loop. */
const TURN_MILLISECONDS = 50;

/**
 * The replies in the order of the cases. Questions that the adapter does not declare are skipped
 * without being asked.
 *
 * @throws AdapterUnavailable where the adapter does not start any more
 */
export async function* askAll(
  cases: Iterable<Case>,
  session: Session,
  profile: Profile,
): AsyncGenerator<Answered, void, undefined> {
  const items = askEach(cases, (subject) => subject, { session, profile });
  for await (const { item: subject, reply } of items) yield { subject, reply };
}

/** As {@link askAll}, for cases that carry something with them, or that are not all there yet. */
export async function* askEach<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  caseOf: (item: Item) => Case,
  { session, profile }: { readonly session: Session; readonly profile: Profile },
): AsyncGenerator<{ readonly item: Item; readonly reply: Reply }, void, undefined> {
  const outstanding: Promise<{ readonly item: Item; readonly reply: Reply }>[] = [];
  let nextTurnAt = Date.now() + TURN_MILLISECONDS;
  for await (const item of items) {
    const asked = askOne(caseOf(item), session, profile).then(({ reply }) => ({ item, reply }));
    // Told when its turn comes, which is later than when it may happen.
    asked.catch(() => undefined);
    outstanding.push(asked);
    if (outstanding.length >= session.hello.window) yield await outstanding.shift()!;
    if (Date.now() < nextTurnAt) continue;
    await nextTurn();
    nextTurnAt = Date.now() + TURN_MILLISECONDS;
  }
  for (const answered of outstanding) yield await answered;
}

/** Puts one case to an adapter. */
export async function askOne(subject: Case, session: Session, profile: Profile): Promise<Answered> {
  const why = undeclared(session.hello, subject, profile);
  if (why !== null) return { subject, reply: { kind: 'skipped', why } };
  return { subject, reply: await session.ask(askOf(subject, profile)) };
}

/** Why a case is beyond what an adapter declares; `null` where it is not. */
function undeclared(
  { name, questions, profiles }: Hello,
  { question }: Case,
  { id, line }: Profile,
): string | null {
  if (!questions.includes(question)) return `${name} does not answer the question ${question}`;
  const answersFor =
    profiles.length === 0 || profiles.some((each) => each === id || each === `flink-${line}`);
  return answersFor ? null : `${name} does not answer for ${id}`;
}
