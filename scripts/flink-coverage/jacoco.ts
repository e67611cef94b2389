/** JaCoCo: its agent, and what it reports. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { XMLParser } from 'fast-xml-parser';
import { runMaven } from '../../conformance/adapters/flink/java-tools.ts';

/** The newest whose agent Maven Central serves in one file. */
const VERSION = '0.8.15';

/** Where the two jars lie that are needed. */
export interface Jacoco {
  readonly agent: string;
  readonly cli: string;
}

/** Fetches JaCoCo into a folder, which is made. The release is named where that fails. */
export async function fetchJacoco(
  folder: string,
  release: string,
  progress: (line: string) => void,
): Promise<Jacoco> {
  mkdirSync(folder, { recursive: true });
  for (const artifact of ['agent:jar:runtime', 'cli:jar:nodeps']) {
    const [name, type, classifier] = artifact.split(':');
    await runMaven(
      [
        'dependency:copy',
        `-Dartifact=org.jacoco:org.jacoco.${name}:${VERSION}:${type}:${classifier}`,
        `-DoutputDirectory=${folder}`,
      ],
      { what: `JaCoCo ${VERSION}`, folder, version: release, progress },
    );
  }
  return {
    agent: join(folder, `org.jacoco.agent-${VERSION}-runtime.jar`),
    cli: join(folder, `org.jacoco.cli-${VERSION}-nodeps.jar`),
  };
}

/** What was covered of one method. */
export interface MethodCoverage {
  /** With slashes. */
  readonly className: string;
  readonly method: string;
  /** Of its first instruction. */
  readonly line: number;
  readonly lines: Counter;
  readonly branches: Counter;
}

/** How many of something were reached. */
export interface Counter {
  readonly covered: number;
  readonly missed: number;
}

/** A line of a source file with branches or instructions that were not reached. */
export interface MissedLine {
  /** With slashes, its name at the end. */
  readonly sourceFile: string;
  readonly line: number;
  readonly missedBranches: number;
  /** Whether nothing of it was reached. */
  readonly isMissed: boolean;
}

/** All methods of a jar, and all lines with something missed. */
export interface CoverageReport {
  readonly methods: readonly MethodCoverage[];
  readonly missed: readonly MissedLine[];
}

interface XmlCounter {
  readonly type: string;
  readonly covered: number;
  readonly missed: number;
}

interface XmlPackage {
  readonly name: string;
  readonly class?: readonly { name: string; method?: readonly XmlMethod[] }[];
  readonly sourcefile?: readonly { name: string; line?: readonly XmlLine[] }[];
}

interface XmlMethod {
  readonly name: string;
  readonly line: number;
  readonly counter?: readonly XmlCounter[];
}

interface XmlLine {
  readonly nr: number;
  readonly ci: number;
  readonly mb: number;
}

const LISTS = new Set(['package', 'class', 'method', 'counter', 'sourcefile', 'line']);

/**
 * What an execution file says about the classes of a jar.
 *
 * @throws Error where JaCoCo fails, with what it printed
 */
export function reportOf(
  { cli }: Jacoco,
  java: string,
  execution: string,
  jar: string,
): CoverageReport {
  const xml = `${execution}.xml`;
  const args = ['-jar', cli, 'report', execution, '--classfiles', jar, '--xml', xml, '--quiet'];
  const { status, stderr } = spawnSync(java, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`JaCoCo failed:\n${stderr}`);
  return reportIn(readFileSync(xml, 'utf8'));
}

/** What a report of JaCoCo says. */
export function reportIn(xml: string): CoverageReport {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: true,
    // A method has an attribute `line`, which is none of the lines of a source file.
    isArray: (name, path, _isLeaf, isAttribute) =>
      LISTS.has(name) && !isAttribute && typeof path === 'string' && path.includes('.'),
  });
  const { report } = parser.parse(xml) as {
    report: { package: readonly XmlPackage[] };
  };
  return {
    methods: report.package.flatMap(methodsOf),
    missed: report.package.flatMap(missedOf),
  };
}

function methodsOf({ class: classes = [] }: XmlPackage): MethodCoverage[] {
  return classes.flatMap(({ name: className, method: methods = [] }) =>
    methods.map(({ name: method, line, counter = [] }) => ({
      className,
      method,
      line,
      lines: counterOf(counter, 'LINE'),
      branches: counterOf(counter, 'BRANCH'),
    })),
  );
}

function counterOf(counters: readonly XmlCounter[], wanted: string): Counter {
  const found = counters.find(({ type }) => type === wanted);
  return { covered: found?.covered ?? 0, missed: found?.missed ?? 0 };
}

function missedOf({ name: folder, sourcefile = [] }: XmlPackage): MissedLine[] {
  return sourcefile.flatMap(({ name, line: lines = [] }) =>
    lines
      .filter(({ ci, mb }) => ci === 0 || mb > 0)
      .map(({ nr, ci, mb }) => ({
        sourceFile: `${folder}/${name}`,
        line: nr,
        missedBranches: mb,
        isMissed: ci === 0,
      })),
  );
}
