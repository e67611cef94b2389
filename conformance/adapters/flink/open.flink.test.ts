/** Real backends open what the reference says that they open, and hold what it says that they hold. */
import { describe, expect, it } from 'vitest';
import type { OpenCase } from '../../../spec/model/case.ts';
import { findProfile } from '../../../spec/profiles/profile.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { RULES } from '../../../spec/rules/index.ts';
import { generateCases } from '../../generate/index.ts';
import { askOf } from '../../protocol/adapter.ts';
import type { Reply } from '../../protocol/adapter.ts';
import { DEFAULT_LIMITS } from '../../protocol/limits.ts';
import { askAll } from '../../runner/ask-all.ts';
import { differencesOfReplies } from '../../runner/differ.ts';
import { rulesFor } from '../../runner/judge.ts';
import { outcomeOf } from '../../runner/outcome.ts';
import { openProcess } from '../../runner/process/session.ts';
import { answerOf, REFERENCE } from '../reference/answer.ts';
import { ensureFlinkAdapter } from './build.ts';

/** Of these about one in eight opens a backend. */
const CASES = 1600;

const RELEASES = ['1.15.4', '2.3.0'];

async function repliesTo(
  cases: readonly OpenCase[],
  profile: Profile,
  release: string,
): Promise<ReadonlyMap<string, Reply>> {
  const { command } = await ensureFlinkAdapter(release);
  const session = await openProcess({
    program: { command, wire: 'msgpack' },
    limits: { ...DEFAULT_LIMITS, startMilliseconds: 120_000, answerMilliseconds: 60_000 },
    harness: { name: 'test', version: '0' },
  });
  const replies = new Map<string, Reply>();
  try {
    for await (const { subject, reply } of askAll(cases, session, profile))
      replies.set(subject.id, reply);
  } finally {
    await session.close();
  }
  return replies;
}

const isAnswered = ({ kind }: Reply): boolean => kind === 'result' || kind === 'refused';

describe.each(RELEASES)('open by flink@%s', { timeout: 600_000 }, (release) => {
  const profile = findProfile(`flink-${release}`)!;
  const cases = [...generateCases({ seed: 20_261_125, count: CASES, profile })].filter(
    (subject) => subject.question === 'open',
  );
  const expected = (subject: OpenCase): Reply => answerOf(askOf(subject, profile), REFERENCE);

  it('is as the reference has it, and breaks no rule', async () => {
    const replies = await repliesTo(cases, profile, release);
    const rules = rulesFor(RULES, profile);
    const different: unknown[] = [];
    let compared = 0;
    let held = 0;
    for (const subject of cases) {
      const [reply, mine] = [replies.get(subject.id)!, expected(subject)];
      expect(['result', 'refused', 'skipped'], `${subject.id}: ${JSON.stringify(reply)}`).toContain(
        reply.kind,
      );
      const { complaints } = outcomeOf(subject, reply, rules, profile);
      different.push(...complaints.map((complaint) => [subject.id, complaint]));
      if (!isAnswered(reply) || !isAnswered(mine)) continue;
      compared += 1;
      if (reply.kind === 'result' && subject.request.state !== undefined) held += 1;
      const found =
        reply.kind === mine.kind
          ? differencesOfReplies(subject, mine, reply, profile)
          : [mine.kind];
      different.push(...found.map((one) => [subject.id, one]));
    }
    expect(different).toEqual([]);
    // Without files most cases hang on them, and real Flink has nothing to say.
    expect(compared).toBeGreaterThan(80);
    expect(held).toBeGreaterThan(20);
  });

  it('is seen to differ where a backend held nothing', () => {
    const full = cases.flatMap((subject) => {
      const mine = expected(subject);
      const holds = mine.kind === 'result' && JSON.stringify(mine.result).includes('entries');
      return holds ? [{ subject, mine }] : [];
    });
    const { subject, mine } = full[0]!;
    const empty: Reply = { kind: 'result', result: { decidedBy: 'bytes', states: [] } };
    expect(differencesOfReplies(subject, mine, empty, profile)).not.toEqual([]);
  });
});
