import { describe, expect, it } from 'vitest';
import type { CheckpointProperties } from '../../model/properties.ts';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import {
  CHECKPOINT_PROPERTIES,
  refusedWith,
  restoredWith,
  SAVEPOINT_PROPERTIES,
  storedAs,
  verdictOf,
} from '../testing/judge.ts';
import { keepsPropertiesOfMetadata } from './keeps-properties-of-metadata.ts';

const caseOf = (properties: CheckpointProperties | null) =>
  restoreCase(snapshot([], { properties }));

const keeping = (restoredProperties: CheckpointProperties | null) =>
  restoredWith({ store: [storedAs(7n, { restoredProperties })] });

const NATIVE: CheckpointProperties = {
  ...SAVEPOINT_PROPERTIES,
  type: {
    kind: 'savepoint',
    name: 'Savepoint',
    formatType: 'NATIVE',
    postCheckpointAction: 'NONE',
  },
};

describe('register/keeps-properties-of-metadata', () => {
  it.each([
    [caseOf(SAVEPOINT_PROPERTIES), 'carried'],
    [caseOf(null), 'none'],
    [restoreCase(null), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(keepsPropertiesOfMetadata.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(NATIVE), keeping(NATIVE), 'held'],
    [caseOf(NATIVE), keeping(SAVEPOINT_PROPERTIES), 'broken'],
    [caseOf(NATIVE), keeping({ ...NATIVE, discardFailed: true }), 'broken'],
    [caseOf(NATIVE), keeping({ ...NATIVE, type: null }), 'broken'],
    [caseOf(NATIVE), keeping(null), 'broken'],
    [caseOf(CHECKPOINT_PROPERTIES), keeping(CHECKPOINT_PROPERTIES), 'held'],
    [caseOf(null), keeping(null), 'held'],
    [caseOf(null), keeping(NATIVE), 'broken'],
    [caseOf(NATIVE), refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(keepsPropertiesOfMetadata, subject, answer)).toBe(verdict);
  });
});
