import { describe, expect, it } from 'vitest';
import { refusedWith } from '../testing/judge.ts';
import { openedBy } from '../testing/open-case.ts';
import { mustOpen } from './opened.ts';

describe('handles that must be opened', () => {
  it.each([
    ['classes', openedBy('classes'), 'held'],
    ['bytes', openedBy('bytes'), 'held'],
    ['classes', openedBy('bytes'), 'broken'],
    ['bytes', openedBy('classes'), 'broken'],
    ['bytes', refusedWith('HANDLE_CLASS_UNEXPECTED'), 'broken'],
  ] as const)('decided by their %s, case %#: %s', (decidedBy, answer, verdict) => {
    expect(mustOpen(decidedBy, answer).kind).toBe(verdict);
  });
});
