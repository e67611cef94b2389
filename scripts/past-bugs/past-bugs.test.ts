import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { answerOf, REFERENCE } from '../../conformance/adapters/reference/answer.ts';
import { MUTANTS } from '../../conformance/adapters/mutants/index.ts';
import { caseById } from '../../conformance/generate/index.ts';
import { askOf } from '../../conformance/protocol/adapter.ts';
import { judge } from '../../conformance/runner/judge.ts';
import type { Question } from '../../spec/model/case.ts';
import { HAZARDS } from '../../spec/hazards/index.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { JudgedAnswer } from '../../spec/rules/index.ts';
import { ALL_BUGS, mutantsOf, PAGE, pageOf, WITNESSED } from './page.ts';
import type { Witnessed } from './page.ts';
import type { PastBug, Witness } from './past-bug.ts';
import { SHOWN_BUGS } from './shown-bugs.ts';

const witnessed = JSON.parse(readFileSync(WITNESSED, 'utf8')) as Witnessed;

const BY_WITNESS = SHOWN_BUGS.flatMap(({ ticket, shown }) =>
  shown.by === 'witness' ? [[ticket, shown] as const] : [],
);

describe("the bugs of Flink's past", () => {
  it('are named once each', () => {
    const tickets = ALL_BUGS.map(({ ticket }) => ticket);
    expect(tickets.filter((ticket, at) => tickets.indexOf(ticket) !== at)).toEqual([]);
  });

  it('are those that mutants name, which the test of the catalogue sees caught', () => {
    const named = new Set(MUTANTS.flatMap(({ tickets = [] }) => tickets));
    const planted = ALL_BUGS.filter(({ shown }) => ['witness', 'mutant'].includes(shown.by));
    expect([...named].sort()).toEqual(planted.map(({ ticket }) => ticket).sort());
  });

  it('are planted at least forty times', () => {
    const planted = ALL_BUGS.filter(({ ticket }) => mutantsOf(ticket).length > 0);
    expect(planted.length).toBeGreaterThanOrEqual(40);
  });

  it('are stated by rules, hazards and mutants that there are', () => {
    for (const bug of SHOWN_BUGS) expect(isNamedRightly(bug), bug.ticket).toBe(true);
  });
});

describe.each(BY_WITNESS)('%s', (ticket, { broken, mended, ruleId, side }: Witness) => {
  const { caseId } = witnessed[ticket]!;

  it(`is in the profile of ${broken}, where the case shows it, and not in that of ${mended}`, () => {
    expect(verdictOn(caseId, broken, mended, ruleId)).toEqual({ side, isBroken: true });
    expect(verdictOn(caseId, mended, mended, ruleId)).toEqual({ side, isBroken: false });
  });
});

describe('docs/past-bugs.md', () => {
  it('is what the table and the releases give', async () => {
    const style = await resolveConfig(PAGE);
    const text = await format(pageOf(witnessed), { ...style, filepath: PAGE });
    expect(readFileSync(PAGE, 'utf8')).toBe(text);
  });
});

function isNamedRightly({ shown }: PastBug): boolean {
  switch (shown.by) {
    case 'witness':
      return RULES.some(({ id, sides }) => id === shown.ruleId && sides.includes(shown.side));
    case 'hazard':
      return HAZARDS.some(({ id }) => id === shown.hazardId);
    case 'rule':
      return MUTANTS.some(({ id, ruleId }) => id === shown.mended && ruleId === shown.ruleId);
    default:
      return shown.by === 'mutant';
  }
}

/** What a rule of one release says of the reference's answer as another. */
function verdictOn(caseId: string, answering: string, judging: string, ruleId: string) {
  const asked = findProfile(`flink-${answering}`)!;
  const subject = caseById(caseId, asked)!;
  const answer = answerOf(askOf(subject, asked), REFERENCE) as JudgedAnswer<Question>;
  const rules = RULES.filter(({ id }) => id === ruleId);
  const [judgement] = judge(rules, subject, answer, findProfile(`flink-${judging}`)!);
  return judgement && { side: judgement.side, isBroken: judgement.breach !== null };
}
