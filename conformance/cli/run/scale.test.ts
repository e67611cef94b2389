import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent, RunEvent } from '../../report/events/event.ts';
import type { Report } from '../../report/report.ts';
import { misfitOf } from '../../report/schema.ts';
import { command } from '../testing/command.ts';
import { startCommand } from '../testing/process.ts';
import type { Started } from '../testing/process.ts';

/** Fails in several ways, and is asked no more than little cases: what is tested here is not its answers. */
const RUN = [
  'run',
  '--adapter',
  'mutant:canonical-savepoints-are-heap-bytes',
  '--rule',
  'open/*',
  '--cases',
  '4000',
  '--shrink',
  '200',
];
const SEED = ['--seed', '7'];

let root = '';
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'scale-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = (name: string): string => join(root, name);
const reportText = (name: string): string =>
  readFileSync(join(folder(name), 'report.json'), 'utf8');
const eventsFile = (name: string): string => join(folder(name), 'events.ndjson');
const eventsText = (name: string): string => readFileSync(eventsFile(name), 'utf8');
const eventsOf = (name: string): RunEvent[] =>
  eventsText(name)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);

function run(name: string, ...more: string[]): ReturnType<typeof command> {
  return command(...RUN, '--out', folder(name), ...more);
}

let whole = '';
beforeAll(async () => {
  await run('whole', ...SEED);
  whole = reportText('whole');
}, 120_000);

describe('the events of a run', { timeout: 120_000 }, () => {
  it('begin with a header, tell every case, and end with the totals', () => {
    const events = eventsOf('whole');
    const { totals } = JSON.parse(whole) as Report;
    expect(totals.failed).toBeGreaterThan(0);
    expect(events[0]).toMatchObject({ type: 'header', seed: 7, cases: 4000, shard: null });
    expect(events.at(-1)).toEqual({ type: 'footer', totals, end: { how: 'complete' } });
    const cases = events.filter(({ type }) => type === 'case');
    expect(cases).toHaveLength(totals.passed + totals.failed + totals.skipped);
  });

  it('are what their schema describes', () => {
    const events = eventsOf('whole');
    expect(new Set(events.map(({ type }) => type))).toContain('failure');
    for (const event of events) expect(misfitOf('events', event)).toBeNull();
    expect(misfitOf('events', { ...events[1], position: -1 })).toContain('/position');
    expect(misfitOf('events', { type: 'other' })).not.toBeNull();
  });
});

describe('run -j', { timeout: 120_000 }, () => {
  it('ends with the same report, byte for byte', async () => {
    const { exitCode } = await run('lanes', ...SEED, '-j', '2');
    expect(exitCode).toBe(1);
    expect(reportText('lanes')).toBe(whole);
    const positions = (name: string): number[] =>
      eventsOf(name).flatMap((event) => (event.type === 'case' ? [event.position] : []));
    expect(positions('lanes').toSorted((a, b) => a - b)).toEqual(positions('whole'));
  });
});

describe('shards', { timeout: 120_000 }, () => {
  const all = ['1/3', '2/3', '3/3'].map((shard) => `shard ${shard[0]}`);
  beforeAll(async () => {
    for (const name of all) {
      await run(name, ...SEED, '--shard', `${name.at(-1)}/3`);
    }
    await run('other seed', '--seed', '8', '--shard', '2/3');
  }, 120_000);

  /** A shard's report, changed, as a file of its own. */
  function changed(name: string, change: object): string {
    const file = join(root, `${name} changed.json`);
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(reportText(name)) as object), ...change }));
    return file;
  }

  it('share the cases, and merge to the report of the whole run, byte for byte', async () => {
    const { cases } = JSON.parse(whole) as Report;
    const counts = all.map((name) => eventsOf(name).filter(({ type }) => type === 'case').length);
    for (const count of counts) expect(count).toBeGreaterThan(cases / 100);
    const given = [folder(all[2]!), eventsFile(all[0]!), join(folder(all[1]!), 'report.json')];
    const { exitCode, out } = await command('merge', ...given, '--out', folder('merged'));
    expect([exitCode, out.at(-1)]).toEqual([
      1,
      expect.stringMatching(/^\d+ passed, [1-9]\d* failed/),
    ]);
    expect(reportText('merged')).toBe(whole);
    for (const form of ['junit.xml', 'report.tap', 'report.html'])
      expect(readFileSync(join(folder('merged'), form), 'utf8')).toBe(
        readFileSync(join(folder('whole'), form), 'utf8'),
      );
    expect(readdirSync(join(folder('merged'), 'failures'))).toEqual(
      readdirSync(join(folder('whole'), 'failures')),
    );
  });

  it.each([
    ['one that is missing', () => [all[0]!, all[2]!].map(folder), 'missing: 2/3'],
    ['one that is given twice', () => [...all, all[1]!].map(folder), 'both of shard 2/3'],
    ['a whole run', () => [folder('whole')], 'a whole run'],
    ['another seed', () => [all[0]!, 'other seed', all[2]!].map(folder), 'seed 7 and 8'],
    [
      'another adapter',
      () => [folder(all[0]!), changed(all[1]!, { adapter: 'other' }), folder(all[2]!)],
      'adapter mutant:canonical-savepoints-are-heap-bytes and other',
    ],
    [
      'another suite',
      () => [folder(all[0]!), changed(all[1]!, { suiteVersion: 99 }), folder(all[2]!)],
      'suiteVersion 1 and 99',
    ],
    [
      'one that was interrupted',
      () => [
        folder(all[0]!),
        folder(all[1]!),
        changed(all[2]!, { end: { how: 'interrupted', why: 'SIGINT' } }),
      ],
      '--resume',
    ],
    ['what is no report', () => [changed(all[0]!, { totals: 7 })], '/totals must be object'],
  ])('do not merge with %s', async (_, given, said) => {
    const { exitCode, err } = await command('merge', ...given(), '--out', folder('none'));
    expect([exitCode, err.join('\n')]).toEqual([2, expect.stringContaining(said)]);
    expect(existsSync(folder('none'))).toBe(false);
  });

  it('do not merge where the events of one break off, or lack a line', async () => {
    const lines = eventsText(all[0]!).trimEnd().split('\n');
    const file = join(root, 'cut.ndjson');
    const merge = () => command('merge', file, folder(all[1]!), folder(all[2]!));
    writeFileSync(file, `${lines.slice(0, -1).join('\n')}\n`);
    const cut = await merge();
    expect([cut.exitCode, cut.err.join('\n')]).toEqual([
      2,
      expect.stringMatching(/no footer.*--resume/),
    ]);
    writeFileSync(file, `${lines.toSpliced(5, 1).join('\n')}\n`);
    expect((await merge()).err.join('\n')).toContain('totals of the footer');
  });

  it.each(['0/3', '4/3', '3', '1/0'])('are not %s', async (shard) => {
    const { exitCode, err } = await run('none', '--shard', shard);
    expect([exitCode, err.join('\n')]).toEqual([2, expect.stringContaining('--shard')]);
  });
});

/** Sends a run a signal when its events are so far; it ends before them where it is too fast for that. */
async function signalledAt(
  name: string,
  signal: NodeJS.Signals,
  isThere: (events: string) => boolean,
  ...more: string[]
): Promise<Awaited<Started['ended']>> {
  const { child, ended } = startCommand(...RUN, ...SEED, '--out', folder(name), ...more);
  while (child.exitCode === null && !(existsSync(eventsFile(name)) && isThere(eventsText(name)))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill(signal);
  return ended;
}

describe('a run that is killed', { timeout: 120_000 }, () => {
  it.each([
    ['after its header', '1', (events: string) => events.includes('\n')],
    ['in the middle of its cases', '2', (events: string) => events.split('\n').length > 200],
    ['while failures are made smaller', '1', (events: string) => events.includes('"failure"')],
  ])('%s goes on, and ends with the same report', async (name, lanes, isThere) => {
    mkdirSync(folder(name));
    writeFileSync(join(folder(name), 'report.json'), 'of an earlier run');
    const { exitCode: killed } = await signalledAt(name, 'SIGKILL', isThere, '-j', lanes);
    expect(killed).toBeNull();
    expect(existsSync(join(folder(name), 'report.json'))).toBe(false);
    // As a kill in the middle of a line leaves it.
    truncateSync(eventsFile(name), eventsText(name).length - 7);
    const judged = eventsText(name)
      .split('\n')
      .filter((line) => line.startsWith('{"type":"case"'));
    const { exitCode } = await run(name, ...SEED, '--resume');
    expect(exitCode).toBe(1);
    expect(reportText(name)).toBe(whole);
    const cases = eventsOf(name).filter(({ type }) => type === 'case');
    expect(cases.length).toBeGreaterThanOrEqual(judged.length);
    expect(new Set(cases.map((event) => JSON.stringify(event))).size).toBe(cases.length);
  });

  it('is asked its last case again, of which a fault may not have been written yet', async () => {
    const lines = eventsText('whole').split('\n');
    const failing = lines.findIndex((line) => line.includes('"counted":"failed"'));
    const { complaints: _, broken: __, ...rest } = JSON.parse(lines[failing]!) as CaseEvent;
    const answered = JSON.stringify({ ...rest, counted: 'passed' });
    mkdirSync(folder('last'));
    writeFileSync(eventsFile('last'), [...lines.slice(0, failing), answered, ''].join('\n'));
    await run('last', ...SEED, '--resume');
    expect(reportText('last')).toBe(whole);
  });

  it('is not asked again what it was asked to its end', async () => {
    await run('whole', '--resume');
    expect(reportText('whole')).toBe(whole);
  });

  it('is resumed as itself alone', async () => {
    for (const [args, said] of [
      [['--seed', '8'], 'seed differs: 7, not 8'],
      [['--adapter', 'reference'], 'adapter differs'],
      [['--shard', '1/2'], 'shard differs'],
      [['--timeout', '11s'], 'options differs'],
    ] as const) {
      const { exitCode, err } = await run('whole', ...args, '--resume');
      expect([exitCode, err.join('\n')]).toEqual([2, expect.stringContaining(said)]);
    }
    expect(reportText('whole')).toBe(whole);
  });

  it('is not resumed from a file that is none of events', async () => {
    await run('spoilt', ...SEED, '--cases', '100');
    const lines = eventsText('spoilt').split('\n');
    writeFileSync(eventsFile('spoilt'), lines.with(3, '{"type":"case"}').join('\n'));
    const { exitCode, err } = await run('spoilt', '--cases', '100', '--resume');
    expect([exitCode, err.join('\n')]).toEqual([
      3,
      expect.stringMatching(/line 4: .*Without --resume/),
    ]);
  });

  it('begins where there is nothing to resume', async () => {
    const { err } = await run('fresh', ...SEED, '--resume');
    expect(err.join('\n')).toContain('it begins now');
    expect(reportText('fresh')).toBe(whole);
  });
});

describe('a run with -j that is interrupted', { timeout: 120_000 }, () => {
  it('leaves a report of what was judged, and goes on from there', async () => {
    const name = 'interrupted';
    const { exitCode, out } = await signalledAt(
      name,
      'SIGINT',
      (events) => events.split('\n').length > 100,
      '-j',
      '2',
    );
    expect([exitCode, out]).toEqual([130, expect.stringContaining('Interrupted by SIGINT')]);
    const report = JSON.parse(reportText(name)) as Report;
    expect(misfitOf('report', report)).toBeNull();
    expect(report.end).toEqual({ how: 'interrupted', why: 'SIGINT' });
    expect(eventsOf(name).at(-1)).toEqual({
      type: 'footer',
      totals: report.totals,
      end: report.end,
    });
    await run(name, '--resume');
    expect(reportText(name)).toBe(whole);
  });
});
