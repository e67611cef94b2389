/** Runs the Java program with a release of Flink. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../../conformance/adapters/flink/java-project.ts';
import { CASE_ROOT } from '../../spec/model/request.ts';
import { resolveDifferences } from '../../spec/profiles/difference.ts';
import { CLUSTER_JVM_OPTIONS } from '../cluster-jvm.ts';
import { GoldenFailure } from './failure.ts';
import { GOLDEN_FOLDERS, GOLDEN_JARS } from './folders.ts';

/** Below `out`, which git ignores. */
const WRITTEN = join(import.meta.dirname, '..', '..', 'out', 'golden');

/**
 * Writes snapshots of a release: all, or those whose names are given.
 *
 * @returns the directory that holds, for each snapshot, its files in a directory and `NAME.json`
 * @throws AdapterUnavailable where a tool is missing, or the jars are
 * @throws GoldenFailure where Flink fails, or where {@link CASE_ROOT} cannot be used
 */
export async function runFlink(version: string): Promise<string> {
  const written = join(WRITTEN, version);
  rmSync(written, { recursive: true, force: true });
  mkdirSync(written, { recursive: true });
  const jars = resolveDifferences(GOLDEN_JARS, version);
  const project = {
    what: 'scripts/golden',
    folder: import.meta.dirname,
    cache: 'golden',
    version,
    properties: { ...resolveDifferences(GOLDEN_FOLDERS, version), ...jars },
  };
  const { java, classPath } = await ensureBuilt(project, {
    progress: (line) => console.error(line),
  });
  const program = ['golden.Main', CASE_ROOT, written, jars['flink.changelog']];
  withCaseRoot(() => run(java, [...CLUSTER_JVM_OPTIONS, '-cp', classPath, ...program]));
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
  if (error !== undefined) throw new GoldenFailure(`\`${command}\`: ${error.message}`);
  if (status !== 0) {
    throw new GoldenFailure(
      `\`${command}\` failed (${signal ?? `exit code ${status}`}), see above.`,
    );
  }
}
