import { describe, expect, it } from 'vitest';
import { profile, restoreCase, snapshot, vertex } from '../../testing/small-case.ts';
import { fromStore, START, stored, TO_ALL } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, SAVEPOINT_PROPERTIES, verdictOf } from '../testing/judge.ts';
import { prefersCheckpointsWhereAsked } from './prefers-checkpoints-where-asked.ts';

const FLINK_1_13 = profile('flink-1.13');

const checkpoint = (checkpointId: bigint) => stored([], { checkpointId });
const savepoint = (checkpointId: bigint) =>
  stored([], { checkpointId, properties: SAVEPOINT_PROPERTIES });
const preferring = (...store: Parameters<typeof fromStore>[1]) =>
  fromStore(TO_ALL, store, { vertices: [vertex(1)], coordinator: { prefersCheckpoint: true } });

const PASSES_OVER = preferring(checkpoint(3n), checkpoint(4n), savepoint(5n), savepoint(7n));
const ALONE = preferring(savepoint(5n), savepoint(7n));
const AT_THE_END = preferring(savepoint(5n), checkpoint(7n));

describe('entry/prefers-checkpoints-where-asked', () => {
  it.each([
    [PASSES_OVER, 'passesOver'],
    [ALONE, 'savepointsAlone'],
    [AT_THE_END, 'endsWithCheckpoint'],
    [preferring(), null],
    [fromStore(START, [checkpoint(4n), savepoint(5n)]), null],
    [restoreCase(snapshot([]), { coordinator: { prefersCheckpoint: true } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(prefersCheckpointsWhereAsked.side(subject, FLINK_1_13)).toBe(side);
  });

  it.each([
    [PASSES_OVER, 4n, 'held'],
    [PASSES_OVER, 7n, 'broken'],
    [PASSES_OVER, 3n, 'broken'],
    [ALONE, 7n, 'held'],
    [ALONE, 5n, 'broken'],
    [AT_THE_END, 7n, 'held'],
    [AT_THE_END, 5n, 'broken'],
  ] as const)('judges that of case %# checkpoint %s is restored: %s', (subject, id, verdict) => {
    const answer = restoredWith({ checkpointId: id });
    expect(verdictOf(prefersCheckpointsWhereAsked, subject, answer, FLINK_1_13)).toBe(verdict);
  });

  it('says nothing of a refusal', () => {
    const answer = refusedWith('MASTER_STATE_UNMATCHED');
    expect(verdictOf(prefersCheckpointsWhereAsked, PASSES_OVER, answer, FLINK_1_13)).toBe(
      'notReached',
    );
  });
});
