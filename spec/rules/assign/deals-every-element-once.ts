import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { firstBreach, sameItems } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';
import { assignedEntries, plainListPlaces, recordedEntries } from '../words/list-places.ts';
import type { ListPlace } from '../words/list-places.ts';
import { byName, elementsOf } from '../words/list-state.ts';
import { isRescaled } from '../words/restored-operators.ts';

const MODE = 'SPLIT_DISTRIBUTE';

/**
 * With several names, where each begins hangs on the order of a hash map of the names; what is judged
 * here holds for every order.
 * Flink: `RoundRobinOperatorStateRepartitioner#repartitionSplitState`.
 */
export const dealsEveryElementOnce = defineRule({
  id: 'assign/deals-every-element-once',
  question: 'restore',
  statement:
    'At a changed parallelism every element of split list state goes to exactly one subtask. The shares of two subtasks differ by at most one element, for each name of a state and over all names together.',
  matters:
    'An element that is dealt to two subtasks is a partition that is read twice; one that is dealt to none is never read.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['RoundRobinOperatorStateRepartitioner#repartitionSplitState'],
  covers: ['E15', 'E18', 'E19'],
  sides: ['severalNames', 'oneName'],
  side(subject, profile) {
    const places = rescaledPlaces(subject, profile);
    if (places.length === 0) return null;
    return places.some((at) => namesOf(at).length > 1) ? 'severalNames' : 'oneName';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, rescaledPlaces(subject, profile), judgePlace),
});

function rescaledPlaces(subject: RestoreCase, profile: Profile): readonly ListPlace[] {
  return plainListPlaces(subject, profile, MODE).filter(isRescaled);
}

function namesOf(at: ListPlace): readonly string[] {
  return [...byName(recordedEntries(at, MODE)).keys()];
}

function judgePlace(effects: Effects, at: ListPlace): RuleVerdict {
  const subtasks = assignedEntries(effects, at, MODE);
  const where = `${at.place} of all subtasks of operator ${at.generated}`;
  const all = elementsOf(recordedEntries(at, MODE));
  return firstBreach([
    sameItems(where, all, subtasks.flatMap(elementsOf)),
    ...namesOf(at).map((name) => {
      const named = subtasks.map((entries) => entries.filter((entry) => entry.name === name));
      return judgeBalance(`shares of ${name} in ${where}`, named.map(countOf));
    }),
    judgeBalance(`shares of all names in ${where}`, subtasks.map(countOf)),
  ]);
}

function countOf(entries: Parameters<typeof elementsOf>[0]): number {
  return elementsOf(entries).length;
}

function judgeBalance(where: string, shares: readonly number[]): RuleVerdict {
  return Math.max(...shares) - Math.min(...shares) <= 1
    ? HELD
    : broken(`${where} that differ by one at most`, shares.join(', '));
}
