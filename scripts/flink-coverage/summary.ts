/** Words for what was covered. */
import type { Counter, CoverageReport, MethodCoverage, MissedLine } from './jacoco.ts';
import { partOf } from './restore-code.ts';
import type { CoveredClass } from './restore-code.ts';

/** A method that counts. */
interface Counted extends MethodCoverage {
  readonly part: CoveredClass['part'];
}

/** For the terminal, and in full. */
export interface Texts {
  readonly summary: string;
  readonly details: string;
}

/** What a report says about the code that restores. */
export function textOf({ methods, missed }: CoverageReport): Texts {
  const counted = methods.flatMap((method): Counted[] => {
    const part = partOf(method.className, method.method);
    return part === null ? [] : [{ ...method, part }];
  });
  const parts = (['metadata', 'restore'] as const).map((part) =>
    lineFor(
      part === 'metadata' ? 'metadata decoding' : 'restore logic',
      counted.filter((method) => method.part === part),
    ),
  );
  const summary = [...parts, lineFor('together', counted)].join('\n');
  const byMethod = counted.map((method) =>
    lineFor(`${method.className}#${method.method}:${method.line}`, [method]),
  );
  const open = missedOfCounted(missed, counted, methods).map(missedText);
  return { summary, details: [summary, '', ...byMethod, '', ...open, ''].join('\n') };
}

function lineFor(name: string, methods: readonly MethodCoverage[]): string {
  const lines = total(methods.map((method) => method.lines));
  const branches = total(methods.map((method) => method.branches));
  return `${name}: lines ${share(lines)}, branches ${share(branches)}`;
}

function total(counters: readonly Counter[]): Counter {
  return counters.reduce(
    (sum, { covered, missed }) => ({
      covered: sum.covered + covered,
      missed: sum.missed + missed,
    }),
    { covered: 0, missed: 0 },
  );
}

function share({ covered, missed }: Counter): string {
  const all = covered + missed;
  const percent = all === 0 ? '' : ` (${((100 * covered) / all).toFixed(1)} %)`;
  return `${covered} of ${all}${percent}`;
}

/** The lines at which methods start, by file. */
function startsOf(methods: readonly MethodCoverage[]): ReadonlyMap<string, readonly number[]> {
  const starts = new Map<string, number[]>();
  for (const { className, line } of methods) {
    const file = fileOf(className);
    const ofFile = starts.get(file);
    if (ofFile === undefined) starts.set(file, [line]);
    else ofFile.push(line);
  }
  return starts;
}

/** The missed lines of methods that count: a line belongs to the last method that starts before. */
function missedOfCounted(
  missed: readonly MissedLine[],
  counted: readonly Counted[],
  methods: readonly MethodCoverage[],
): MissedLine[] {
  const ofCounted = startsOf(counted);
  const ofAll = startsOf(methods);
  return missed.filter(({ sourceFile, line }) => {
    const counting = ofCounted.get(sourceFile);
    if (counting === undefined) return false;
    const earlier = ofAll.get(sourceFile)!.filter((start) => start <= line);
    return counting.includes(Math.max(...earlier));
  });
}

function fileOf(className: string): string {
  return `${className.replace(/\$.*/, '')}.java`;
}

function missedText({ sourceFile, line, missedBranches, isMissed }: MissedLine): string {
  const what = isMissed ? 'not reached' : `${missedBranches} branches not taken`;
  return `${sourceFile}:${line}: ${what}`;
}
