/** Finds Java and Maven, and runs Maven. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compareReleases, lineOf } from '../../../spec/profiles/releases.ts';
import { AdapterUnavailable } from '../../protocol/adapter.ts';

const OLDEST_JAVA = 11;

/** Releases up to this line name a Scala version in the artifact's name. */
const LAST_LINE_WITH_SCALA = '1.13';

/** The Maven artifact that holds what restores, of the group `org.apache.flink`. */
export function runtimeArtifact(release: string): string {
  const scala = compareReleases(lineOf(release), LAST_LINE_WITH_SCALA) <= 0;
  return `flink-runtime${scala ? '_2.12' : ''}`;
}

/** The Java that runs Flink: that of JAVA_HOME, which Maven takes too, or the one on the PATH. */
export function requireJava(): string {
  const home = process.env['JAVA_HOME'];
  const java = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
  const { status, stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  if (status !== 0) {
    throw new AdapterUnavailable(
      `There is no working ${java}. Real Flink runs on Java: install a JDK, ${OLDEST_JAVA} or newer.`,
    );
  }
  const major = Number(/version "(?:1\.)?(\d+)/.exec(stderr)?.[1]);
  if (major < OLDEST_JAVA) {
    throw new AdapterUnavailable(
      `${java} is Java ${major}. Real Flink here needs Java ${OLDEST_JAVA} or newer.`,
    );
  }
  return java;
}

/** What Maven is run for. */
export interface MavenRun {
  /** What is built, for messages: `the adapter`. */
  readonly what: string;
  /** That of the POM. */
  readonly folder: string;
  /** The release that is fetched, for messages. */
  readonly version: string;
  readonly progress: (line: string) => void;
}

const DOWNLOADED = /Downloaded from \S+: \S*\/(\S+\.jar)/;

/** Of a failed build so many lines are told. */
const TOLD_LINES = 15;

/** Runs Maven; rejects with `AdapterUnavailable` where it fails. */
export async function runMaven(
  args: readonly string[],
  { what, folder, version, progress }: MavenRun,
): Promise<void> {
  const maven = spawn('mvn', ['-B', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  // Maven says here that it finds no Java, and nothing of what it does.
  createInterface({ input: maven.stderr }).on('line', (line) => errors.push(line));
  const exit = new Promise<number | Error>((resolve) => {
    maven.once('error', resolve);
    maven.once('close', (code) => resolve(code ?? 1));
  });
  for await (const line of createInterface({ input: maven.stdout })) {
    const jar = DOWNLOADED.exec(line)?.[1];
    if (jar !== undefined) progress(`fetched ${jar}`);
    else if (line.includes('ERROR')) errors.push(line);
  }
  const code = await exit;
  if (code instanceof Error) {
    throw new AdapterUnavailable(
      `There is no working mvn (${code.message}). Install Maven: it fetches the jars of Flink.`,
    );
  }
  if (code !== 0) throw new AdapterUnavailable(failure(what, version, errors));
}

function failure(what: string, version: string, errors: readonly string[]): string {
  const text = errors.slice(0, TOLD_LINES).join('\n');
  if (/Could not find artifact org\.apache\.flink:/.test(text)) {
    return `Maven finds no Flink ${version}. Is there such a release?`;
  }
  return `Maven could not build ${what} for Flink ${version}:\n${text}`;
}
