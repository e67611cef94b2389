/** Has a real release open the keyed state of a golden savepoint. */
import { createHash } from 'node:crypto';
import { toJsonForm } from '../../conformance/protocol/wire/to-wire.ts';
import type { Reply, Session } from '../../conformance/protocol/adapter.ts';
import type { Opened, OpenedState } from '../../spec/model/backend.ts';
import type { Cell } from './evidence.ts';
import type { GoldenKeyedState } from './golden-questions.ts';
import type { Opener } from './readings.ts';

const DIGITS = 12;

/** What the adapter says where a backend opened, and the release has no way to tell what it holds. */
const UNTOLD = 'the backend opened what it was given';

/**
 * Every subtask is asked; one that refuses decides.
 *
 * @throws Error where the adapter fails, or where subtasks of one savepoint do not end alike
 */
export async function cellOf(
  session: Session,
  release: string,
  states: readonly GoldenKeyedState[],
  { name, backend, timers }: Opener,
): Promise<Cell> {
  const replies: Reply[] = [];
  for (const { savepoint, subtask, handles, setup } of states) {
    const request = { backend, handles, state: { ...setup, timers } };
    const caseId = `${savepoint}/${subtask}/${name}`;
    const profile = `flink-${release}`;
    replies.push(await session.ask({ question: 'open', caseId, profile, request }));
  }
  return together(replies, `${release}: ${states[0]?.savepoint} on ${name}`);
}

function together(replies: readonly Reply[], what: string): Cell {
  const kinds = new Set(replies.map(({ kind }) => kind));
  if (kinds.size !== 1) throw new Error(`${what}: ${[...kinds].join(' and ')}`);
  const [first] = replies;
  switch (first!.kind) {
    case 'result':
      return opened(replies.map((reply) => (reply as { result: Opened }).result.states!));
    case 'refused':
      return { verdict: 'refused', codes: codesOf(replies) };
    case 'skipped':
      return first!.why.startsWith(UNTOLD)
        ? { verdict: 'opened', entries: null, content: null }
        : { verdict: 'skipped', why: first!.why };
    default:
      throw new Error(`${what}: ${first!.message}`);
  }
}

function codesOf(replies: readonly Reply[]): readonly string[] {
  const codes = replies.flatMap((reply) => (reply.kind === 'refused' ? reply.refusal.code : []));
  return [...new Set(codes)].toSorted();
}

function opened(subtasks: readonly (readonly OpenedState[])[]): Cell {
  const groups = subtasks.flat().flatMap(({ keyGroups }) => keyGroups);
  const entries = groups.reduce((sum, { entries: own }) => sum + own.length, 0);
  const text = JSON.stringify(toJsonForm(subtasks));
  const content = createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
  return { verdict: 'opened', entries, content };
}
