import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from './adapter/new.ts';
import { packageFile } from './package-root.ts';
import { command } from './testing/command.ts';

const CHILD = fileURLToPath(new URL('../runner/process/testing/child.mjs', import.meta.url));

const child = (wire: string, greeting: string): string =>
  `${process.execPath} '${CHILD}' ${wire} ${greeting}`;

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'adapter-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function checked(commandLine: string, ...args: string[]) {
  const { out, exitCode } = await command('adapter', 'check', commandLine, ...args);
  return { text: out.join('\n'), exitCode };
}

describe('adapter check', { timeout: 120_000 }, () => {
  it('says that nothing is wrong where nothing is', async () => {
    const { text, exitCode } = await checked(child('ndjson', 'deed:skip'), '--wire', 'ndjson');
    expect(text).toContain(
      'It greets: child 1, unknown, answers decode for any release, window 8.',
    );
    expect(text).toContain('It skipped all of them');
    expect(text).toContain('Nothing is wrong with it.');
    expect(exitCode).toBe(0);
  });

  it.each([
    ['ndjson', 'msgpack', 'Leave out --wire ndjson.'],
    ['msgpack', 'ndjson', 'Give --wire ndjson to every command.'],
  ])('finds out that %s was asked for and %s is spoken', async (asked, spoken, hint) => {
    const { text, exitCode } = await checked(
      child(spoken, 'deed:skip'),
      '--wire',
      asked,
      '--start-timeout',
      '10s',
    );
    expect(text).toContain(`It does not greet on the wire ${asked}, and does on ${spoken}.`);
    expect(text).toContain(hint);
    expect(exitCode).toBe(1);
  });

  it.each<readonly [string, string, string, number]>([
    ['./no-such-parser', 'there is no file', 'Mend the command line', 3],
    [child('ndjson', 'silent'), 'no greeting within', 'flushed after each message', 3],
    [
      child('ndjson', 'rude'),
      'its first message is no greeting: the message must have',
      'reads a greeting',
      3,
    ],
    [
      `${process.execPath} -e 'console.log("Loading…")'`,
      'it wrote "Loading…" to standard output',
      'on standard error',
      3,
    ],
  ])('of %s tells why it does not start', async (commandLine, text, hint, code) => {
    const { text: said, exitCode } = await checked(commandLine, '--start-timeout', '10s');
    expect(said).toContain(text);
    expect(said).toContain(hint);
    expect(exitCode).toBe(code);
  });

  it.each([
    ['crash', 'crashed: it ended with exit code 3', 'What it cannot read it refuses, or skips'],
    ['hang', 'timed out: no answer within', 'flush'],
    ['stray', 'broken protocol: a line is no JSON: "debug: here"', 'standard error'],
    ['other', 'an answer to question 1000, which was not asked', 'the id of its question'],
    [
      'nonsense',
      "/result must have required property 'masterStates'",
      'The path leads to the place',
    ],
    ['number', '/result/checkpointId must be a 64-bit integer', 'PROTOCOL.md lists the forms'],
    ['unknownCode', "'NO_SUCH_CODE' is no refusal code", 'savepoint-spec rules --codes'],
    ['nothing', 'has not exactly one of', 'beside type and id'],
    ['double', 'it answered the same question twice', 'PROTOCOL.md'],
    ['shout', 'flooded: more than', '--max-stderr'],
    ['linger', 'it ended with exit code 6', 'exit code'],
  ])('names what is wrong with one that does: %s', async (deed, text, hint) => {
    const { text: said, exitCode } = await checked(
      child('ndjson', `deed:${deed}`),
      '--wire',
      'ndjson',
      '--timeout',
      '700ms',
      '--max-stderr',
      '1MiB',
      '--cases',
      '4',
    );
    expect(said).toContain(text);
    expect(said).toContain(hint);
    expect(exitCode).toBe(1);
  });

  it('asks no more of a question that is claimed and not answered', async () => {
    const { text, exitCode } = await checked(
      child('ndjson', 'boasts'),
      '--wire',
      'ndjson',
      '--timeout',
      '500ms',
      '--cases',
      '60',
    );
    expect(text).toMatch(
      /It lists restore in questions, and answered none of the first 3 cases: \d{2} were not put/,
    );
    expect(text).toContain('Take restore out of questions');
    expect(exitCode).toBe(1);
  });

  it('puts no more cases than are needed to know a fault', async () => {
    const { text } = await checked(
      child('ndjson', 'deed:crash'),
      '--wire',
      'ndjson',
      '--cases',
      '60',
    );
    expect(text).toContain('answered none of the first 3 cases: 57 were not put');
  });

  it('finds out that it cannot bear several questions one after the other, and so does run', async () => {
    const fifth = child('ndjson', 'fifth');
    const { text, exitCode } = await checked(fifth, '--wire', 'ndjson', '--cases', '60');
    expect(text).toMatch(/crashed in flight, and not again, \d+ times: it ended with exit code 4/);
    expect(text).toContain('it keeps something from one question to the next');
    expect(exitCode).toBe(1);
    const run = ['run', '--adapter', fifth, '--wire', 'ndjson', '--rule', 'decode/*'];
    const many = await command(...run, '--cases', '200', '--seed', '7', '--out', folder);
    expect([many.exitCode, many.out.join('\n')]).toEqual([
      1,
      expect.stringMatching(/crashed \d+ times, in flight, and not again/),
    ]);
  });

  it('tells of questions that there are not, and of a bad end, as JSON too', async () => {
    const args = ['--wire', 'ndjson', '--cases', '4'] as const;
    const strange = await checked(child('ndjson', 'strange'), ...args, '--json');
    const lines = strange.text.split('\n').map((line) => JSON.parse(line) as object);
    expect(lines).toContainEqual(
      expect.objectContaining({ kind: 'fault', text: 'There is no question divine.' }),
    );
    const badEnd = await checked(child('ndjson', 'badEnd'), ...args);
    expect(badEnd.text).toContain('crashed at the end: it ended with exit code 7');
    expect(badEnd.exitCode).toBe(1);
  });
});

describe('adapter new', () => {
  it.each(Object.entries(LANGUAGES))(
    'writes the example in %s, and never over one',
    async (language, { file }) => {
      const first = await command('adapter', 'new', '--lang', language, folder);
      expect([first.exitCode, first.out.join('\n')]).toEqual([
        0,
        expect.stringContaining('savepoint-spec adapter check'),
      ]);
      const written = readFileSync(join(folder, file), 'utf8');
      expect(written).toBe(
        readFileSync(packageFile(`conformance/adapters/examples/${file}`), 'utf8'),
      );
      expect(written.split('\n').length).toBeLessThanOrEqual(100);
      const second = await command('adapter', 'new', '--lang', language, folder);
      expect([second.exitCode, second.err.join('\n')]).toEqual([
        2,
        expect.stringContaining('is there already'),
      ]);
    },
  );

  it('has one for each example, and no other', async () => {
    const examples = readdirSync(packageFile('conformance/adapters/examples'));
    expect(Object.values(LANGUAGES).map(({ file }) => file)).toEqual(
      expect.arrayContaining(examples.filter((name) => /^adapter\.\w+$/i.test(name))),
    );
    expect((await command('adapter', 'new', '--lang', 'cobol', folder)).exitCode).toBe(2);
  });
});
