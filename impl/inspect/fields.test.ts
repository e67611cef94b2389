import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DIALECTS, METADATA_VERSIONS } from '../../spec/format/metadata.ts';
import { memorySource } from '../codec/byte-source.ts';
import type { ByteSource } from '../codec/byte-source.ts';
import { DecodeRefusal } from '../codec/decode-refusal.ts';
import { encodeRaw } from '../codec/raw-codec.ts';
import { sampleOperator, sampleSnapshot } from '../codec/samples/sample.ts';
import { NO_SINK } from '../codec/read-metadata.ts';
import type { Field } from '../codec/trace.ts';
import { corpusFiles, NEEDS_CORPUS } from '../node/testing/corpus.ts';
import { dialectOf, inspectMetadata, readUnits } from './inspect.ts';

const ANY = { profile: null };

/** The fields of a file, and where reading ended or was refused. */
function fieldsOf(source: ByteSource): { fields: Field[]; end: number } {
  const fields: Field[] = [];
  const dialect = dialectOf(inspectMetadata(source, ANY), ANY);
  try {
    return { fields, end: readUnits(source, ANY, dialect, NO_SINK, (field) => fields.push(field)) };
  } catch (error) {
    if (!(error instanceof DecodeRefusal)) throw error;
    return { fields, end: error.offset };
  }
}

/** What is wrong with the fields of a file: each byte belongs to one, in order. */
function faultOf(bytes: Uint8Array): string | null {
  const { fields, end } = fieldsOf(memorySource(bytes));
  let at = 0;
  for (const { path, start, end: next } of fields) {
    if (path === '') return `no path at ${start}`;
    if (start !== at || next < start) return `${path} is ${start} to ${next}, not from ${at}`;
    at = next;
  }
  return at === end ? null : `fields end at ${at}, the file at ${end}`;
}

describe('fields', () => {
  it.each(METADATA_VERSIONS)('tile a file of version %i', (version) => {
    const properties = { properties: { kind: 'null' } as const };
    const snapshot = { ...sampleSnapshot(version), ...(version < 4 ? {} : properties) };
    expect(faultOf(encodeRaw(snapshot))).toBeNull();
  });

  it.each(DIALECTS)('tile a file of dialect %s, once', (dialect) => {
    const subtask = {
      index: 0,
      managedOperatorState: null,
      rawOperatorState: null,
      managedKeyedState: null,
      rawKeyedState: null,
      inputChannelState: (
        sampleOperator(3, null).subtasks as never as { inputChannelState: [] }[]
      )[0]!.inputChannelState,
      resultSubpartitionState: [],
    };
    const operators = [{ ...sampleOperator(3, null), subtasks: [subtask] }];
    expect(faultOf(encodeRaw({ ...sampleSnapshot(3), dialect, operators }))).toBeNull();
  });

  it('end where a file is refused', () => {
    const whole = encodeRaw(sampleSnapshot(6));
    for (let length = 0; length < whole.length; length += 7) {
      const { fields, end } = fieldsOf(memorySource(whole.subarray(0, length)));
      expect(fields.at(-1)?.end ?? 0, `${length} bytes`).toBeLessThanOrEqual(length);
      expect(end, `${length} bytes`).toBeLessThanOrEqual(length);
    }
  });

  it('are reported once where a unit does not fit into the window', () => {
    const delegate = { kind: 'bytes', handleName: 'x', data: Buffer.alloc(3_000_000, 1) } as const;
    const handle = { kind: 'partitionable', states: [], delegate };
    const [subtask] = sampleOperator(6, null).subtasks as readonly object[];
    const large = { ...subtask, managedOperatorState: handle, rawOperatorState: handle };
    const operators = [{ ...sampleOperator(6, null), subtasks: [large] as never }];
    expect(faultOf(encodeRaw({ ...sampleSnapshot(6), operators }))).toBeNull();
  });

  const files = corpusFiles();
  it.skipIf(files === null)(`tile every real file ${NEEDS_CORPUS}`, () => {
    const faults = files!.flatMap(({ path }) => {
      const fault = faultOf(readFileSync(path));
      return fault === null ? [] : [`${path}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });
});
