import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import type { Ask, Reply, Session } from '../../protocol/adapter.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';
import { openProcess } from './session.ts';

const CHILD = fileURLToPath(new URL('testing/child.mjs', import.meta.url));
const MIB = 1024 * 1024;
const LIMITS: Limits = {
  startMilliseconds: 15_000,
  answerMilliseconds: 3_000,
  maxMessageBytes: 8 * MIB,
  maxStderrBytes: MIB,
  maxMemoryBytes: 400 * MIB,
};

/** Elsewhere what leaves its group cannot be found. */
const HAS_ENVIRONMENTS = existsSync('/proc/self/environ');

let session: Session | undefined;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'session-'));
  process.env['CHILD_FILE'] = join(folder, 'file');
});
afterEach(async () => {
  await session?.close();
  rmSync(folder, { recursive: true, force: true });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that ended and that nobody waited for is no longer running.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function open(wire: Wire, greeting = 'well', limits = LIMITS): Promise<Session> {
  session = undefined;
  session = await openProcess({
    program: { command: [process.execPath, CHILD, wire, greeting], wire },
    limits,
    harness: { name: 'test', version: '1' },
  });
  return session;
}

function question(deed: string): Ask {
  const request = { files: [], metadata: deed, pointer: null };
  return { question: 'decode', caseId: deed, profile: 'flink-2.3.0', request };
}

async function replies(wire: Wire, ...deeds: string[]): Promise<string[]> {
  const child = await open(wire);
  return (await Promise.all(deeds.map((deed) => child.ask(question(deed))))).map(brief);
}

function brief(reply: Reply): string {
  return reply.kind === 'fault' ? reply.fault : reply.kind;
}

const FAULTS: Readonly<Record<Wire, readonly (readonly [deed: string, fault: string])[]>> = {
  ndjson: [
    ['crash', 'crashed'],
    ['kill', 'crashed'],
    ['hang', 'timed out'],
    ['stray', 'broken protocol'],
    ['half', 'crashed'],
    ['other', 'broken protocol'],
    ['nonsense', 'broken protocol'],
    ['unknownCode', 'broken protocol'],
    ['both', 'broken protocol'],
    ['deep', 'broken protocol'],
    ['nothing', 'broken protocol'],
    ['fork', 'crashed'],
    ['number', 'broken protocol'],
    ['flood', 'flooded'],
    ['shout', 'flooded'],
    ['swell', 'flooded'],
  ],
  msgpack: [
    ['stray', 'broken protocol'],
    ['half', 'broken protocol'],
    ['announce', 'broken protocol'],
    ['huge', 'broken protocol'],
    ['nonsense', 'broken protocol'],
  ],
};

describe.each(['ndjson', 'msgpack'] as const)('an adapter that speaks %s', (wire) => {
  it('is greeted and asked', async () => {
    const { hello } = await open(wire);
    expect(hello).toMatchObject({ name: 'child', questions: ['decode'], window: 8, profiles: [] });
    expect(await replies(wire, 'skip', 'refuse', 'skip')).toEqual([
      'skipped',
      'refused',
      'skipped',
    ]);
  });

  it.each(FAULTS[wire])('that does %s costs its own case', async (deed, fault) => {
    expect(await replies(wire, 'skip', deed, 'refuse')).toEqual(['skipped', fault, 'refused']);
  });

  it.each(['double', 'later'])('that answers twice (%s) is found out', async (deed) => {
    await replies(wire, 'skip', deed, 'skip');
    await sleep(100);
    const late = session!.lateFaults();
    expect(late).toMatchObject([{ caseId: deed, fault: { fault: 'broken protocol' } }]);
    expect(session!.lateFaults()).toEqual([]);
  });

  it('is not charged for a fault that does not happen again, and it is told', async () => {
    expect(await replies(wire, 'skip', 'leave', 'skip')).toEqual(['skipped', 'skipped', 'skipped']);
    await sleep(100);
    expect(brief(await session!.ask(question('skip')))).toBe('skipped');
    const [late, ...more] = session!.lateFaults();
    expect(more).toEqual([]);
    expect(late).toMatchObject({ caseId: null, fault: { fault: 'crashed' } });
    expect(['between questions', 'in flight, and not again']).toContain(late!.when);
  });

  it('that ends after its answer costs that case, when nothing else was in flight', async () => {
    const child = await open(wire);
    expect(brief(await child.ask(question('linger')))).toBe('skipped');
    await sleep(300);
    expect(brief(await child.ask(question('skip')))).toBe('skipped');
    const message = expect.stringContaining('exit code 6');
    expect(child.lateFaults()).toMatchObject([
      { caseId: 'linger', when: 'after its answer', fault: { fault: 'crashed', message } },
    ]);
  });

  it('that ends after its last answer is found out at the end', async () => {
    const child = await open(wire);
    await child.ask(question('linger'));
    await sleep(300);
    await child.close();
    expect(child.lateFaults()).toMatchObject([{ caseId: 'linger', when: 'after its answer' }]);
  });

  it('that fails when it is told that nothing more comes is found out', async () => {
    const child = await open(wire, 'badEnd');
    await child.ask(question('skip'));
    await child.close();
    const message = expect.stringMatching(/exit code 7.*could not put it all away/s);
    expect(child.lateFaults()).toMatchObject([
      { caseId: null, when: 'at the end', fault: { fault: 'crashed', message } },
    ]);
  });

  it('that does not start again is given up after a few tries, and told why', async () => {
    const child = await open(wire, 'once');
    const answers = ['crash', 'skip', 'skip'].map((deed) => child.ask(question(deed)));
    for (const answer of answers) answer.catch(() => undefined);
    await expect(answers[0]).rejects.toThrow(/3 times in a row: it ended with exit code 9/);
  });

  it('is ended at once with what it is asked', async () => {
    const child = await open(wire, 'stays');
    const asked = child.ask(question('hang'));
    const start = Date.now();
    await child.close('at once');
    await asked;
    expect(Date.now() - start).toBeLessThan(LIMITS.answerMilliseconds);
  });

  it('takes with it what it started', async () => {
    await replies(wire, 'daemon');
    const pid = Number(readFileSync(process.env['CHILD_FILE']!, 'utf8'));
    await sleep(50);
    expect(isRunning(pid)).toBe(false);
  });

  it.runIf(HAS_ENVIRONMENTS)('takes with it what left its group', async () => {
    await replies(wire, 'leaver');
    const pid = Number(readFileSync(process.env['CHILD_FILE']!, 'utf8'));
    expect(isRunning(pid)).toBe(false);
  });

  it.runIf(HAS_ENVIRONMENTS)('is charged for the memory of what it started', async () => {
    const child = await open(wire, 'well', { ...LIMITS, answerMilliseconds: 30_000 });
    const reply = await child.ask(question('swellAside'));
    expect(reply).toMatchObject({
      fault: 'flooded',
      message: expect.stringContaining('it and the 1 it started hold') as string,
    });
  });

  it('is not charged for the time in which the harness was busy', async () => {
    const child = await open(wire, 'well', { ...LIMITS, answerMilliseconds: 600 });
    const asked = child.ask(question('slowly'));
    // Its answer lies in the pipe when time is up, and nobody has read it.
    await sleep(5);
    const until = Date.now() + 1_500;
    while (Date.now() < until);
    expect(brief(await asked)).toBe('skipped');
  });

  it('is quoted in bounded length', async () => {
    const child = await open(wire);
    const reply = await child.ask(question('reasons'));
    expect((reply as { why: string }).why.length).toBeLessThan(3_000);
  });

  it('may write what is absent as null', async () => {
    expect(await replies(wire, 'nulls')).toEqual(['skipped']);
  });

  it('may be slow as long as answers come', async () => {
    const seen = await replies(wire, ...Array.from({ length: 6 }, () => 'slowly'));
    expect(new Set(seen)).toEqual(new Set(['skipped']));
  });

  it('is quoted with its last words', async () => {
    const child = await open(wire);
    expect(await child.ask(question('complain'))).toMatchObject({
      message: expect.stringContaining('something is odd'),
    });
  });

  it.each(['silent', 'rude'])('that greets %s is unavailable', async (greeting) => {
    const limits = { ...LIMITS, startMilliseconds: 1_000 };
    await expect(open(wire, greeting, limits)).rejects.toThrow(AdapterUnavailable);
  });
});

describe('an adapter that cannot be started says why:', () => {
  const started = (...command: [string, ...string[]]) =>
    openProcess({
      program: { command, wire: 'msgpack' },
      limits: LIMITS,
      harness: { name: 'test', version: '1' },
    });

  const written = (text: string, mode: number): string => {
    const file = join(folder, 'adapter');
    writeFileSync(file, text);
    chmodSync(file, mode);
    return file;
  };

  it('no such file', async () => {
    await expect(started('./no-such-parser')).rejects.toThrow(AdapterUnavailable);
    await expect(started('./no-such-parser')).rejects.toThrow(/there is no file .*no-such-parser/);
  });

  it('no such program', async () => {
    await expect(started('no-such-parser')).rejects.toThrow(/no folder of PATH holds/);
  });

  it('not executable', async () => {
    await expect(started(written('#!/bin/sh\n', 0o644))).rejects.toThrow(/chmod \+x/);
  });

  it('no interpreter', async () => {
    const file = written('#!/no/such/interpreter\n', 0o755);
    await expect(started(file)).rejects.toThrow(/'#!\/no\/such\/interpreter'.*not there/);
  });

  it('a directory', async () => {
    await expect(started(folder)).rejects.toThrow(/is a directory/);
  });
});

describe('the directory of a session', () => {
  it('cannot be known before, is closed to others, and goes with the session', async () => {
    const before = new Set(readdirSync(tmpdir()));
    await open('ndjson');
    const made = readdirSync(tmpdir()).filter(
      (name) => name.startsWith('sps-') && !before.has(name),
    );
    const own = made.filter((name) => (statSync(join(tmpdir(), name)).mode & 0o777) === 0o700);
    expect(own.length).toBeGreaterThan(0);
    expect(own.join()).not.toContain(String(process.pid));
    await session!.close();
    expect(own.filter((name) => existsSync(join(tmpdir(), name))).length).toBeLessThan(own.length);
  });
});
