import {
  array,
  assert,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertiesFollowClaimMode } from '../../spec/rules/register/properties-follow-claim-mode.ts';
import { FLINK_2_3 } from '../../spec/testing/small-case.ts';
import type { CaseRecord, LateRecord } from './case-record.ts';
import { RecentCases } from './late-faults.ts';
import { MAX_REASONS, OTHER_REASONS, Reasons } from './reasons.ts';
import { Tally } from './tally.ts';

const RULE = propertiesFollowClaimMode;

const skipped = (position: number, why: string): CaseRecord => ({
  position,
  caseId: `case ${position}`,
  counted: 'skipped',
  sides: [],
  broken: [],
  complaints: [],
  why,
});

function failed(position: number, verdict: 'broken' | 'crashed' | 'timed out'): CaseRecord {
  const isBroken = verdict === 'broken';
  const ruleId = isBroken ? RULE.id : null;
  return {
    ...skipped(position, ''),
    counted: 'failed',
    why: null,
    sides: isBroken ? [0, position % 2] : [],
    broken: isBroken ? [0] : [],
    complaints: [{ ruleId, verdict, expected: 'this', seen: `that of ${position}` }],
  };
}

/** Everything that a report is made of. */
function shown(records: readonly (CaseRecord | LateRecord)[]): object {
  const tally = new Tally([RULE], FLINK_2_3);
  for (const each of records) {
    if ('fault' in each) tally.addLate(each);
    else tally.add(each);
  }
  const { passed, failed: failures, rules } = tally;
  return {
    totals: [passed, failures, tally.skipped],
    rules: [...rules.values()].map(({ sides, broken }) => [sides, broken]),
    failures: tally.failures(),
    skips: tally.skips.entries(),
    uncharged: tally.uncharged.entries(),
  };
}

const uncharged = (when: 'at the end' | 'between questions', message: string): LateRecord => ({
  fault: { caseId: null, when, fault: { kind: 'fault', fault: 'crashed', message } },
  of: null,
});

describe('what is counted', () => {
  it('never hangs on the order in which cases come', () => {
    const made = array(
      record({
        kind: constantFrom('skip', 'broken', 'crashed', 'timed out', 'end'),
        text: integer({ min: 0, max: 500 }),
      }),
      { minLength: 1, maxLength: 400, size: 'max' },
    ).map((all) =>
      all.map(({ kind, text }, position) => {
        if (kind === 'skip') return skipped(position, `why ${text}`);
        if (kind === 'end') return uncharged('between questions', `message ${text}`);
        return failed(position, kind as 'broken');
      }),
    );
    assert(
      property(
        made.chain((all) =>
          shuffledSubarray(all, { minLength: all.length }).map((other) => [all, other]),
        ),
        ([all, other]) => {
          expect(shown(other!)).toEqual(shown(all!));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes the first case of the run for the first failure, and counts the rest', () => {
    const all = shown([failed(9, 'broken'), failed(3, 'crashed'), failed(5, 'broken')]);
    expect(all).toMatchObject({
      failures: [
        { verdict: 'crashed', count: 1, first: { position: 3 } },
        { verdict: 'broken', count: 2, first: { position: 5, complaint: { seen: 'that of 5' } } },
      ],
    });
  });

  it('takes a case back that a late fault charges', () => {
    const recent = new RecentCases();
    const passed = { ...skipped(4, ''), counted: 'passed', why: null } as const;
    recent.add(passed);
    const { fault } = uncharged('between questions', 'it ended').fault;
    const late = { caseId: 'case 4', when: 'after its answer', fault } as const;
    const first = recent.recordOf(late)!;
    expect(shown([passed, first])).toMatchObject({ totals: [0, 1, 0] });
    expect(shown([passed, first, recent.recordOf(late)!])).toMatchObject({ totals: [0, 1, 0] });
    expect(recent.recordOf({ ...late, caseId: 'a smaller case' })).toBeNull();
  });

  it('counts what happens at the end once, however many processes ended', () => {
    const end = uncharged('at the end', 'exit code 7');
    expect(
      shown([end, end, uncharged('between questions', 'b'), uncharged('between questions', 'a')]),
    ).toMatchObject({
      uncharged: [
        { when: 'at the end', count: 1 },
        { when: 'between questions', message: 'a', count: 2 },
      ],
    });
  });
});

describe('reasons', () => {
  it('are bounded, and none of the cases is lost', () => {
    const reasons = new Reasons();
    const many = 10 * MAX_REASONS;
    for (let number = many; number > 0; number--)
      reasons.add(`why ${String(number).padStart(6, '0')}`);
    const entries = reasons.entries();
    expect(entries).toHaveLength(MAX_REASONS + 1);
    expect(entries[0]).toEqual({ why: OTHER_REASONS, count: many - MAX_REASONS });
    expect(entries[1]!.why).toBe('why 000001');
  });

  it('of parts add up to those of the whole', () => {
    const texts = array(integer({ min: 0, max: 2_000 }), { minLength: 1_500, maxLength: 2_000 });
    assert(
      property(texts, (numbers) => {
        const whole = new Reasons();
        const parts = [new Reasons(), new Reasons(), new Reasons()];
        for (const [index, number] of numbers.entries()) {
          whole.add(`why ${number}`);
          parts[index % 3]!.add(`why ${number}`);
        }
        const merged = new Reasons();
        for (const part of parts)
          for (const { why, count } of part.entries()) merged.add(why, count);
        expect(merged.entries()).toEqual(whole.entries());
      }),
      { numRuns: 20 },
    );
  });
});
