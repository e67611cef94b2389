/** Real Flink answers the same again: in another order, after itself, and in another process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import type { Command } from './testing/other-main.ts';
import { flinkWith, misbehavingFlink } from './testing/misbehaving.ts';

/** What a run of CI can afford. */
const CASES = 250;

const RELEASES = ['1.15.4', '2.3.0'];

/** Objects get other hashes in each process, and with them sets of them another order. */
const RANDOM_HASHES = '-XX:hashCode=0';

const HOW = 'answer otherwise the second time';

let classes = '';
beforeAll(() => void (classes = mkdtempSync(join(tmpdir(), 'misbehaving-'))));
afterAll(() => rmSync(classes, { recursive: true, force: true }));

/** The replies to each case, in the order in which they came. */
async function repliesTo(
  cases: readonly Case[],
  profile: Profile,
  command: Command,
): Promise<ReadonlyMap<string, readonly Reply[]>> {
  const session = await openProcess({
    program: { command, wire: 'msgpack' },
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

/** Asked in the other order, and each case twice. */
function backwards(cases: readonly Case[]): readonly Case[] {
  return cases.toReversed().flatMap((subject) => [subject, subject]);
}

/** What differs between the replies to a case and its first one, by case. */
function unlike(
  cases: readonly Case[],
  first: ReadonlyMap<string, readonly Reply[]>,
  again: ReadonlyMap<string, readonly Reply[]>,
  profile: Profile,
): readonly unknown[] {
  return cases.flatMap((subject) => {
    const [expected] = first.get(subject.id)!;
    const later = again.get(subject.id)!;
    expect(later).toHaveLength(2);
    return later.flatMap((reply) =>
      reply.kind === expected!.kind
        ? differencesOfReplies(subject, expected!, reply, profile).map((one) => [subject.id, one])
        : [[subject.id, expected!.kind, reply.kind]],
    );
  });
}

const isAnswered = ([reply]: readonly Reply[]): boolean =>
  reply!.kind === 'result' || reply!.kind === 'refused';

describe.each(RELEASES)('flink@%s', { timeout: 600_000 }, (release) => {
  const profile = findProfile(`flink-${release}`)!;
  const cases = [...generateCases({ seed: 20_261_124, count: CASES, profile })];

  it('answers the same twice, in another order, and in a fresh process', async () => {
    const command = await flinkWith(release);
    const first = await repliesTo(cases, profile, command);
    const again = await repliesTo(backwards(cases), profile, command);
    expect(unlike(cases, first, again, profile)).toEqual([]);
    expect([...first.values()].filter(isAnswered).length).toBeGreaterThan(CASES / 2);
  });

  it('is seen where it answers one case otherwise the second time', async () => {
    const few = cases.filter(({ question }) => question === 'decode').slice(0, 5);
    const first = await repliesTo(few, profile, await flinkWith(release));
    const { id } = few.find((subject) => first.get(subject.id)![0]!.kind === 'result')!;
    const command = await misbehavingFlink(release, classes, HOW, id);
    const again = await repliesTo(backwards(few), profile, command);
    expect(unlike(few, first, again, profile)).toMatchObject([[id, expect.anything()]]);
  });

  it('breaks no rule, whatever order its sets of objects have', async () => {
    const replies = await repliesTo(cases, profile, await flinkWith(release, RANDOM_HASHES));
    const rules = rulesFor(RULES, profile);
    const complaints = cases.flatMap((subject) =>
      outcomeOf(subject, replies.get(subject.id)![0]!, rules, profile).complaints.map(
        (complaint) => [subject.id, complaint],
      ),
    );
    expect(complaints).toEqual([]);
  });
});
