import { describe, expect, it } from 'vitest';
import type { MergedChannelStateHandle } from '../../model/handles.ts';
import { FLINK_2_3, operator, profile, snapshot, subtasks } from '../../testing/small-case.ts';
import { encodeCase, encodedAs, NAMED } from '../testing/encode-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesMergedChannelsBefore6 as rule } from './refuses-merged-channels-before-6.ts';

const MERGED: MergedChannelStateHandle = {
  kind: 'mergedChannel',
  subtaskIndex: 0,
  size: 1n,
  delegate: null,
  serializedChannelOffsets: new Uint8Array(),
};
const SNAPSHOT = snapshot([operator(1, { subtasks: subtasks({ inputChannelState: [MERGED] }) })]);
const REFUSED = encodeCase(SNAPSHOT, 5);
const WRITTEN = encodeCase(SNAPSHOT);

describe('encode/refuses-merged-channels-before-6', () => {
  it('has snapshots with merged handles on its sides', () => {
    expect(rule.side(REFUSED, FLINK_2_3)).toBe('refuses');
    expect(rule.side(WRITTEN, FLINK_2_3)).toBe('writes');
    expect(rule.side(encodeCase(NAMED, 5), FLINK_2_3)).toBeNull();
    expect(rule.side(WRITTEN, profile('flink-2.0'))).toBeNull();
  });

  it.each([
    [REFUSED, refusedWith('MERGED_CHANNEL_HANDLE_UNWRITABLE'), 'held'],
    [REFUSED, encodedAs(new Uint8Array()), 'broken'],
    [WRITTEN, encodedAs(new Uint8Array()), 'held'],
    [WRITTEN, refusedWith('MERGED_CHANNEL_HANDLE_UNWRITABLE'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
