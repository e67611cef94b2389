import { describe, expect, it } from 'vitest';
import { corpusSavepoints, NEEDS_SAVEPOINTS } from '../node/testing/corpus.ts';
import { LOCAL_FILES } from '../node/local-files.ts';
import { decodeSnapshot } from '../codec/index.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { operatorContents } from './operator-contents.ts';
import { compositeSerializer, keyedHeader, tableMeta } from './compose-header.ts';
import { writeFullFormat } from './full-format.ts';
import { writeOperatorHeader } from './headers.ts';
import { surveyKeyed } from './survey-keyed.ts';
import { surveyOperator } from './survey-operator.ts';
import { FULL, HEAP, INT, RANGE, VOID } from './testing/small-state.ts';

const HANDLE = {
  kind: 'keyGroups',
  delegate: { kind: 'emptySegment' },
  range: RANGE,
  stateHandleId: null,
} as const;

describe('a survey of keyed state', () => {
  it.each([
    ['full', FULL, [1 + 4 + 1 + 4, 1 + 4 + 1 + 9, 2 * (1 + 4 + 1 + 2) + 5 + 1, 1 + 13]],
    ['heap', HEAP, [5 + 4, 5 + 12, 5 + 14, 13]],
  ] as const)('counts entries and bytes in the %s format', (format, { bytes, offsets }, sizes) => {
    const survey = surveyKeyed(bytes, { ...HANDLE, offsets, savepoint: false });
    expect(survey).toMatchObject({
      format,
      version: 6,
      compressed: false,
      keySerializer: INT.className,
    });
    expect(survey.states.map(({ name, kind }) => [name, kind])).toEqual([
      ['v', 'value'],
      ['l', 'list'],
      ['m', 'map'],
      ['t', 'timers'],
    ]);
    expect(survey.states.map(({ keyGroups }) => keyGroups)).toEqual([1, 1, 1, 1]);
    expect(survey.states.map(({ bytes: size }) => size)).toEqual(sizes);
  });

  it('tells what it can where a serializer is one of a user', () => {
    const { bytes, offsets } = withForeignSerializer();
    const survey = surveyKeyed(bytes, { ...HANDLE, offsets, savepoint: true });
    expect(survey.notRead).toBe('the serializer snapshot com.example.MineSnapshot of version 1');
    expect(survey.isWhole).toBeNull();
    expect(survey.states).toMatchObject([
      { name: 'known', kind: 'value', keyGroups: 3, entries: 3, bytes: 15 },
      // The header was not read that far: entries alone tell of it.
      { name: null, kind: 'unknown', keyGroups: 3, entries: 3, bytes: 15 },
    ]);
  });
});

/** The full format with a class that nobody but its user knows, in the second of two states. */
function withForeignSerializer(): ReturnType<typeof writeFullFormat> {
  const className = 'org.apache.flink.api.common.typeutils.base.ListSerializerSnapshot';
  const known = tableMeta('known', 'value', VOID, INT);
  const foreign = tableMeta('foreign', 'value', VOID, compositeSerializer(className, 1, []));
  const written = writeFullFormat(keyedHeader(INT, [known, foreign]), RANGE, (keyGroup) =>
    [0, 1].map((stateId) => ({
      stateId,
      key: Uint8Array.of(keyGroup),
      value: Uint8Array.of(1, 2, 3, 4),
    })),
  );
  const text = Buffer.from(written.bytes).toString('latin1');
  const theirs = 'com.example.MineSnapshot';
  // Of the same length in all, so that offsets stay: the rest of the header is never looked at.
  const ours = `\u0000${String.fromCharCode(className.length)}${className}\u0000\u0000\u0000\u0003`;
  const replaced = `\u0000${String.fromCharCode(theirs.length)}${theirs}\u0000\u0000\u0000\u0001`;
  const changed = text.replace(ours, replaced.padEnd(ours.length, '\u0000'));
  return { ...written, bytes: new Uint8Array(Buffer.from(changed, 'latin1')) };
}

it('refuses an operator state whose element starts beyond the end', () => {
  const empty = { version: 6, compressed: false, listStates: [], broadcastStates: [] };
  const bytes = writeOperatorHeader(empty);
  const states = [{ name: 's', mode: 'UNION', offsets: [BigInt(bytes.length) + 1n] }] as const;
  expect(() => surveyOperator(bytes, { states })).toThrow('an element of s at byte');
});

const savepoints = corpusSavepoints();

describe.skipIf(savepoints === null)(`real savepoints ${NEEDS_SAVEPOINTS}`, () => {
  it('are read whole, but for databases and changelogs', () => {
    let handles = 0;
    for (const directory of savepoints!) {
      const answer = decodeSnapshot(LOCAL_FILES.read(`${directory}/_metadata`), {
        profile: findProfile('flink-2.3')!,
        externalPointer: directory,
        fileSystem: LOCAL_FILES,
      });
      if (answer.kind !== 'result') throw new Error(`${directory}: ${answer.kind}`);
      for (const operator of answer.result.operators) {
        const { keyed, troubles } = operatorContents(operator, LOCAL_FILES);
        handles += keyed.reduce((sum, part) => sum + part.handles, 0);
        const bad = troubles.filter(({ why }) => !why.startsWith('changes that a changelog'));
        expect(bad, directory).toEqual([]);
      }
    }
    expect(handles).toBeGreaterThan(200);
  });
});
