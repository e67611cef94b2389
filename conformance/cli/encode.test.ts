import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toJson } from '../../impl/codec/json/to-json.ts';
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import { sampleSnapshot } from '../../impl/codec/samples/sample.ts';
import { command } from './testing/command.ts';
import { TestFiles } from './testing/files.ts';

const files = new TestFiles();
afterAll(() => files.remove());

const written = (text: string): string => files.written('snapshot.json', text);

type Json = Record<string, unknown>;
const json = (version = 6): Json => toJson(sampleSnapshot(version)) as Json;

describe('encode', () => {
  it('writes bytes to standard output, or to a file', async () => {
    const bytes = encodeRaw(sampleSnapshot(6));
    const path = written(JSON.stringify(json()));
    const printed = await command('encode', path);
    expect(printed.exitCode).toBe(0);
    expect(printed.bytes.equals(bytes)).toBe(true);
    const output = join(files.root, '_metadata');
    const silent = await command('encode', path, '-o', output);
    expect(silent).toMatchObject({ out: [], err: [], exitCode: 0 });
    expect(readFileSync(output).equals(bytes)).toBe(true);
  });

  it('takes a line of inspect --json too', async () => {
    const path = written(JSON.stringify({ path: 'x', verdict: 'decoded', snapshot: json() }));
    expect((await command('encode', path)).bytes.equals(encodeRaw(sampleSnapshot(6)))).toBe(true);
  });

  it.each<[string, string, string]>([
    ['no JSON', '{', 'JSON'],
    ['several lines', '{}\n{}\n', 'take one'],
    ['no object', '[]', 'the snapshot: not an object'],
    ['a line without a snapshot', '{"verdict":"refused"}', 'snapshot: missing'],
    ['no version', '{}', 'metadataVersion: not one of 2, 3, 4, 5, 6'],
    ['an unknown version', JSON.stringify({ ...json(), metadataVersion: 7 }), 'metadataVersion'],
    ['an unknown dialect', JSON.stringify({ ...json(), dialect: '1.12' }), 'dialect: not one of'],
    [
      'a 64-bit number as a number',
      JSON.stringify({ ...json(), checkpointId: 7 }),
      'checkpointId: not a decimal',
    ],
    [
      'a number out of range',
      JSON.stringify({ ...json(), checkpointId: '9223372036854775808' }),
      'checkpointId',
    ],
    [
      'operators that are none',
      JSON.stringify({ ...json(), operators: {} }),
      'operators: not an array',
    ],
    [
      'no properties',
      JSON.stringify({ ...json(), properties: undefined }),
      'properties: not an object',
    ],
    [
      'unknown properties',
      JSON.stringify({ ...json(), properties: { kind: 'x' } }),
      'properties.kind',
    ],
    [
      'bytes that are no base64',
      JSON.stringify({ ...json(), trailing: '=' }),
      'trailing: not a base64',
    ],
  ])('refuses %s', async (_what, text, reason) => {
    const path = written(text);
    const { bytes, err, exitCode } = await command('encode', path);
    expect(exitCode).toBe(1);
    expect(bytes).toHaveLength(0);
    expect(err.join('\n')).toContain(`${path} is no snapshot that can be written.`);
    expect(err.join('\n')).toContain(reason);
  });

  it.each<[string, (operator: Json) => unknown, string]>([
    [
      'a missing field',
      (operator) => ({ ...operator, uid: undefined }),
      'operators[0].uid: missing',
    ],
    [
      'an ID that is none',
      (operator) => ({ ...operator, operatorId: 'AB' }),
      'operators[0].operatorId: not 32',
    ],
    [
      'a count that is not negative',
      (operator) => ({ ...operator, subtasks: { count: 1 } }),
      'operators[0].subtasks.count',
    ],
    [
      'a handle of no kind',
      (operator) => ({ ...operator, coordinatorState: { kind: 'x' } }),
      'operators[0].coordinatorState.kind: no StreamStateHandle; its kinds are bytes, file',
    ],
    [
      'a text that is too long',
      (operator) => ({ ...operator, name: 'x'.repeat(65_536) }),
      'a text takes 65536 bytes',
    ],
    [
      'a text that is malformed',
      (operator) => ({ ...operator, name: { mutf8: '/w==' } }),
      'operators[0].name.mutf8: not modified UTF-8',
    ],
  ])('names the place of %s', async (_what, change, reason) => {
    const snapshot = json();
    const [first, ...rest] = snapshot['operators'] as Json[];
    const operators = [change(first!), ...rest];
    const { err, exitCode } = await command(
      'encode',
      written(JSON.stringify({ ...snapshot, operators })),
    );
    expect(exitCode).toBe(1);
    expect(err.join('\n')).toContain(reason);
  });

  it('cannot work without its file, nor without a place to write to', async () => {
    const missing = await command('encode', files.nothing);
    expect(missing.exitCode).toBe(3);
    expect(missing.err.join('')).toContain('Cannot read');
    const path = written(JSON.stringify(json()));
    const unwritable = await command(
      'encode',
      path,
      '-o',
      join(files.root, 'no', 'such', 'directory'),
    );
    expect(unwritable.exitCode).toBe(3);
    expect(unwritable.err.join('')).toContain('Cannot write');
  });

  it('is used with one file', async () => {
    expect((await command('encode')).exitCode).toBe(2);
    expect((await command('encode', 'a', 'b')).exitCode).toBe(2);
  });
});
