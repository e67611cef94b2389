import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { METADATA_VERSIONS } from '../../../spec/format/metadata.ts';
import { sampleOperator } from '../../../impl/codec/samples/sample.ts';
import { corpusFiles, NEEDS_CORPUS } from '../../../impl/node/testing/corpus.ts';
import { command } from '../testing/command.ts';
import { TestFiles } from '../testing/files.ts';

const files = new TestFiles();
afterAll(() => files.remove());

describe('inspect --bytes', () => {
  /** The bytes that the lines show, each at its offset. */
  function bytesOf(lines: readonly string[]): Buffer {
    const chunks: Buffer[] = [];
    let at = 0;
    for (const line of lines) {
      const match = /^([0-9a-f]{8}) {2}((?:[0-9a-f]{2} ?){1,16})(?: |$)/.exec(line);
      if (match === null) break;
      expect(parseInt(match[1]!, 16)).toBe(at);
      chunks.push(Buffer.from(match[2]!.replaceAll(' ', ''), 'hex'));
      at += chunks.at(-1)!.length;
    }
    return Buffer.concat(chunks);
  }

  it.each(METADATA_VERSIONS)('shows every byte of version %i once, in order', async (version) => {
    const path = files.sample(version, { trailing: Buffer.alloc(40, 7) });
    const { out } = await command('inspect', '--bytes', path);
    expect(bytesOf(out).equals(readFileSync(path))).toBe(true);
  });

  it('says what they say', async () => {
    const { out } = await command(
      'inspect',
      '--bytes',
      files.sample(6, { trailing: Buffer.of(9) }),
    );
    const columns = out.map((line) => line.slice(60).trim());
    expect(columns).toContain('checkpointId  i64  7');
    expect(columns).toContain('operators[0].uid  utf  "count-uid"');
    expect(columns).toContain('operators[0].coordinatorState.tag  StreamStateHandle  "1 bytes"');
    expect(columns).toContain('operators[0].coordinatorState.data  bytes  3 bytes');
    expect(columns).toContain('operators[0].subtasks[1].index  i32  -2');
    expect(columns).toContain('trailing  rest  ignored by Flink');
  });

  it('shows the bytes up to what is refused, and then why', async () => {
    const whole = readFileSync(files.sample(6));
    const path = files.written('cut', whole.subarray(0, 90));
    const { out, exitCode } = await command('inspect', '--bytes', path);
    expect(exitCode).toBe(1);
    const shown = bytesOf(out);
    expect(shown.length).toBeGreaterThan(60);
    expect(shown.equals(whole.subarray(0, shown.length))).toBe(true);
    expect(out.join('\n')).toContain('refused, metadata version 6, 90 B');
  });

  it('cuts the path of a field that is very deep, and not its bytes', async () => {
    let delegate: object = { kind: 'emptySegment' };
    const range = { start: 0, count: 0 };
    for (let i = 0; i < 999; i++)
      delegate = { kind: 'keyGroups', range, offsets: new BigInt64Array(), delegate };
    const handle = { kind: 'savepointKeyGroups', range, offsets: new BigInt64Array(), delegate };
    const path = files.sample(6, { operators: [sampleOperator(6, handle as never)] });
    const { out } = await command('inspect', '--bytes', path);
    expect(bytesOf(out).equals(readFileSync(path))).toBe(true);
    expect(Math.max(...out.map((line) => line.length))).toBeLessThan(500);
  });

  const real = corpusFiles();
  it.skipIf(real === null)(`shows every byte of real files once ${NEEDS_CORPUS}`, async () => {
    for (const { path } of real!.filter((_, index) => index % 5 === 0)) {
      const { out } = await command('inspect', '--bytes', path);
      expect(bytesOf(out).equals(readFileSync(path)), path).toBe(true);
    }
  });
});
