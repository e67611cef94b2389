/** The laws that every arbitrary of the suite keeps. */
import { describe, expect, it } from 'vitest';
import type { Value } from 'fast-check';
import { SOURCES } from './stream.ts';
import type { CaseSource } from './stream.ts';
import { randomOfCase } from './random.ts';

const DRAWS = 60;

/** Steps within which even the largest draft is at its smallest. */
const MOST_STEPS = 400;

const draw = ({ drafts }: CaseSource, number: number) =>
  drafts.generate(randomOfCase(5, number, 1), undefined);

const text = (draft: unknown) =>
  JSON.stringify(draft, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

/** The draft that is left where every smaller one is taken. */
function smallestOf({ drafts }: CaseSource, from: Value<unknown>): unknown {
  let draft = from;
  for (let step = 0; step < MOST_STEPS; step++) {
    const smaller = drafts.shrink(draft.value, draft.context).next();
    if (smaller.done === true) return draft.value;
    draft = smaller.value;
  }
  throw new Error(`not at its smallest after ${MOST_STEPS} steps`);
}

describe.each(SOURCES.map((source) => [`${source.suite} ${source.name}`, source] as const))(
  'drafts for %s',
  (_, source) => {
    it('are the same for the same seed', () => {
      for (let number = 0; number < DRAWS; number++) {
        expect(text(draw(source, number).value)).toBe(text(draw(source, number).value));
      }
    });

    it('differ between numbers', () => {
      const drafts = Array.from({ length: DRAWS }, (__, number) =>
        text(draw(source, number).value),
      );
      expect(new Set(drafts).size).toBe(DRAWS);
    });

    it('shrink to one smallest draft, whatever they start from', () => {
      const smallest = Array.from({ length: 12 }, (__, number) =>
        text(smallestOf(source, draw(source, number))),
      );
      expect(new Set(smallest).size).toBe(1);
    });

    it('shrink to other drafts, the same ones each time', () => {
      for (let number = 0; number < DRAWS; number++) {
        const draft = draw(source, number);
        const smaller = () =>
          [...source.drafts.shrink(draft.value, draft.context).take(20)].map((s) => text(s.value));
        expect(smaller()).not.toContain(text(draft.value));
        expect(smaller()).toEqual(smaller());
      }
    });
  },
);
