import { describe, expect, it } from 'vitest';
import { refusedWith } from '../testing/judge.ts';
import { KEY_GROUPS, openCase, openedBy } from '../testing/open-case.ts';
import { openedCase } from '../testing/opened-case.ts';
import { mustOpen } from './opened.ts';

describe('handles that must be opened', () => {
  it.each([
    ['classes', openedBy('classes'), 'held'],
    ['bytes', openedBy('bytes'), 'held'],
    ['classes', openedBy('bytes'), 'broken'],
    ['bytes', openedBy('classes'), 'broken'],
    ['bytes', refusedWith('HANDLE_CLASS_UNEXPECTED'), 'broken'],
  ] as const)('decided by their %s, case %#: %s', (decidedBy, answer, verdict) => {
    expect(mustOpen(decidedBy, openCase('hashmap', KEY_GROUPS), answer).kind).toBe(verdict);
  });

  it.each([
    [openedBy('bytes'), 'held'],
    [refusedWith('STATE_FILE_BROKEN'), 'held'],
    [refusedWith('HANDLE_CLASS_UNEXPECTED'), 'broken'],
  ] as const)('are really opened, case %#', (answer, verdict) => {
    expect(mustOpen('classes', openedCase(), answer).kind).toBe(verdict);
  });
});
