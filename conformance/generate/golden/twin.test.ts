import { expect, it } from 'vitest';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import { readTwin, twinText } from './twin.ts';

const snapshot: Snapshot = {
  checkpointId: 2n ** 62n,
  masterStates: [{ version: -1, name: 'x'.repeat(100), payload: Uint8Array.of(0, 255) }],
  operators: [
    {
      operatorId: '0'.repeat(32),
      name: 'Größe',
      uid: null,
      parallelism: 1,
      maxParallelism: 128,
      coordinatorState: null,
      fullyFinished: false,
      subtasks: [
        {
          index: 0,
          finished: false,
          state: {
            ...EMPTY_SUBTASK_STATE,
            managedKeyedState: [
              {
                kind: 'keyGroups',
                savepoint: true,
                range: { start: 0, end: 39 },
                offsets: Array.from({ length: 40 }, (_, at) => BigInt(at)),
                delegate: { kind: 'bytes', handleName: 'a', data: new Uint8Array() },
                stateHandleId: null,
              },
            ],
          },
        },
      ],
    },
  ],
  properties: null,
};

it('is read again as it was written', () => {
  const read = readTwin(twinText(snapshot));
  expect(read.masterStates[0]!.payload).toEqual(Uint8Array.of(0, 255));
  expect(twinText(read)).toBe(twinText(snapshot));
  expect(read).toMatchObject({ checkpointId: 2n ** 62n, operators: [{ name: 'Größe' }] });
});

it('has lists of numbers, and short objects, on lines of their own', () => {
  const lines = twinText(snapshot).split('\n');
  expect(lines).toContain('                "range": {"start":0,"end":39},');
  expect(lines.filter((line) => line.includes('"offsets": ["0","1",'))).toHaveLength(1);
  expect(JSON.parse(twinText(snapshot))).toMatchObject({ properties: null });
});
