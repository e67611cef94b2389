import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import type { Ask, Reply, Session } from '../../protocol/adapter.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';
import { openProcess } from './session.ts';

const CHILD = fileURLToPath(new URL('testing/child.mjs', import.meta.url));
const PATIENCE = { startMilliseconds: 5_000, answerMilliseconds: 400 };

let session: Session | undefined;
afterEach(() => session?.close());

async function open(wire: Wire, greeting = 'well', patience = PATIENCE): Promise<Session> {
  session = undefined;
  session = await openProcess({
    program: { command: [process.execPath, CHILD, wire, greeting], wire },
    patience,
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
  ],
  msgpack: [
    ['stray', 'broken protocol'],
    ['half', 'broken protocol'],
    ['announce', 'broken protocol'],
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
    await new Promise((resolve) => setTimeout(resolve, 100));
    const late = session!.lateFaults();
    expect(late).toMatchObject([{ caseId: deed, fault: { fault: 'broken protocol' } }]);
    expect(session!.lateFaults()).toEqual([]);
  });

  it('is not charged for a fault that does not happen again', async () => {
    expect(await replies(wire, 'skip', 'leave', 'skip')).toEqual(['skipped', 'skipped', 'skipped']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(brief(await session!.ask(question('skip')))).toBe('skipped');
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
    const patience = { ...PATIENCE, startMilliseconds: 500 };
    await expect(open(wire, greeting, patience)).rejects.toThrow(AdapterUnavailable);
  });
});

describe('an adapter that is not there', () => {
  it('is unavailable', async () => {
    const opened = openProcess({
      program: { command: ['/no/such/program'], wire: 'msgpack' },
      patience: PATIENCE,
      harness: { name: 'test', version: '1' },
    });
    await expect(opened).rejects.toThrow(/no\/such\/program.*ENOENT/s);
  });
});
