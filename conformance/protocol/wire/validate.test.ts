import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { operator, snapshot } from '../../../spec/testing/small-case.ts';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import { fromWire } from './from-wire.ts';
import { toJsonForm, toMessagePackForm } from './to-wire.ts';
import type { Wire } from './to-wire.ts';
import { misfit } from './validate.ts';

const ANSWER = 'savepoint-spec:messages#/$defs/answerToDecode';

/** An answer with one handle of operator state, as it travels. */
function sampleAnswer(wire: Wire): any {
  const delegate = { kind: 'bytes', handleName: 'h', data: Uint8Array.of(1, 2, 3) } as const;
  const states = [{ name: 's', mode: 'UNION', offsets: [0n] }] as const;
  const handle = { kind: 'operatorStream', states, delegate } as const;
  const state = { ...EMPTY_SUBTASK_STATE, managedOperatorState: [handle] };
  const result = snapshot([operator(1, { subtasks: [{ index: 0, finished: false, state }] })]);
  const answer = { type: 'answer', id: 0, result };
  return structuredClone(wire === 'ndjson' ? toJsonForm(answer) : toMessagePackForm(answer));
}

function reason(change: (answer: any) => void, wire: Wire = 'ndjson'): string | null {
  const answer = sampleAnswer(wire);
  change(answer);
  return misfit(ANSWER, fromWire(ANSWER, wire)(answer));
}

/** Whether the published schema takes a JSON text, with no rewriting of ours. */
function fitsAsPublished(answer: unknown): boolean {
  const ajv = new Ajv2020({ strict: false });
  for (const name of ['model', 'messages']) {
    const file = new URL(`../schemas/${name}.schema.json`, import.meta.url);
    ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object);
  }
  return ajv.getSchema(ANSWER)!(answer) as boolean;
}

describe('an answer', () => {
  it.each<Wire>(['ndjson', 'msgpack'])('fits on %s', (wire) => {
    expect(reason(() => undefined, wire)).toBeNull();
  });

  const handle = (answer: any) =>
    answer.result.operators[0].subtasks[0].state.managedOperatorState[0];

  it.each<readonly [string, (answer: any) => void, string]>([
    [
      'a number for a 64-bit integer',
      (a) => (a.result.checkpointId = 7),
      '/result/checkpointId must be a 64-bit integer: in JSON a decimal string such as "7", in MessagePack an int, not 7',
    ],
    [
      'an integer beyond 64 bits',
      (a) => (a.result.checkpointId = '99999999999999999999'),
      '/result/checkpointId must be a 64-bit',
    ],
    [
      'bytes that are no base64',
      (a) => (handle(a).delegate.data = '!!!!'),
      '/delegate/data must be bytes',
    ],
    [
      'base64 without its padding',
      (a) => (handle(a).delegate.data = 'AQI'),
      '/delegate/data must be bytes',
    ],
    [
      'a kind that there is not',
      (a) => (handle(a).delegate.kind = 'flie'),
      '/delegate/kind must be equal to one of the allowed values (bytes,file,relativeFile,segment,emptySegment,keyGroups), not "flie"',
    ],
    [
      'no kind',
      (a) => delete handle(a).delegate.kind,
      "/delegate must have required property 'kind'",
    ],
    [
      'a property that its kind lacks',
      (a) => delete handle(a).delegate.handleName,
      "/delegate must have required property 'handleName'",
    ],
    [
      'a wrong type deep inside',
      (a) => (handle(a).states[0].offsets = {}),
      '/states/0/offsets must be array, not an object',
    ],
    [
      'a number for a string',
      (a) => (handle(a).states[0].name = 7),
      '/states/0/name must be a string, not 7',
    ],
    [
      'an operator ID in upper case',
      (a) => (a.result.operators[0].operatorId = 'AB'.repeat(16)),
      'operatorId must match pattern',
    ],
  ])('with %s is told so, at its place', (_, change, text) => {
    expect(reason(change)).toContain(text);
    const answer = sampleAnswer('ndjson');
    change(answer);
    expect(fitsAsPublished(answer)).toBe(false);
  });

  it('fits as it is published', () => {
    expect(fitsAsPublished(sampleAnswer('ndjson'))).toBe(true);
  });

  it('on msgpack has bytes as bin and 64-bit integers as ints', () => {
    expect(reason((a) => (a.result.checkpointId = '7'), 'msgpack')).toContain('64-bit integer');
    expect(reason((a) => (handle(a).delegate.data = 'AQID'), 'msgpack')).toContain('must be bytes');
  });
});
