import { array, assert, constantFrom, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCaseId, MAX_SEED, parseCaseId, SUITES } from './suite.ts';

describe('case IDs', () => {
  it('read as the design says', () => {
    const address = { suite: 'restore', seed: 7, number: 123 } as const;
    expect(formatCaseId({ ...address, shrinks: [] })).toBe('restore/s7/000123');
    expect(formatCaseId({ ...address, shrinks: [4, 0] })).toBe('restore/s7/000123:4:0');
  });

  it('lead back to what they were made of', () => {
    const address = record({
      suite: constantFrom(...SUITES),
      seed: integer({ min: 0, max: MAX_SEED }),
      number: nat(10_000_000),
      shrinks: array(nat(500)),
    });
    assert(
      property(address, (a) => {
        expect(parseCaseId(formatCaseId(a))).toEqual(a);
      }),
    );
  });

  it.each([
    'restore/s7/123',
    'restore/s07/000123',
    'restore/s4294967296/000123',
    'restore/s7/0000123',
    'other/s7/000123',
    'restore/s7/000123:',
    'restore/s7/000123:01',
    'golden/some-savepoint',
    '',
  ])('refuse %s', (id) => {
    expect(parseCaseId(id)).toBeNull();
  });
});
