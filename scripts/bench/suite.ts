/**
 * How many cases a second each part of a run takes: generating, encoding, answering, judging. One
 * part after the other over the same cases, several rounds, medians.
 *
 * `npm run bench:suite -- [cases] [rounds]`
 */
import { answerOf, REFERENCE } from '../../conformance/adapters/reference/answer.ts';
import { generateCases } from '../../conformance/generate/index.ts';
import { askOf } from '../../conformance/protocol/adapter.ts';
import { rulesFor } from '../../conformance/runner/judge.ts';
import { outcomeOf } from '../../conformance/runner/outcome.ts';
import { encodeSnapshot } from '../../impl/codec/index.ts';
import type { Case } from '../../spec/model/case.ts';
import { DEFAULT_PROFILE, findProfile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import { median } from './rates.ts';

const count = Number(process.argv[2] ?? 5_000);
const rounds = Number(process.argv[3] ?? 5);
const profile = findProfile(DEFAULT_PROFILE)!;
const rules = rulesFor(RULES, profile);
const SEED = 7;

/** Seconds that each part took, round by round. */
const seconds = new Map<string, number[]>();

function timed<T>(part: string, work: () => T): T {
  const start = process.hrtime.bigint();
  const result = work();
  const taken = Number(process.hrtime.bigint() - start) / 1e9;
  seconds.set(part, [...(seconds.get(part) ?? []), taken]);
  return result;
}

function encode(cases: readonly Case[]): void {
  for (const subject of cases) {
    const snapshot = 'snapshot' in subject ? subject.snapshot : null;
    if (snapshot !== null) encodeSnapshot(snapshot, profile.format.writes as 6);
  }
}

for (let round = 0; round <= rounds; round++) {
  // The first round warms up.
  if (round === 1) seconds.clear();
  const cases = timed('generating, encoding included', () => [
    ...generateCases({ seed: SEED + round, count, profile }),
  ]);
  timed('encoding alone', () => encode(cases));
  const replies = timed('answering', () =>
    cases.map((subject) => answerOf(askOf(subject, profile), REFERENCE)),
  );
  timed('judging', () => {
    cases.forEach((subject, index) => outcomeOf(subject, replies[index]!, rules, profile));
  });
}

console.log(`${count} cases, ${rounds} rounds, ${RULES.length} rules, ${profile.id}`);
for (const [part, taken] of seconds) {
  console.log(
    `${part.padEnd(30)} ${Math.round(count / median(taken)).toLocaleString('en')} cases a second`,
  );
}
