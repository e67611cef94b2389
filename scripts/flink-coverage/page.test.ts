import { describe, expect, it } from 'vitest';
import { reportIn } from './jacoco.ts';
import { review } from './page.ts';
import { summaryOf } from './summary.ts';

const CLASS = 'org/apache/flink/runtime/checkpoint/StateAssignmentOperation';

/** A class with a method of two lines, of which the second has a branch that was not taken. */
const XML = `<report name="r"><package name="org/apache/flink/runtime/checkpoint">
  <class name="${CLASS}"><method name="lambda$assign$0" desc="()V" line="10">
    <counter type="LINE" missed="0" covered="2"/><counter type="BRANCH" missed="1" covered="3"/>
  </method></class>
  <sourcefile name="StateAssignmentOperation.java">
    <line nr="10" mi="0" ci="3" mb="0" cb="2"/><line nr="12" mi="0" ci="3" mb="1" cb="1"/>
  </sourcefile></package></report>`;

const MEASURED = { release: '2.2.0', seed: '7', cases: '1', summary: summaryOf(reportIn(XML)) };
const PLACE = 'checkpoint.StateAssignmentOperation:12';

describe('what is not reached', () => {
  it('is told with its method, and each line by itself', () => {
    expect(MEASURED.summary.missed).toEqual([
      { place: PLACE, method: 'assign', what: '1 branch not taken' },
    ]);
    expect(MEASURED.summary.totals[1]).toBe(
      'restore logic: lines 2 of 2 (100.0 %), branches 3 of 4 (75.0 %)',
    );
  });

  it('stands under its reason', () => {
    const { page, unexplained, reached } = review(MEASURED, [
      { reason: 'It cannot be.', places: [PLACE, 'checkpoint.Checkpoints:1'] },
    ]);
    expect(unexplained).toEqual([]);
    expect(reached).toEqual(['checkpoint.Checkpoints:1']);
    expect(page).toContain(
      '## It cannot be.\n\n- `checkpoint.StateAssignmentOperation#assign:12`: 1 branch not taken\n',
    );
  });

  it('is told apart where it has no reason', () => {
    const { page, unexplained } = review(MEASURED, []);
    expect(unexplained).toEqual(MEASURED.summary.missed);
    expect(page).toContain('## Nobody knows yet.');
  });
});
