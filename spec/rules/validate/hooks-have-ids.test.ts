import { describe, expect, it } from 'vitest';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { hooksHaveIds } from './hooks-have-ids.ts';

const withHooks = (...masterHooks: readonly string[]) =>
  restoreCase(snapshot([]), { job: { masterHooks } });
const EMPTY = withHooks('a', '');
const BLANK = withHooks(' \t');
const NAMED = withHooks('a', ' b ');

describe('validate/hooks-have-ids', () => {
  it.each([
    [EMPTY, 'refuses'],
    [BLANK, 'refuses'],
    [NAMED, 'allows'],
    [withHooks('\u001C\u2003'), 'refuses'],
    [withHooks('\u00A0'), 'allows'],
    [withHooks('\uFEFF'), 'allows'],
    [withHooks(), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(hooksHaveIds.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [EMPTY, refusedWith('MASTER_HOOK_WITHOUT_ID'), 'held'],
    [EMPTY, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
    [BLANK, refusedWith('POINTER_EMPTY'), 'broken'],
    [BLANK, restoredWith({}), 'broken'],
    [NAMED, restoredWith({}), 'held'],
    [NAMED, refusedWith('POINTER_EMPTY'), 'held'],
    [NAMED, refusedWith('MASTER_HOOK_WITHOUT_ID'), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(hooksHaveIds, subject, answer)).toBe(verdict);
  });
});
