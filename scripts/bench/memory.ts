/**
 * How much memory the harness holds over a long run: generated cases, judged, counted, and written down
 * as `run` does it. The adapter does nothing but make up a new reason or a new error for each case.
 *
 * `npm run bench:memory -- [generated cases] [in-process | stdio] [rules]`
 *
 * Where rules are given, such as `'open/*'`, cases are left out that none of them is about.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localLane } from '../../conformance/cli/run/lane-setting.ts';
import { runAsRelease } from '../../conformance/cli/run/run-as.ts';
import { DEFAULT_SHRINK_BUDGET } from '../../conformance/cli/suite.ts';
import { selectedRules } from '../../conformance/cli/options.ts';
import { memoryOf } from '../../conformance/runner/process/memory.ts';
import { DEFAULT_PROFILE, findProfile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import { NODE_ADAPTER, nullSession, openNull } from './null-adapter/null-adapters.ts';

const SEED = 7;
const WINDOW = 64;
/** So many cases a line. */
const STEP = 100_000;
const MIB = 2 ** 20;

async function main(count = '1000000', way = 'in-process', glob = '**'): Promise<void> {
  const cases = Number(count);
  const folder = mkdtempSync(join(tmpdir(), 'memory-'));
  const session =
    way === 'stdio'
      ? await openNull(NODE_ADAPTER, String(WINDOW), 'chatty')
      : nullSession(WINDOW, 'chatty');
  let asked = 0;
  console.log(`${way}: ${cases} generated cases, resident memory and heap in MiB`);
  try {
    await runAsRelease(
      {
        adapter: { given: 'null', profile: null, open: () => Promise.resolve(session) },
        flags: { wire: 'msgpack', timeout: '120s' },
        rules: selectedRules(RULES, [glob]),
        expected: null,
        notClaimed: [],
        dialect: null,
        seed: SEED,
        cases,
        shard: null,
        shrink: DEFAULT_SHRINK_BUDGET,
        isResumed: false,
        profile: findProfile(DEFAULT_PROFILE)!,
        folder,
        interrupted: new AbortController().signal,
        onCase: () => {
          if (++asked % STEP === 0) console.log(lineOf(asked));
        },
      },
      {
        hello: session.hello,
        inFlight: session.hello.window,
        lanes: (setting) => Promise.resolve([localLane(session, setting)]),
        close: () => session.close(),
      },
      { err: console.error },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lineOf(asked: number): string {
  const resident = (memoryOf(process.pid) ?? process.memoryUsage().rss) / MIB;
  const heap = process.memoryUsage().heapUsed / MIB;
  return `${String(asked).padStart(9)}  ${resident.toFixed(0).padStart(5)}  ${heap.toFixed(0).padStart(5)}`;
}

await main(...process.argv.slice(2));
