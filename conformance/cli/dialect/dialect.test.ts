import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEHAVIOUR_NAMES, behaviourId, valueIn } from '../../../spec/profiles/behaviours.ts';
import type { BehaviourName } from '../../../spec/profiles/behaviours.ts';
import { findProfile, PROFILE_NAMES } from '../../../spec/profiles/profile.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { RULES } from '../../../spec/rules/index.ts';
import { answerAs, REFERENCE } from '../../adapters/reference/answer.ts';
import { generateCases } from '../../generate/index.ts';
import { askOf } from '../../protocol/adapter.ts';
import { rulesFor } from '../../runner/judge.ts';
import { outcomeOf } from '../../runner/outcome.ts';
import { command } from '../testing/command.ts';
import { readDialect } from './dialect.ts';

let root = '';
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'dialect-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function fileOf(content: object): string {
  const file = join(root, 'dialect.json');
  writeFileSync(
    file,
    JSON.stringify({ schemaVersion: 1, name: 'our fork', base: 'flink-2.3.0', ...content }),
  );
  return file;
}

const SET = { 'restore.lookUp': { value: 'userDefinedOnly', reason: 'ours has no generated IDs' } };

function messageOf(deed: () => unknown): string {
  try {
    deed();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing is wrong';
}

/** Cases in which a fork is wrong that answers as one profile and is judged by another. */
function failures(fork: Profile, judgedBy: Profile): number {
  const rules = rulesFor(RULES, judgedBy);
  let failed = 0;
  for (const subject of generateCases({ seed: 7, count: 120, profile: judgedBy })) {
    const reply = answerAs(fork, askOf(subject, fork), REFERENCE);
    if (outcomeOf(subject, reply, rules, judgedBy).complaints.length > 0) failed += 1;
  }
  return failed;
}

describe('a dialect', () => {
  it('has rules follow: a fork that differs on purpose breaks none', () => {
    const { profile, base, changes } = readDialect(fileOf({ set: SET }));
    expect([profile.id, changes[0]!.behaviour]).toEqual(['flink-2.3.0', 'restore.lookUp']);
    expect(failures(profile, profile)).toBe(0);
    expect(failures(profile, base)).toBeGreaterThan(0);
    expect(failures(base, profile)).toBeGreaterThan(0);
  });

  it('may set every behaviour to what any release has of it, and to nothing else', () => {
    const setAs = (valueOf: (behaviour: BehaviourName) => unknown) =>
      Object.fromEntries(
        BEHAVIOUR_NAMES.map((each) => [behaviourId(each), { value: valueOf(each), reason: 'x' }]),
      );
    for (const release of PROFILE_NAMES) {
      const { id, line, ...other } = findProfile(release)!;
      const { profile } = readDialect(
        fileOf({ set: setAs((each) => valueIn(findProfile(id)!, each)) }),
      );
      const { format, restore, channels, backends } = other;
      expect(profile, line).toMatchObject({ format, restore, channels, backends });
    }
    const file = fileOf({ set: setAs(() => 'nonsense') });
    const told = messageOf(() => readDialect(file));
    for (const behaviour of BEHAVIOUR_NAMES)
      expect(told).toContain(`set.${behaviourId(behaviour)}.value`);
  });

  it.each([
    [
      'an unknown behaviour',
      { set: { 'restore.colour': { value: 1, reason: 'x' } } },
      'set has an unknown property "restore.colour"',
    ],
    [
      'a value without a reason',
      { set: { 'restore.lookUp': { value: 'userDefinedOnly' } } },
      "set.restore.lookUp must have required property 'reason'",
    ],
    ['an unknown base', { base: 'flink-9.9', set: SET }, "base: There is no profile 'flink-9.9'"],
    [
      'another value',
      { set: { 'restore.lookUp': { value: 'x', reason: 'y' } } },
      'set.restore.lookUp.value is "x", and must be one of "userDefinedOnly", "userDefinedFirst"',
    ],
  ])('is refused with %s', async (_, content, told) => {
    const said = await command(
      'run',
      '--adapter',
      'reference',
      '--dialect',
      fileOf(content),
      '--out',
      root,
    );
    expect([said.exitCode, said.err.join('\n')]).toEqual([2, expect.stringContaining(told)]);
  });

  it('is of one release', async () => {
    const args = [
      'run',
      '--adapter',
      'reference',
      '--out',
      root,
      '--dialect',
      fileOf({ set: SET }),
    ];
    const said = await command(...args, '--profile', 'flink-1.20');
    expect([said.exitCode, said.err.join('\n')]).toEqual([
      2,
      expect.stringContaining('flink-2.3.0'),
    ]);
    expect(findProfile('flink-2.3.0')!.restore.lookUp).toBe('userDefinedFirst');
  });
});
