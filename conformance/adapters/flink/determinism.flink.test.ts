/** Real Flink answers the same again: in another order, after itself, and in another process. */
import { describe, expect, it } from 'vitest';
import { findProfile } from '../../../spec/profiles/profile.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { Case } from '../../../spec/model/case.ts';
import { RULES } from '../../../spec/rules/index.ts';
import { generateCases } from '../../generate/index.ts';
import type { Reply } from '../../protocol/adapter.ts';
import { askAll } from '../../runner/ask-all.ts';
import { differencesOfReplies } from '../../runner/differ.ts';
import { rulesFor } from '../../runner/judge.ts';
import { outcomeOf } from '../../runner/outcome.ts';
import { DEFAULT_LIMITS } from '../../protocol/limits.ts';
import { openProcess } from '../../runner/process/session.ts';
import { flinkWith } from './testing/misbehaving.ts';

/** What a run of CI can afford. */
const CASES = 250;

const RELEASES = ['1.15.4', '2.3.0'];

/** Objects get other hashes in each process, and with them sets of them another order. */
const RANDOM_HASHES = '-XX:hashCode=0';

/** The replies to each case, in the order in which they came. */
async function repliesTo(
  cases: readonly Case[],
  profile: Profile,
  ...options: readonly string[]
): Promise<ReadonlyMap<string, readonly Reply[]>> {
  const session = await openProcess({
    program: { command: await flinkWith(profile.release, ...options), wire: 'msgpack' },
    limits: { ...DEFAULT_LIMITS, startMilliseconds: 120_000, answerMilliseconds: 60_000 },
    harness: { name: 'test', version: '0' },
  });
  const replies = new Map<string, Reply[]>();
  try {
    for await (const { subject, reply } of askAll(cases, session, profile)) {
      replies.set(subject.id, [...(replies.get(subject.id) ?? []), reply]);
    }
  } finally {
    await session.close();
  }
  return replies;
}

describe.each(RELEASES)('flink@%s', { timeout: 600_000 }, (release) => {
  const profile = findProfile(`flink-${release}`)!;
  const cases = [...generateCases({ seed: 20_261_124, count: CASES, profile })].filter(
    ({ question }) => question !== 'open',
  );

  it('answers the same twice, in another order, and in a fresh process', async () => {
    const first = await repliesTo(cases, profile);
    const backwards = cases.toReversed().flatMap((subject) => [subject, subject]);
    const again = await repliesTo(backwards, profile);
    const differing: unknown[] = [];
    let answered = 0;
    for (const subject of cases) {
      const [expected] = first.get(subject.id)!;
      const later = again.get(subject.id)!;
      expect(later).toHaveLength(2);
      for (const reply of later) {
        expect(reply.kind).toBe(expected!.kind);
        differing.push(...differencesOfReplies(subject, expected!, reply, profile));
        if (reply.kind === 'result' || reply.kind === 'refused') answered++;
      }
    }
    expect(differing).toEqual([]);
    expect(answered).toBeGreaterThan(CASES);
  });

  it('breaks no rule, whatever order its sets of objects have', async () => {
    const replies = await repliesTo(cases, profile, RANDOM_HASHES);
    const rules = rulesFor(RULES, profile);
    const complaints = cases.flatMap((subject) =>
      outcomeOf(subject, replies.get(subject.id)![0]!, rules, profile).complaints.map(
        (complaint) => [subject.id, complaint],
      ),
    );
    expect(complaints).toEqual([]);
  });
});
