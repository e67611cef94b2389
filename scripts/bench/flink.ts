/**
 * What the harness costs beside real Flink: the cases of a run through pipes and judged, and the same
 * questions again from memory inside the same JVM. Several rounds, medians.
 *
 * `npm run bench:flink -- [release] [cases] [rounds]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureFlinkAdapter } from '../../conformance/adapters/flink/build.ts';
import { withMain } from '../../conformance/adapters/flink/testing/other-main.ts';
import { profileNamed } from '../../conformance/cli/profile-option.ts';
import { generateCases } from '../../conformance/generate/index.ts';
import { askOf } from '../../conformance/protocol/adapter.ts';
import type { Session } from '../../conformance/protocol/adapter.ts';
import { DEFAULT_LIMITS } from '../../conformance/protocol/limits.ts';
import { askAll } from '../../conformance/runner/ask-all.ts';
import { rulesFor } from '../../conformance/runner/judge.ts';
import { outcomeOf } from '../../conformance/runner/outcome.ts';
import { openProcess } from '../../conformance/runner/process/session.ts';
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import { median, ratioText } from './rates.ts';

const SEED = 7;
const SOURCE = fileURLToPath(new URL('savepointspec/flink/Replaying.java', import.meta.url));

/** Which cases are measured by themselves. */
const KINDS: Readonly<Record<string, (subject: Case) => boolean>> = {
  'as the suite has them': () => true,
  decode: ({ question }) => question === 'decode',
  encode: ({ question }) => question === 'encode',
  'restore, standalone counter': (subject) => counterOf(subject) === 'standalone',
  'restore, ZooKeeper counter': (subject) => counterOf(subject) === 'zookeeper',
};

function counterOf(subject: Case): string | null {
  return subject.question === 'restore' ? subject.request.coordinator.counter.kind : null;
}

/** Cases a second of each way. */
interface Rates {
  readonly inJvm: number;
  readonly asked: number;
  readonly run: number;
}

async function main(release = '2.3.0', count = '2000', rounds = '5'): Promise<void> {
  const profile = profileNamed(`flink-${release}`);
  const { command } = await ensureFlinkAdapter(release, {
    progress: (line) => console.error(line),
  });
  const classes = mkdtempSync(join(tmpdir(), 'replaying-'));
  const session = await openProcess({
    program: {
      command: withMain(command, { name: 'Replaying', source: SOURCE, classes }),
      wire: 'msgpack',
    },
    limits: { ...DEFAULT_LIMITS, answerMilliseconds: 300_000 },
    harness: { name: 'savepoint-spec', version: 'bench' },
  });
  try {
    console.log(`flink@${release}, cases a second, medians of ${rounds} rounds`);
    for (const [name, isKind] of Object.entries(KINDS)) {
      const measured = await ratesOf(name, isKind, session, profile, Number(count), Number(rounds));
      console.log(measured);
    }
  } finally {
    await session.close();
    rmSync(classes, { recursive: true });
  }
}

async function ratesOf(
  name: string,
  isKind: (subject: Case) => boolean,
  session: Session,
  profile: Profile,
  count: number,
  rounds: number,
): Promise<string> {
  const cases = (round: number) => casesOf(SEED + round, count, isKind, session, profile);
  const measured: Rates[] = [];
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const rates = await measure([...cases(round)], () => cases(round), session, profile);
    if (round > 0) measured.push(rates);
  }
  const rateOf = (way: keyof Rates) => median(measured.map((rates) => rates[way]));
  const figures = [
    `in the JVM ${rateOf('inJvm').toFixed(0)}`,
    `through pipes ${rateOf('asked').toFixed(0)}`,
    `generated and judged ${rateOf('run').toFixed(0)}`,
  ];
  const ratio = ratioText(rateOf('run'), rateOf('inJvm'));
  return `${name.padEnd(30)} ${figures.join(', ')}: ${ratio} of the JVM`;
}

/** Cases that are asked, since what is skipped would cost a JVM nothing. */
function* casesOf(
  seed: number,
  count: number,
  isKind: (subject: Case) => boolean,
  { hello }: Session,
  profile: Profile,
): Generator<Case, void, undefined> {
  for (const subject of generateCases({ seed, count, profile })) {
    if (hello.questions.includes(subject.question) && isKind(subject)) yield subject;
  }
}

async function measure(
  cases: readonly Case[],
  generate: () => Iterable<Case>,
  session: Session,
  profile: Profile,
): Promise<Rates> {
  const rules = rulesFor(RULES, profile);
  const run = await secondsOf(async () => {
    for await (const { subject, reply } of askAll(generate(), session, profile)) {
      outcomeOf(subject, reply, rules, profile);
    }
  });
  await replayed(cases[0]!, session, profile);
  const asked = await secondsOf(async () => {
    for await (const _answered of askAll(cases, session, profile));
  });
  const inJvm = await replayed(cases[0]!, session, profile);
  const rate = (seconds: number) => cases.length / seconds;
  return { inJvm: rate(inJvm), asked: rate(asked), run: rate(run) };
}

/** Seconds that the JVM takes for what it was asked since the last time. */
async function replayed(any: Case, session: Session, profile: Profile): Promise<number> {
  const ask = { ...askOf(any, profile), question: 'replay' };
  const reply = await session.ask(ask as unknown as Parameters<Session['ask']>[0]);
  if (reply.kind !== 'skipped') throw new Error(`the JVM does not replay: ${reply.kind}`);
  return Number(reply.why);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

await main(...process.argv.slice(2));
