import { describe, expect, it } from 'vitest';
import { review } from './page.ts';

const KILL = {
  by: 'rule',
  what: 'register/counter-goes-on',
  caseId: 'restore/s7/1',
  cases: 1,
} as const;
const CHANGE = { method: 'assign', line: 7, description: 'negated conditional' };
const CLASS = { className: 'C', release: '2.2.0', seed: '7', cases: '10' };

describe('a change of Flink', () => {
  it('is told with what noticed it', () => {
    const tried = [
      { ...CHANGE, index: 0, kill: KILL },
      {
        ...CHANGE,
        index: 1,
        line: 8,
        kill: { ...KILL, by: 'comparison', what: 'result' } as const,
      },
    ];
    const { page, unexplained } = review({ ...CLASS, tried }, []);
    expect(unexplained).toEqual([]);
    expect(page).toContain('Changes: 2. Noticed: 2, of these 1 by a rule');
    expect(page).toContain('- `assign:7 negated conditional`: register/counter-goes-on\n');
    expect(page).toContain('- `assign:8 negated conditional`: differs in `result`\n');
  });

  it('that nothing notices needs a reason', () => {
    const all = { ...CLASS, tried: [{ ...CHANGE, index: 0, kill: null }] };
    const mutant = 'assign:7 negated conditional';
    expect(review(all, []).unexplained).toEqual([mutant]);
    const { page, unexplained } = review(all, [{ mutant, reason: 'It changes nothing.' }]);
    expect(unexplained).toEqual([]);
    expect(page).toContain(`- \`${mutant}\`. It changes nothing.`);
  });
});
