/**
 * Cases a second against adapters that do nothing: in this process, in Node over pipes, and compiled
 * over pipes; beside what the same pipe carries of the same messages when nobody looks into them.
 * One after the other over the same cases, several rounds, medians.
 *
 * `npm run bench:harness -- [cases] [rounds]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCases } from '../../conformance/generate/index.ts';
import { askOf } from '../../conformance/protocol/adapter.ts';
import { frameOf } from '../../conformance/runner/process/frames.ts';
import type { Case } from '../../spec/model/case.ts';
import { DEFAULT_PROFILE, findProfile } from '../../spec/profiles/profile.ts';
import { secondsOfAsking, secondsSince } from './null-adapter/asking.ts';
import { secondsOfEcho } from './null-adapter/echo.ts';
import {
  compiledAdapter,
  NODE_ADAPTER,
  nullSession,
  openNull,
} from './null-adapter/null-adapters.ts';
import type { Program } from './null-adapter/null-adapters.ts';
import { median, ratioText } from './rates.ts';

const SEED = 7;
const WINDOWS = [1, 64];
const profile = findProfile(DEFAULT_PROFILE)!;

/** Rates by what was measured, round by round. */
const rates = new Map<string, number[]>();

async function main(count = '4000', rounds = '5'): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'harness-'));
  try {
    const compiled = compiledAdapter(folder);
    if (compiled === null) console.log('No rustc is here: the compiled adapter is left out.');
    const programs: [string, Program][] = [
      ['Node', NODE_ADAPTER],
      ...(compiled === null ? [] : ([['compiled', compiled]] as [string, Program][])),
    ];
    // The first round warms up.
    for (let round = 0; round <= Number(rounds); round++) {
      if (round === 1) rates.clear();
      const cases = [...generateCases({ seed: SEED + round, count: Number(count), profile })];
      await measureRound(cases, programs);
    }
    print(programs);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureRound(
  cases: readonly Case[],
  programs: readonly [string, Program][],
): Promise<void> {
  const frames = cases.map((subject, id) =>
    frameOf({ ...askOf(subject, profile), id, type: 'ask' }, 'msgpack'),
  );
  for (const window of WINDOWS) {
    note(`in process ${window}`, cases, await secondsOfAsking(cases, nullSession(window), profile));
    for (const [name, program] of programs) {
      const session = await openNull(program, String(window));
      note(`${name} ${window}`, cases, await secondsOfAsking(cases, session, profile));
      note(`${name} echo ${window}`, cases, await secondsOfEcho(program, frames, window));
    }
  }
  const start = process.hrtime.bigint();
  for (const _ of generateCases({ seed: SEED, count: cases.length, profile }));
  note('generating', cases, secondsSince(start));
}

function note(what: string, { length }: readonly Case[], seconds: number): void {
  const all = rates.get(what) ?? [];
  all.push(length / seconds);
  rates.set(what, all);
}

function print(programs: readonly [string, Program][]): void {
  const rate = (what: string): number => median(rates.get(what)!);
  const text = (what: string): string => Math.round(rate(what)).toLocaleString('en').padStart(9);
  console.log(`cases a second, ${profile.id}; beside them the raw echo of the same messages`);
  for (const window of WINDOWS) {
    console.log(`window ${window}`);
    console.log(`  in process      ${text(`in process ${window}`)}`);
    for (const [name] of programs) {
      const [asked, echo] = [`${name} ${window}`, `${name} echo ${window}`];
      const ratio = ratioText(rate(asked), rate(echo));
      console.log(
        `  ${`${name} over pipes`.padEnd(20)}${text(asked).trimStart().padStart(5)}, echo ${text(echo).trimStart()}: ${ratio}`,
      );
    }
  }
  console.log(`generating alone  ${text('generating')}`);
}

await main(...process.argv.slice(2));
