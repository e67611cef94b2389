/** Builds the Java program with Maven and runs it with a release of Flink. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CASE_ROOT } from '../../spec/model/request.ts';
import { GoldenFailure } from './failure.ts';
import type { GoldenRelease } from './releases.ts';

const POM = join(import.meta.dirname, 'pom.xml');

/** Below `out`, which git ignores. */
const BUILDS = join(import.meta.dirname, '..', '..', 'out', 'golden');

/**
 * Writes all snapshots of a release.
 *
 * @returns the directory that holds, for each snapshot, its files in a directory and `NAME.json`
 * @throws GoldenFailure where a tool is missing or fails, or where {@link CASE_ROOT} cannot be used
 */
export function runFlink({ version, api }: GoldenRelease): string {
  const target = join(BUILDS, version);
  const libraries = join(target, 'lib');
  const written = join(target, 'written');
  rmSync(written, { recursive: true, force: true });
  mkdirSync(written, { recursive: true });
  const settings = [`-Dflink.version=${version}`, `-Dflink.api=${api}`];
  const copying = [`-DoutputDirectory=${libraries}`, '-DincludeScope=runtime'];
  const goals = ['compile', 'dependency:copy-dependencies'];
  run('mvn', ['--quiet', '--batch-mode', '--file', POM, ...settings, ...copying, ...goals]);
  const classPath = [join(target, 'classes'), join(libraries, '*')].join(delimiter);
  withCaseRoot(() => run('java', ['-cp', classPath, 'golden.Main', CASE_ROOT, written]));
  return written;
}

/** Jobs write to the placeholder root itself, so that absolute handles lead there. */
function withCaseRoot(write: () => void): void {
  try {
    mkdirSync(CASE_ROOT);
  } catch (error) {
    throw new GoldenFailure(
      `${CASE_ROOT} cannot be created: ${(error as Error).message}. Jobs write there. If it is left from a run that was killed, remove it; otherwise run as a user who may write to / (in a container, for example).`,
    );
  }
  try {
    write();
  } finally {
    rmSync(CASE_ROOT, { recursive: true });
  }
}

/** Runs a tool; what it prints goes to stderr. */
function run(command: string, args: readonly string[]): void {
  const { status, error, signal } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') {
    throw new GoldenFailure(
      `\`${command}\` was not found. Golden snapshots need a JDK (11 or later) and Maven 3 on the PATH.`,
    );
  }
  if (error !== undefined) throw new GoldenFailure(`\`${command}\`: ${error.message}`);
  if (status !== 0) {
    throw new GoldenFailure(
      `\`${command}\` failed (${signal ?? `exit code ${status}`}), see above.`,
    );
  }
}
