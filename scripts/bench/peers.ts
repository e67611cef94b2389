/**
 * Cases a second beside conformance runners of other projects, each with a testee that does nothing,
 * one after the other, several rounds, medians. Theirs are whole processes with their own cases; ours
 * is measured twice, with cases that are there, and as a whole process that generates them.
 *
 * `npm run bench:peers -- [rounds]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCases } from '../../conformance/generate/index.ts';
import { DEFAULT_PROFILE, findProfile } from '../../spec/profiles/profile.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { secondsOfAsking, secondsSince } from './null-adapter/asking.ts';
import { compiledAdapter, openNull } from './null-adapter/null-adapters.ts';
import type { Program } from './null-adapter/null-adapters.ts';
import { otherRunners } from './peers/other-runners.ts';
import type { OtherRunner } from './peers/other-runners.ts';
import { median, ratioText } from './rates.ts';

const SEED = 7;
const CASES = 5_000;
const OURS = ['window 1', 'window 64', 'window 64, generating, as a process'] as const;
const profile = findProfile(DEFAULT_PROFILE)!;
const MAIN = join(PROJECT_ROOT, 'dist/conformance/cli/main.js');

/** Rates by what was measured, round by round. */
const rates = new Map<string, number[]>();

async function main(rounds = '5'): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peers-'));
  try {
    const adapter = compiledAdapter(folder);
    if (adapter === null) throw new Error('There is no rustc, which builds the testees.');
    const others = otherRunners(folder);
    for (const other of others) if ('why' in other) console.log(`${other.name}: ${other.why}`);
    const runners = others.filter((other) => 'command' in other);
    // The first round warms up.
    for (let round = 0; round <= Number(rounds); round++) {
      if (round === 1) rates.clear();
      for (const runner of runners) measureOther(runner);
      await measureOurs(adapter, folder);
    }
    print(runners);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureOther({ name, command: [program, ...args], casesIn }: OtherRunner): void {
  const start = process.hrtime.bigint();
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = secondsSince(start);
  const cases = casesIn(stdout);
  if (!(cases > 0)) throw new Error(`${name} ran no case: ${stdout.slice(0, 500)}`);
  note(name, cases / seconds);
}

async function measureOurs(adapter: Program, folder: string): Promise<void> {
  const cases = [...generateCases({ seed: SEED, count: CASES, profile })];
  for (const window of [1, 64] as const) {
    const session = await openNull(adapter, String(window));
    note(`window ${window}`, CASES / (await secondsOfAsking(cases, session, profile)));
  }
  note('window 64, generating, as a process', rateOfRun(adapter, folder));
}

function rateOfRun([program]: Program, folder: string): number {
  const adapter = `${program} 64`;
  const start = process.hrtime.bigint();
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [MAIN, 'run', '--adapter', adapter, '--cases', String(CASES), '--out', join(folder, 'out')],
    { encoding: 'utf8' },
  );
  const seconds = secondsSince(start);
  const skipped = Number(/(\d+) skipped$/.exec(stdout.trimEnd())?.[1]);
  if (!(skipped > 0)) throw new Error(`the run skipped no case: ${stdout}${stderr}`);
  return skipped / seconds;
}

function note(what: string, rate: number): void {
  rates.set(what, [...(rates.get(what) ?? []), rate]);
}

function print(runners: readonly OtherRunner[]): void {
  const rate = (what: string): number => median(rates.get(what)!);
  const line = (what: string): string =>
    `${what.padEnd(38)}${Math.round(rate(what)).toLocaleString('en').padStart(9)}`;
  console.log('cases a second, medians');
  for (const { name } of runners) console.log(line(name));
  const fastest = Math.max(...runners.map(({ name }) => rate(name)));
  for (const what of OURS) {
    const beside = runners.length === 0 ? '' : `, ${ratioText(rate(what), fastest)}`;
    console.log(`${line(what)}${beside}`);
  }
}

await main(...process.argv.slice(2));
