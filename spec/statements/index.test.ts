import { describe, expect, it } from 'vitest';
import { HAZARDS } from '../hazards/index.ts';
import { RULES } from '../rules/index.ts';
import { STAGES, STATEMENTS } from './index.ts';
import type { Statement } from './index.ts';

const NUMBERS = STATEMENTS.map(({ number }) => number);
const rulesOf = ({ number }: Statement) => RULES.filter(({ covers }) => covers.includes(number));

describe('the statements', () => {
  it('are numbered from 1 on in each stage, without a gap', () => {
    for (const stage of Object.keys(STAGES)) {
      const own = NUMBERS.filter((number) => number.startsWith(stage));
      expect(own).toEqual(own.map((_number, index) => `${stage}${index + 1}`));
    }
    expect(NUMBERS).toHaveLength(113);
  });

  it('are what rules and hazards say that they cover', () => {
    for (const { id, covers } of [...RULES, ...HAZARDS]) {
      expect(
        covers.filter((number) => !NUMBERS.includes(number)),
        id,
      ).toEqual([]);
    }
  });

  it.each(STATEMENTS)('$number is judged by rules, or says why not', (statement) => {
    const { unobservable, open, text } = statement;
    expect(text).toMatch(/^[A-Z].*\.$/s);
    const isJudged = rulesOf(statement).length > 0;
    const kinds = [isJudged || open !== undefined, unobservable !== undefined];
    expect(kinds.filter(Boolean)).toHaveLength(1);
  });

  it('can be observed, but for one in ten', () => {
    const unobservable = STATEMENTS.filter((statement) => statement.unobservable !== undefined);
    expect(unobservable.length).toBeLessThanOrEqual(STATEMENTS.length / 10);
  });
});
