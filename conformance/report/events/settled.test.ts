import { describe, expect, it } from 'vitest';
import type { RunEvent } from './event.ts';
import { settled } from './settled.ts';

/** Events by short names: a case by its ID, a late fault of it by `!` and its ID. */
function event(name: string): RunEvent {
  const caseId = name.replace('!', '');
  if (name === 'failure')
    return {
      type: 'failure',
      ruleId: null,
      verdict: 'crashed',
      expected: '',
      seen: '',
      caseId: 'x',
      replay: '',
    };
  if (!name.startsWith('!')) return { type: 'case', position: 0, caseId, counted: 'passed' };
  const fault = {
    fault: { kind: 'fault', fault: 'crashed', message: '' },
    when: 'after its answer',
    caseId: caseId === 'nobody' ? null : caseId,
  } as const;
  return { type: 'late fault', fault, of: null };
}

function kept(unsettled: number, ...names: string[]): string[] {
  const placed = names.map((name, end) => ({ event: event(name), end }));
  return Array.from(settled(placed, unsettled), ({ end }) => names[end]!);
}

describe('of a run that broke off', () => {
  it('the last cases are open', () => {
    expect(kept(2, 'a', 'b', 'c', 'd')).toEqual(['a', 'b']);
    expect(kept(9, 'a', 'b')).toEqual([]);
    expect(kept(0, 'a', 'b')).toEqual(['a', 'b']);
  });

  it('a late fault is as open as its case', () => {
    expect(kept(1, 'a', 'b', '!b')).toEqual(['a']);
    expect(kept(1, 'a', '!a', 'b')).toEqual(['a', '!a']);
  });

  it('a late fault of a settled case, or of none, is not lost', () => {
    expect(kept(1, 'a', 'b', '!a')).toEqual(['a', 'b', '!a']);
    expect(kept(2, 'a', 'b', '!nobody')).toEqual(['a', 'b', '!nobody']);
  });

  it('all is settled once something follows that comes after the cases', () => {
    expect(kept(2, 'a', 'b', 'failure')).toEqual(['a', 'b', 'failure']);
  });
});
