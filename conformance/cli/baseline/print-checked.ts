/** What `baseline check` says. */
import { caseLines } from '../../report/terminal/case-lines.ts';
import { harmless } from '../../report/words/visible.ts';
import { findProfile } from '../../../spec/profiles/profile.ts';
import { adapterNamed } from '../adapter-option.ts';
import { replayCommand } from '../open-session.ts';
import type { SessionFlags } from '../open-session.ts';
import type { Baseline } from './baseline.ts';
import type { Checked, MoveGroup } from './check.ts';

/** So many IDs of cases are told. */
const SHOWN_IDS = 5;

/** For programs. */
export function checkedJson({ now, groups, rules, missing, added, behaviours }: Checked): object {
  const moved = Array.from(groups, ([reason, { count, smallest }]) => ({
    reason,
    count,
    caseId: smallest.subject.id,
    before: smallest.before,
    after: smallest.after,
    differences: smallest.differences,
  }));
  return {
    profile: now.profile,
    cases: now.answers.size,
    moved,
    rules,
    missing,
    added,
    behaviours,
  };
}

/** For people. */
export function checkedLines(
  checked: Checked,
  baseline: Baseline,
  flags: SessionFlags & { readonly adapter: string },
): string[] {
  const { now, groups, rules, behaviours } = checked;
  const moved = [...groups.values()].reduce((sum, { count }) => sum + count, 0);
  return [
    ...Array.from(groups, ([reason, group]) => groupLines(reason, group, now, flags)).flat(),
    ...ruleLines(rules),
    ...idLines('are no cases of this run', checked.missing),
    ...idLines('have no line in the baseline', checked.added),
    ...behaviours.map((text) => `known between ${baseline.profile} and ${now.profile}: ${text}`),
    harmless(
      `${now.adapter} as ${now.profile} against ${baseline.adapter} as ${baseline.profile}: ${now.answers.size} cases, ${moved} moved`,
    ),
  ];
}

/** Verdicts that moved are told one by one; that cases lie on other sides follows from what moved. */
function ruleLines(rules: Checked['rules']): string[] {
  const statusOf = (line: string): string => line.slice(0, line.indexOf(':'));
  const verdicts = rules.filter(({ before, after }) => statusOf(before) !== statusOf(after));
  const others = rules.length - verdicts.length;
  return [
    ...verdicts.flatMap(({ id, before, after }) => [
      `rule ${id}`,
      `  before    ${before}`,
      `  now       ${after}`,
    ]),
    ...(others === 0 ? [] : [`${others} rules have the same verdict, by other cases.`]),
  ];
}

function groupLines(
  reason: string,
  { count, smallest }: MoveGroup,
  { profile }: Baseline,
  flags: SessionFlags & { readonly adapter: string },
): string[] {
  const { subject, before, after, differences } = smallest;
  const adapter = adapterNamed(flags.adapter);
  return [
    harmless(
      `${reason}: ${count} ${count === 1 ? 'case' : 'cases'} moved. The smallest found: ${subject.id}`,
    ),
    ...caseLines(subject).map((line) => `    ${line}`),
    ...differences.flatMap(({ path, left, right }) => [
      `  ${path}`,
      `    before    ${harmless(left)}`,
      `    now       ${harmless(right)}`,
    ]),
    ...(differences.length > 0
      ? []
      : [`  before    ${harmless(before)}`, `  now       ${harmless(after)}`]),
    `  again     ${replayCommand(subject.id, adapter, findProfile(profile)!, flags)}`,
    '',
  ];
}

function idLines(what: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const rest = ids.length > SHOWN_IDS ? ` and ${ids.length - SHOWN_IDS} more` : '';
  return [`${ids.slice(0, SHOWN_IDS).join(', ')}${rest} ${what}.`];
}
