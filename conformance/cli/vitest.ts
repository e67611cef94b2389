/** The suite inside a project's own tests: `import { describeConformance } from 'savepoint-spec/vitest'`. */
// This file makes tests, and is none: their titles and what they find come from a report.
/* oxlint-disable vitest/valid-title, vitest/expect-expect, vitest/require-top-level-describe */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Report } from '../report/report.ts';
import { ADAPTER_TESTS, suitesOf } from '../report/test-cases.ts';
import type { TestCase } from '../report/test-cases.ts';
import { rulesFor } from '../runner/judge.ts';
import { adapterNamed } from './adapter-option.ts';
import { readDialect } from './dialect/dialect.ts';
import { EXIT } from './io.ts';
import type { Io } from './io.ts';
import { selectedRules } from './options.ts';
import { runCommandLine } from './program.ts';
import { profileNamed } from './profile-option.ts';

/** As the options of `savepoint-spec run`. */
export interface ConformanceOptions {
  /** The release to judge by: that of the adapter or of the dialect, or the newest. */
  readonly profile?: string;
  /** The same seed gives the same cases; 7 where none is given. */
  readonly seed?: number;
  /** How many cases are generated; 1,000 where nothing is said. Real savepoints come on top. */
  readonly cases?: number;
  /** Globs of rules; all where there are none. */
  readonly rules?: readonly string[];
  readonly wire?: 'msgpack' | 'ndjson';
  /** Such as `300ms`. */
  readonly timeout?: string;
  /** A file of known failures. */
  readonly expect?: string;
  /** A file that says where the adapter differs from its release on purpose. */
  readonly dialect?: string;
  /** How long the whole run may take, in milliseconds; ten minutes where nothing is said. */
  readonly runMilliseconds?: number;
}

const TEN_MINUTES = 600_000;

/**
 * One test for each rule, which passes, fails with its smallest case, or is skipped with the reason; and
 * one for each fault that an adapter may have. The adapter is run once, before the first of them.
 *
 * @param adapter as `--adapter` takes it: a command line, or `flink@2.3.0`
 * @throws WrongUse for options that are none
 */
export function describeConformance(adapter: string, options: ConformanceOptions = {}): void {
  const own = options.dialect === undefined ? undefined : readDialect(options.dialect).base.id;
  const name = options.profile ?? own ?? adapterNamed(adapter).profile ?? DEFAULT_PROFILE;
  const profile = profileNamed(name);
  const rules = rulesFor(selectedRules(RULES, options.rules ?? []), profile);
  describe(`${adapter} as ${profile.id}`, () => {
    let tests: ReadonlyMap<string, TestCase>;
    beforeAll(async () => {
      const report = await reportFor(adapter, { ...options, profile: profile.id });
      const all = suitesOf(report).flatMap((suite) => suite.tests);
      tests = new Map(all.map((test) => [test.name, test]));
    }, options.runMilliseconds ?? TEN_MINUTES);
    for (const id of [...rules.map((rule) => rule.id), ...ADAPTER_TESTS]) {
      // Which comes to pass is known only when the run is over.
      it(id, ({ skip }) => {
        const { outcome, why, details } = tests.get(id)!;
        if (outcome === 'failed') throw new Error([why, ...details].join('\n'));
        if (outcome !== 'passed') skip(why);
      });
    }
    if (options.expect === undefined) return;
    it('fails as is known, and not otherwise', () => {
      const patterns = [...tests.values()].filter(({ name: test }) => /^(rule|case) /.test(test));
      const outdated = patterns.filter(({ outcome }) => outcome === 'failed');
      const told = outdated.map((test) => `${test.name} ${test.why}`);
      expect(told).toEqual([]);
    });
  });
}

async function reportFor(adapter: string, options: ConformanceOptions): Promise<Report> {
  const { profile, seed = 7, cases = 1_000, rules = [], wire, timeout, dialect } = options;
  const out = mkdtempSync(join(tmpdir(), 'savepoint-spec-vitest-'));
  const given = {
    profile,
    seed,
    cases,
    wire,
    timeout,
    expect: options.expect,
    dialect,
    out,
    report: 'none',
  };
  const args = Object.entries(given).flatMap(([option, value]) =>
    value === undefined ? [] : [`--${option}`, String(value)],
  );
  const said: string[] = [];
  const io = silentIo(said);
  try {
    const globs = rules.flatMap((glob) => ['--rule', glob]);
    await runCommandLine(['run', '--adapter', adapter, '--json', ...args, ...globs], io);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  const report = said.find((line) => line.startsWith('{'));
  if (report === undefined || io.exitCode === EXIT.usage) throw new Error(said.join('\n'));
  return JSON.parse(report) as Report;
}

function silentIo(said: string[]): Io {
  return {
    out: (line) => void said.push(line),
    err: (line) => void said.push(line),
    raw: () => undefined,
    write: () => undefined,
    watched: false,
    coloured: false,
    interruption: () => new AbortController().signal,
    exitCode: EXIT.yes,
  };
}
