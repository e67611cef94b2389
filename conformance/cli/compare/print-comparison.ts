/** What `compare` says of an adapter. */
import type { Profile } from '../../../spec/profiles/profile.ts';
import { caseLines } from '../../report/terminal/case-lines.ts';
import type { DisagreementGroup } from '../../runner/compare.ts';
import type { Disagreement } from '../../runner/differ.ts';
import type { KnownDifference, StaleDifference } from '../../runner/known.ts';
import type { Opinion, Opinions } from '../../runner/opinions.ts';
import type { NamedAdapter } from '../adapter-option.ts';
import { replayCommand } from '../open-session.ts';
import type { SessionFlags } from '../open-session.ts';

/** A way to differ, with what is known of it. */
export interface ToldGroup {
  readonly group: DisagreementGroup;
  readonly explanation: KnownDifference | undefined;
  /** Who else answers how; `null` where nobody else was asked as this release. */
  readonly opinions: Opinions | null;
}

/** All that came of one adapter. */
export interface ComparedAdapter {
  readonly adapter: NamedAdapter;
  readonly profile: Profile;
  readonly agreed: number;
  readonly skipped: number;
  readonly groups: readonly ToldGroup[];
  readonly stale: readonly StaleDifference[];
}

/** For programs. */
export function jsonOf(compared: ComparedAdapter): object {
  const { adapter, profile, agreed, skipped, groups, stale } = compared;
  return {
    adapter: adapter.given,
    profile: profile.id,
    agreed,
    skipped,
    ...countsOf(compared),
    differences: groups.map(({ group, explanation, opinions }) => ({
      kind: group.kind,
      count: group.count,
      caseId: group.smallest.id,
      differences: group.disagreement.differences,
      breach: breachOf(group),
      known: explanation === undefined ? null : reasonOf(explanation),
      majority: opinions?.majority?.names ?? null,
    })),
    stale: stale.map(({ entry, now }) => ({
      difference: entry.difference,
      caseId: entry.case.id,
      now,
    })),
  };
}

function breachOf({ disagreement: { breach } }: DisagreementGroup): object | null {
  return breach === null ? null : { expected: breach.expected, seen: breach.seen };
}

function reasonOf({ reason, ticket }: KnownDifference): object {
  return { reason, ticket: ticket ?? null };
}

/** Cases that differ, those that break a rule alike, and those of both that are explained. */
function countsOf({
  groups,
}: ComparedAdapter): Record<'differing' | 'breaking' | 'explained', number> {
  const isBreaking = ({ group }: ToldGroup) => group.disagreement.breach !== null;
  return {
    differing: casesIn(groups.filter((told) => !isBreaking(told))),
    breaking: casesIn(groups.filter(isBreaking)),
    explained: casesIn(groups.filter(({ explanation }) => explanation !== undefined)),
  };
}

function casesIn(groups: readonly ToldGroup[]): number {
  return groups.reduce((sum, { group }) => sum + group.count, 0);
}

/** For people. */
export function linesOf(compared: ComparedAdapter, flags: SessionFlags): string[] {
  const { adapter, profile, agreed, skipped, groups, stale } = compared;
  const unexplained = groups.filter(({ explanation }) => explanation === undefined);
  const { differing, breaking } = countsOf({ ...compared, groups: unexplained });
  const { explained } = countsOf(compared);
  const broken = breaking === 0 ? '' : `, ${breaking} alike but break a rule`;
  const known = explained === 0 ? '' : `, ${explained} differ as is known`;
  return [
    ...groups.flatMap((told) =>
      told.explanation === undefined
        ? groupLines(told, compared, flags)
        : explainedLines(told.group, told.explanation),
    ),
    ...stale.flatMap((one) => staleLines(one, compared)),
    `${adapter.given} and the reference as ${profile.id}: ${agreed} alike, ${differing} differ${broken}${known}, ${skipped} skipped`,
  ];
}

function groupLines(
  { group, opinions }: ToldGroup,
  { adapter, profile }: ComparedAdapter,
  flags: SessionFlags,
): string[] {
  const { kind, count, smallest, disagreement } = group;
  return [
    `${kind}, in ${casesText(count)}. The smallest found: ${smallest.id}`,
    ...caseLines(smallest).map((line) => `    ${line}`),
    ...disagreement.differences.flatMap(({ path, left, right }) => [
      `  ${path}`,
      `    ${adapter.given}: ${left}`,
      `    reference: ${right}`,
    ]),
    ...breachLines(disagreement),
    ...(opinions === null ? [] : [`  majority  ${opinionsText(opinions)}`]),
    `  again     ${replayCommand(smallest.id, adapter, profile, flags)}`,
    '',
  ];
}

function breachLines({ breach }: Disagreement): string[] {
  return breach === null ? [] : [`  expected  ${breach.expected}`, `  seen      ${breach.seen}`];
}

function opinionsText({ majority, others }: Opinions): string {
  const against = others.map(namesOf).join(' against ');
  if (majority === null) return `none: ${against}`;
  return others.length === 0 ? namesOf(majority) : `${namesOf(majority)}; not ${against}`;
}

function namesOf({ names }: Opinion): string {
  return names.join(' and ');
}

function explainedLines(
  { kind, count }: DisagreementGroup,
  { reason, ticket }: KnownDifference,
): string[] {
  const where = ticket === undefined ? '' : ` (${ticket})`;
  return [`${kind}, in ${casesText(count)}: known. ${reason}${where}`, ''];
}

function staleLines({ entry, now }: StaleDifference, { adapter }: ComparedAdapter): string[] {
  const { difference, reason, case: subject } = entry;
  const instead = now === null ? 'it does not differ any more' : `it differs otherwise: ${now}`;
  return [
    `${difference} is known of ${adapter.given}, but in its case ${subject.id} ${instead}.`,
    `    The reason given was: ${reason}`,
    '    Take the entry out of the file of known differences, or give it a case that shows it.',
    '',
  ];
}

function casesText(count: number): string {
  return `${count} ${count === 1 ? 'case' : 'cases'}`;
}
