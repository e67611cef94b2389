/** Makes one report of those of all shards of a run. */
import { Reasons } from '../runner/reasons.ts';
import { UnchargedFaults } from '../runner/uncharged.ts';
import type { CountedExpectation } from '../runner/expectations.ts';
import { failureKey } from '../runner/tally.ts';
import { statusOf } from './report.ts';
import type { FailureReport, Report, RuleReport, ShardReport } from './report.ts';

/** A report, and what it is called. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/** Thrown where reports are not those of one run; the message says what to do. */
export class NotOneRun extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotOneRun';
  }
}

/**
 * The report of the whole run, as it would have come of it without shards.
 *
 * @throws NotOneRun where the reports are not all shards of one run, each of them complete and given once
 */
export function mergeReports(given: readonly NamedReport[]): Report {
  const shards = inOrder(given);
  const reports = shards.map(({ report }) => report);
  const { shard: _, earlier: __, ...first } = reports[0]!;
  const earlier = reports.flatMap((report) => report.earlier ?? []);
  return {
    ...first,
    totals: {
      passed: sum(reports, ({ totals }) => totals.passed),
      failed: sum(reports, ({ totals }) => totals.failed),
      skipped: sum(reports, ({ totals }) => totals.skipped),
      ...(first.totals.known === undefined
        ? {}
        : { known: sum(reports, ({ totals }) => totals.known ?? 0) }),
    },
    rules: first.rules.map((_rule, index) => mergedRule(reports.map(({ rules }) => rules[index]!))),
    failures: mergedFailures(reports),
    skips: mergedSkips(reports),
    uncharged: mergedUncharged(reports),
    ...(earlier.length === 0 ? {} : { earlier }),
    ...(first.expectations === undefined ? {} : { expectations: mergedExpectations(reports) }),
  };
}

/** What all shards of a run have in common. */
const COMMON = ['suiteVersion', 'seed', 'cases', 'profile', 'adapter', 'adapterVersion'] as const;

function inOrder(given: readonly NamedReport[]): readonly NamedReport[] {
  const [first] = given;
  if (first === undefined) throw new NotOneRun('There is no report to merge.');
  const { count } = shardOf(first);
  const byIndex = new Map<number, NamedReport>();
  for (const each of given) {
    const { index } = shardOf(each);
    requireAlike(first, each);
    requireComplete(each);
    const same = byIndex.get(index);
    if (same !== undefined) {
      throw new NotOneRun(
        `${same.name} and ${each.name} are both of shard ${index}/${count}: give each shard once.`,
      );
    }
    byIndex.set(index, each);
  }
  const missing: string[] = [];
  for (let index = 1; index <= count; index++) {
    if (!byIndex.has(index)) missing.push(`${index}/${count}`);
  }
  if (missing.length > 0) {
    throw new NotOneRun(
      `The reports of these shards are missing: ${missing.join(', ')}. Run each with --shard, and merge all ${count}.`,
    );
  }
  return [...byIndex].sort(([a], [b]) => a - b).map(([, each]) => each);
}

function shardOf({ name, report: { shard } }: NamedReport): ShardReport {
  if (shard === undefined) {
    throw new NotOneRun(
      `${name} is the report of a whole run. Reports of \`run --shard i/n\` can be merged.`,
    );
  }
  return shard;
}

function requireAlike(first: NamedReport, other: NamedReport): void {
  for (const field of COMMON) {
    const [one, two] = [first.report[field], other.report[field]];
    if (one !== two) refuseUnlike(first, other, `${field} ${one} and ${two}`);
  }
  const [count, otherCount] = [shardOf(first).count, shardOf(other).count];
  if (count !== otherCount) refuseUnlike(first, other, `${count} and ${otherCount} shards`);
  if (rulesText(first) !== rulesText(other)) refuseUnlike(first, other, 'different rules');
  if (JSON.stringify(first.report.dialect) !== JSON.stringify(other.report.dialect))
    refuseUnlike(first, other, 'different dialects');
  if (expectedText(first) !== expectedText(other))
    refuseUnlike(first, other, 'different known failures');
}

function refuseUnlike({ name }: NamedReport, other: NamedReport, what: string): never {
  throw new NotOneRun(
    `${name} and ${other.name} are of different runs: they have ${what}. Give the shards of one run.`,
  );
}

function rulesText({ report: { rules } }: NamedReport): string {
  return JSON.stringify(rules.map(({ id, sides }) => [id, Object.keys(sides)]));
}

function expectedText({ report: { expectations } }: NamedReport): string {
  return JSON.stringify(
    expectations?.map(({ rule, case: caseGlob, profile, reason, link }) => [
      rule,
      caseGlob,
      profile,
      reason,
      link,
    ]),
  );
}

function requireComplete({ name, report: { end, shard } }: NamedReport): void {
  if (end.how === 'complete') return;
  const { index, count } = shard!;
  throw new NotOneRun(
    `${name} is not complete (${end.how}: ${end.why}). Run shard ${index}/${count} to its end with --resume, and merge again.`,
  );
}

function sum(reports: readonly Report[], of: (report: Report) => number): number {
  return reports.reduce((total, report) => total + of(report), 0);
}

function mergedRule(shards: readonly RuleReport[]): RuleReport {
  const { id, sides: names } = shards[0]!;
  const sides = Object.fromEntries(
    Object.keys(names).map((side) => [
      side,
      shards.reduce((cases, shard) => cases + shard.sides[side]!, 0),
    ]),
  );
  const broken = shards.reduce((cases, shard) => cases + shard.broken, 0);
  return { id, status: statusOf(sides, broken), sides, broken };
}

/** The smallest case of a way to fail is looked for from the first one on, wherever that was. */
function mergedFailures(reports: readonly Report[]): FailureReport[] {
  const merged = new Map<string, FailureReport>();
  for (const failure of reports.flatMap(({ failures }) => failures)) {
    const key = keyOf(failure);
    const same = merged.get(key);
    if (same === undefined) {
      merged.set(key, failure);
      continue;
    }
    const count = same.count + failure.count;
    const isFirst = failure.first.position < same.first.position;
    merged.set(key, { ...(isFirst ? failure : same), count });
  }
  const order = new Map(reports[0]!.rules.map(({ id }, index) => [id, index]));
  const orderOf = ({ ruleId }: FailureReport): number => order.get(ruleId ?? '') ?? order.size;
  return [...merged.values()].sort(
    (a, b) =>
      a.first.position - b.first.position ||
      orderOf(a) - orderOf(b) ||
      (keyOf(a) < keyOf(b) ? -1 : 1),
  );
}

function keyOf({ ruleId, verdict, known }: FailureReport): string {
  return failureKey({ ruleId, verdict, isKnown: known !== undefined });
}

/** What is true of a known failure in some shard is true of it in all, the first of these before the others. */
const STATUS_ORDER = ['fails', 'stale', 'not judged', 'passes', 'matches nothing'] as const;

function mergedExpectations(reports: readonly Report[]): CountedExpectation[] {
  return reports[0]!.expectations!.map((expectation, index) => {
    const all = reports.map(({ expectations }) => expectations![index]!);
    const count = (of: 'failed' | 'passed'): number =>
      all.reduce((total, each) => total + each[of], 0);
    const status = STATUS_ORDER.find((one) => all.some((each) => each.status === one))!;
    return Object.assign({}, expectation, {
      status,
      failed: count('failed'),
      passed: count('passed'),
    });
  });
}

function mergedSkips(reports: readonly Report[]): Report['skips'] {
  const reasons = new Reasons();
  for (const { why, count } of reports.flatMap(({ skips }) => skips)) reasons.add(why, count);
  return reasons.entries();
}

function mergedUncharged(reports: readonly Report[]): Report['uncharged'] {
  const faults = new UnchargedFaults();
  for (const fault of reports.flatMap(({ uncharged }) => uncharged)) faults.add(fault);
  return faults.entries();
}
