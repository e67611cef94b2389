import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { DIALECTS, METADATA_VERSIONS } from '../../../spec/format/metadata.ts';
import { encodeRaw } from '../../../impl/codec/raw-codec.ts';
import {
  KEYED_HANDLES,
  sampleOperator,
  sampleSnapshot,
} from '../../../impl/codec/samples/sample.ts';
import { corpusSavepoints, NEEDS_SAVEPOINTS } from '../../../impl/node/testing/corpus.ts';
import { command } from '../testing/command.ts';
import { TestFiles } from '../testing/files.ts';

const SCHEMA = fileURLToPath(new URL('inspect.schema.json', import.meta.url));

const files = new TestFiles();
afterAll(() => files.remove());

/** What standard output says, line by line, as JSON. */
async function rows(...args: string[]): Promise<Record<string, unknown>[]> {
  const { out } = await command('inspect', '--json', ...args);
  return out.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('inspect --json', () => {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object;
  const isValid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
    schema,
  );
  const expectValid = (row: unknown): void => {
    expect(isValid(row), JSON.stringify(isValid.errors)).toBe(true);
  };

  it.each(METADATA_VERSIONS)(
    'shows all of version %i, from which encode makes the same bytes',
    async (version) => {
      const path = files.sample(version, { trailing: Buffer.of(1, 2) });
      const [row] = await rows(path);
      expectValid(row);
      expect(row).toMatchObject({
        path,
        metadataVersion: version,
        verdict: 'decoded',
        roundtrip: true,
      });
      const json = files.written('row.json', Buffer.from(JSON.stringify(row)));
      const { bytes, exitCode } = await command('encode', json);
      expect(exitCode).toBe(0);
      expect(bytes.equals(readFileSync(path))).toBe(true);
    },
  );

  it.each(DIALECTS)('names dialect %s, in which encode writes again', async (dialect) => {
    const operators = [8, 9, 10].map((tag) => sampleOperator(3, KEYED_HANDLES[tag]!));
    const path = files.written('dialect', encodeRaw({ ...sampleSnapshot(3), operators, dialect }));
    const [row] = await rows(path);
    expectValid(row);
    expect(row).toMatchObject({ dialect, roundtrip: true });
    const { bytes } = await command(
      'encode',
      files.written('row.json', Buffer.from(JSON.stringify(row))),
    );
    expect(bytes.equals(readFileSync(path))).toBe(true);
  });

  it('has no snapshot in a summary', async () => {
    const [row] = await rows('--summary', files.sample(6));
    expectValid(row);
    expect(row).not.toHaveProperty('snapshot');
    expect(row).toMatchObject({ checkpointId: '7', operatorCount: 11, dialect: 'std' });
  });

  it('tells why a file is refused', async () => {
    const path = files.written('magic', Buffer.from('not a savepoint'));
    const [row] = await rows(path);
    expectValid(row);
    expect(row).toMatchObject({
      path,
      bytes: 15,
      metadataVersion: null,
      verdict: 'refused',
      refusal: { code: 'MAGIC_UNEXPECTED', stage: 'decode', offset: 0, path: 'magic' },
    });
  });

  it('tells why a file cannot be read', async () => {
    const [row] = await rows(files.nothing);
    expectValid(row);
    expect(row).toMatchObject({ verdict: 'error' });
  });

  it('has a schema that refuses what is none of its rows', () => {
    const refusal = { code: 'TRUNCATED', stage: 'decode', offset: 0, path: 'magic', message: '' };
    const row = {
      schemaVersion: 1,
      path: 'x',
      bytes: 1,
      metadataVersion: null,
      verdict: 'refused',
      refusal,
    };
    expect(isValid(row)).toBe(true);
    expect(isValid({ ...row, roundtrip: true })).toBe(false);
    expect(isValid({ ...row, verdict: 'decoded' })).toBe(false);
    expect(isValid({ ...row, refusal: { ...refusal, path: '' } })).toBe(false);
    expect(isValid({ ...row, schemaVersion: 2 })).toBe(false);
  });

  const savepoints = corpusSavepoints();
  it.skipIf(savepoints === null)(
    `shows whole savepoints by their directories ${NEEDS_SAVEPOINTS}`,
    async () => {
      const shown = await rows(...savepoints!);
      expect(shown.map(({ path }) => path)).toEqual(savepoints);
      shown.forEach(expectValid);
    },
  );
});
