/** Words for what was covered. */
import type { Counter, CoverageReport, MethodCoverage, MissedLine } from './jacoco.ts';
import { partOf } from './restore-code.ts';
import type { CoveredClass } from './restore-code.ts';

/** A method that counts. */
interface Counted extends MethodCoverage {
  readonly part: CoveredClass['part'];
}

/** What a report says about the code that restores. */
export interface Summary {
  /** A line for each part, and one for all. */
  readonly totals: readonly string[];
  /** Every method, and every line with something that was not reached. */
  readonly details: string;
  readonly missed: readonly MissedPlace[];
}

/** A line of the code that restores with branches or instructions that were not reached. */
export interface MissedPlace {
  /** Class below `org.apache.flink.runtime`, nested ones left out, and line. */
  readonly place: string;
  /** The method that the line is in. */
  readonly method: string;
  /** In words. */
  readonly what: string;
}

/** Sums up a report. */
export function summaryOf({ methods, missed }: CoverageReport): Summary {
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
  const totals = [...parts, lineFor('together', counted)];
  const byMethod = counted.map((method) =>
    lineFor(`${method.className}#${method.method}:${method.line}`, [method]),
  );
  const places = missedOfCounted(missed, counted, methods);
  const open = places.map(({ place, method, what }) => `${place} in ${method}: ${what}`);
  const details = [...totals, '', ...byMethod, '', ...open, ''].join('\n');
  return { totals, details, missed: places };
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

/** The methods of each file. */
function byFile(methods: readonly MethodCoverage[]): ReadonlyMap<string, MethodCoverage[]> {
  const files = new Map<string, MethodCoverage[]>();
  for (const method of methods) {
    const file = fileOf(method.className);
    const ofFile = files.get(file);
    if (ofFile === undefined) files.set(file, [method]);
    else ofFile.push(method);
  }
  return files;
}

/** The missed lines of methods that count: a line belongs to the last method that starts before. */
function missedOfCounted(
  missed: readonly MissedLine[],
  counted: readonly Counted[],
  methods: readonly MethodCoverage[],
): MissedPlace[] {
  const files = byFile(methods);
  const counting = new Set(counted.map(({ className, line }) => `${fileOf(className)}:${line}`));
  return missed.flatMap((at): MissedPlace[] => {
    const { sourceFile, line } = at;
    const earlier = (files.get(sourceFile) ?? []).filter((method) => method.line <= line);
    const [last] = earlier.toSorted((one, other) => other.line - one.line);
    if (last === undefined || !counting.has(`${sourceFile}:${last.line}`)) return [];
    return [{ place: placeOf(at), method: nameOf(last.method), what: missedText(at) }];
  });
}

function fileOf(className: string): string {
  return `${className.replace(/\$.*/, '')}.java`;
}

function placeOf({ sourceFile, line }: MissedLine): string {
  const name = sourceFile.replace('org/apache/flink/runtime/', '').replace(/\.java$/, '');
  return `${name.replaceAll('/', '.')}:${line}`;
}

/** `lambda$restore$7` stands in `restore`. */
function nameOf(method: string): string {
  return method.replace(/^lambda\$(.*)\$\d+$/, '$1');
}

function missedText({ missedBranches, isMissed }: MissedLine): string {
  if (isMissed) return 'not reached';
  return missedBranches === 1 ? '1 branch not taken' : `${missedBranches} branches not taken`;
}
