/** The real adapter at fault: each fault costs its own case, is named, and the run goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProfile } from '../../../spec/profiles/profile.ts';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import type { Case, DecodeCase } from '../../../spec/model/case.ts';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import { RULES } from '../../../spec/rules/index.ts';
import { operator, snapshot } from '../../../spec/testing/small-case.ts';
import { generateCases } from '../../generate/index.ts';
import type { Session } from '../../protocol/adapter.ts';
import { reportOf } from '../../report/report.ts';
import type { Report } from '../../report/report.ts';
import { DEFAULT_LIMITS } from '../../protocol/limits.ts';
import { rulesFor } from '../../runner/judge.ts';
import { LocalLane } from '../../runner/lane.ts';
import type { Block } from '../../runner/lane.ts';
import { openProcess } from '../../runner/process/session.ts';
import { runSuite } from '../../runner/run.ts';
import { Tally } from '../../runner/tally.ts';
import { flinkWith, misbehavingFlink } from './testing/misbehaving.ts';
import type { Misbehaviour } from './testing/misbehaving.ts';

const RELEASE = '2.3.0';
const PROFILE = findProfile(`flink-${RELEASE}`)!;

/** Few, since all that are in flight at a fault are asked again, each in a JVM of its own. */
const CASES = [...generateCases({ seed: 7, count: 30, profile: PROFILE })]
  .filter(({ question }) => question !== 'open')
  .slice(-6);
const AT_FAULT = CASES[2]!;

/** A JVM needs seconds to start where others work beside it. */
const LIMITS = { ...DEFAULT_LIMITS, startMilliseconds: 120_000, answerMilliseconds: 60_000 };
const BRIEF = { ...LIMITS, answerMilliseconds: 15_000 };

let classes = '';
beforeAll(() => void (classes = mkdtempSync(join(tmpdir(), 'misbehaving-'))));
afterAll(() => rmSync(classes, { recursive: true, force: true }));

const open = (command: readonly [string, ...string[]], limits = LIMITS): Promise<Session> =>
  openProcess({
    program: { command, wire: 'msgpack' },
    limits,
    harness: { name: 'test', version: '0' },
  });

/** The report of a run over some cases. Nothing is made smaller: a case's ID is what is at fault. */
async function reportWith(session: Session, cases: readonly Case[]): Promise<Report> {
  try {
    const caseOf = (caseId: string): Case => cases.find(({ id }) => id === caseId)!;
    const lane = new LocalLane({
      session,
      profile: PROFILE,
      rules: RULES,
      casesOf: () => cases.map((subject, position) => ({ position, subject })),
      shrink: (caseId) => Promise.resolve(caseOf(caseId)),
    });
    const blocks: Block[] = [{ number: 0, judged: [] }];
    const result = await runSuite({
      lanes: [lane],
      next: () => blocks.shift() ?? null,
      tally: new Tally(rulesFor(RULES, PROFILE), PROFILE),
      caseOf,
    });
    return reportOf(result, {
      suiteVersion: 1,
      seed: 7,
      cases: cases.length,
      profile: PROFILE,
      adapter: session.hello.name,
      adapterVersion: session.hello.version,
      replayOf: (caseId) => caseId,
    });
  } finally {
    await session.close();
  }
}

async function reportOfFault(how: Misbehaviour): Promise<Report> {
  const command = await misbehavingFlink(RELEASE, classes, how, AT_FAULT.id);
  return reportWith(await open(command, how === 'hang' ? BRIEF : LIMITS), CASES);
}

describe('the adapter for real Flink', { timeout: 300_000 }, () => {
  let healthy: Report;
  beforeAll(async () => {
    healthy = await reportWith(await open(await flinkWith(RELEASE)), CASES);
  }, 300_000);

  it('conforms, and says in the report which heap it has', () => {
    expect(healthy).toMatchObject({ adapter: 'flink', adapterVersion: '2.3.0, heap 1 GiB' });
    expect(healthy.totals.failed).toBe(0);
    expect(healthy.totals.passed).toBeGreaterThan(3);
  });

  it.each([
    ['exit', 'crashed', 'exit code 3'],
    ['exit well', 'crashed', 'exit code 0'],
    ['halt', 'crashed', 'exit code 134'],
    ['hang', 'timed out', 'no answer within 15000 ms'],
    ['exhaust heap', 'crashed', 'OutOfMemoryError'],
    ['write to standard output', 'broken protocol', 'to standard output'],
  ] as const)('charges its case alone where it does this: %s', async (how, verdict, seen) => {
    const { totals, failures } = await reportOfFault(how);
    expect(failures).toMatchObject([{ caseId: AT_FAULT.id, ruleId: null, verdict, count: 1 }]);
    expect(failures[0]!.seen).toContain(seen);
    expect(totals).toEqual({
      ...healthy.totals,
      passed: healthy.totals.passed - 1,
      failed: 1,
    });
  });

  it('lets nothing that is printed stand between its answers', async () => {
    expect((await reportOfFault('print')).totals).toEqual(healthy.totals);
  });
});

describe('a case for which the heap is too small', { timeout: 300_000 }, () => {
  /** Flink makes room for each subtask that the snapshot claims, though one is there. */
  const large = operator(1, {
    parallelism: 50_000_000,
    maxParallelism: 50_000_000,
    subtasks: [{ index: 0, finished: false, state: EMPTY_SUBTASK_STATE }],
  });
  const subject: DecodeCase = {
    id: 'large',
    question: 'decode',
    request: {
      files: [{ path: '_metadata', bytes: encodeSnapshot(snapshot([large]), 6) }],
      metadata: '_metadata',
      pointer: null,
    },
    snapshot: snapshot([large]),
  };
  const cases = [...CASES.slice(0, 2), subject, ...CASES.slice(2)];

  it('is read with the heap that is pinned', async () => {
    const { totals, failures } = await reportWith(await open(await flinkWith(RELEASE)), cases);
    expect(failures).toEqual([]);
    expect(totals.passed).toBeGreaterThan(3);
  });

  it('is an error of its own with less, and never a refusal', async () => {
    const command = await flinkWith(RELEASE, '-Xms64m', '-Xmx96m');
    const { totals, failures, adapterVersion } = await reportWith(await open(command), cases);
    expect(adapterVersion).toBe('2.3.0, heap 96 MiB');
    expect(totals.failed).toBe(1);
    expect(failures).toMatchObject([{ caseId: 'large', ruleId: null, verdict: 'error' }]);
    expect(failures[0]!.seen).toContain('java.lang.OutOfMemoryError');
  });
});
