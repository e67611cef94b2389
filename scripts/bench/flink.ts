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

/** Cases a second of each way, one figure a round. */
interface Rates {
  /** Fed from memory. */
  readonly inJvm: number[];
  /** Asked through pipes, the cases being there. */
  readonly asked: number[];
  /** Generated, asked and judged, as by `run`. */
  readonly run: number[];
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
      const rates: Rates = { inJvm: [], asked: [], run: [] };
      // The first round warms up.
      for (let round = 0; round <= Number(rounds); round++) {
        if (round === 1) for (const figures of Object.values(rates)) figures.length = 0;
        const all = generateCases({ seed: SEED + round, count: Number(count), profile });
        const cases = [...all].filter(
          (subject) => session.hello.questions.includes(subject.question) && isKind(subject),
        );
        await measure(cases, rates, session, profile);
      }
      console.log(`${name.padEnd(28)} ${textOf(rates)}`);
    }
    const run: Rates = { inJvm: [], asked: [], run: [] };
    for (let round = 1; round <= Number(rounds); round++) {
      await measureRun(SEED + round, Number(count), run, session, profile);
    }
    console.log(`${'a run, generated and judged'.padEnd(28)} ${textOf(run)}`);
  } finally {
    await session.close();
    rmSync(classes, { recursive: true });
  }
}

/** Cases that are there already, and that the adapter does not skip. */
async function measure(
  cases: readonly Case[],
  rates: Rates,
  session: Session,
  profile: Profile,
): Promise<void> {
  const asked = await secondsOf(async () => {
    for await (const _answered of askAll(cases, session, profile));
  });
  rates.asked.push(cases.length / asked);
  rates.inJvm.push(cases.length / (await replayed(cases[0]!, session, profile)));
}

/** What `run` does with as many cases. */
async function measureRun(
  seed: number,
  count: number,
  rates: Rates,
  session: Session,
  profile: Profile,
): Promise<void> {
  const rules = rulesFor(RULES, profile);
  let last: Case | undefined;
  const run = await secondsOf(async () => {
    const cases = generateCases({ seed, count, profile });
    for await (const { subject, reply } of askAll(cases, session, profile)) {
      outcomeOf(subject, reply, rules, profile);
      last = subject;
    }
  });
  rates.run.push(count / run);
  rates.inJvm.push(count / (await replayed(last!, session, profile)));
}

function textOf({ inJvm, asked, run }: Rates): string {
  const slower = asked.length > 0 ? asked : run;
  const way = asked.length > 0 ? 'through pipes' : 'in all';
  const ratio = ratioText(median(slower), median(inJvm));
  return `in the JVM ${median(inJvm).toFixed(0)}, ${way} ${median(slower).toFixed(0)}: ${ratio}`;
}

/** Seconds that the JVM takes for what it was asked since the last time. */
async function replayed(any: Case, session: Session, profile: Profile): Promise<number> {
  const reply = await session.ask({ ...askOf(any, profile), caseId: 'replay' });
  if (reply.kind !== 'skipped')
    throw new Error(`the JVM does not replay: ${JSON.stringify(reply)}`);
  return Number(reply.why);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

await main(...process.argv.slice(2));
