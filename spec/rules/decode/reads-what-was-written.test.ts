import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  keyGroups,
  operator,
  profile,
  snapshot,
  subtasks,
} from '../../testing/small-case.ts';
import { decodeCase } from '../testing/decode-case.ts';
import { decodedAs, refusedWith, verdictOf } from '../testing/judge.ts';
import { RELATIVE } from '../testing/pointed-case.ts';
import { readsWhatWasWritten } from './reads-what-was-written.ts';

const handle = { ...keyGroups(0, 1), stateHandleId: 'written' };
const withId = (stateHandleId: string | null) =>
  snapshot([
    operator(1, { subtasks: subtasks({ managedKeyedState: [{ ...handle, stateHandleId }] }, {}) }),
    operator(2),
  ]);
const WRITTEN = withId('written');
const subject = decodeCase({ snapshot: WRITTEN });

describe('decode/reads-what-was-written', () => {
  it('has metadata by its version on its sides', () => {
    const older = decodeCase({ snapshot: WRITTEN, version: 4 });
    expect(readsWhatWasWritten.side(subject, FLINK_2_3)).toBe('ownVersion');
    expect(readsWhatWasWritten.side(older, FLINK_2_3)).toBe('olderVersion');
    expect(readsWhatWasWritten.side(older, profile('flink-1.20'))).toBe('ownVersion');
  });

  it('speaks of relative handles only where a pointer leads to metadata', () => {
    const sides = [undefined, null, '', '/elsewhere'].map((pointer) =>
      readsWhatWasWritten.side(
        decodeCase({ snapshot: RELATIVE, ...(pointer === undefined ? {} : { pointer }) }),
        FLINK_2_3,
      ),
    );
    expect(sides).toEqual(['ownVersion', null, null, null]);
    const plain = decodeCase({ snapshot: WRITTEN, pointer: null });
    expect(readsWhatWasWritten.side(plain, FLINK_2_3)).toBe('ownVersion');
    expect(readsWhatWasWritten.side(decodeCase({}), FLINK_2_3)).toBeNull();
  });

  it.each([
    [decodedAs(WRITTEN), 'held'],
    [refusedWith('TRUNCATED'), 'broken'],
    [decodedAs({ ...WRITTEN, checkpointId: 8n }), 'broken'],
    [decodedAs({ ...WRITTEN, operators: WRITTEN.operators.toReversed() }), 'broken'],
    [decodedAs({ ...WRITTEN, operators: WRITTEN.operators.slice(1) }), 'broken'],
    [decodedAs(withId(null)), 'broken'],
    [decodedAs(withId('random')), 'broken'],
  ] as const)('judges case %#', (answer, verdict) => {
    expect(verdictOf(readsWhatWasWritten, subject, answer)).toBe(verdict);
  });

  it('takes any ID for a handle that was written without one', () => {
    const without = decodeCase({ snapshot: withId(null) });
    expect(verdictOf(readsWhatWasWritten, without, decodedAs(withId('random')))).toBe('held');
  });

  it('names the first difference', () => {
    const answer = decodedAs({ ...WRITTEN, checkpointId: 8n });
    expect(readsWhatWasWritten.judge(subject, answer, 'ownVersion', FLINK_2_3)).toEqual({
      kind: 'broken',
      expected: 'result.checkpointId: 7',
      seen: 'result.checkpointId: 8',
    });
  });
});
