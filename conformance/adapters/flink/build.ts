/** The adapter for a release of Flink, built when it is first asked for. */
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveDifferences } from '../../../spec/profiles/difference.ts';
import { compareReleases, lineOf } from '../../../spec/profiles/releases.ts';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import { ADAPTER_JARS, RELEASE_FOLDERS } from './folders.ts';
import { ensureBuilt } from './java-project.ts';
import type { BuildOptions } from './java-project.ts';
import { runtimeArtifact } from './java-tools.ts';
import { refusalTable } from './refusal-table.ts';

/** How the adapter is built and run. */
export interface AdapterOptions extends BuildOptions {
  /** Options of the JVM beside its own: to measure it. */
  readonly jvmOptions?: readonly string[];
  /** Folders whose classes come before those of Flink: to change it. */
  readonly classesBefore?: readonly string[];
}

/** An adapter that can be started; it takes `--wire ndjson` beside. */
export interface BuiltAdapter {
  readonly command: readonly [string, ...string[]];
  /** The folder with the jars of the release. */
  readonly jars: string;
}

/** The first line with operator coordinators, without which a restore is another one. */
const OLDEST_LINE = '1.11';

const REFUSALS = 'refusals.json';

/**
 * The same run must give the same answers: object hashes are constant, so that sets of Flink's
 * objects keep their order, and exceptions keep their stack traces and have plain messages.
 */
const JVM_OPTIONS = [
  '-Xms256m',
  '-Xmx1g',
  '-Xss16m',
  '-XX:+UseSerialGC',
  '-XX:+IgnoreUnrecognizedVMOptions',
  '-XX:+UnlockExperimentalVMOptions',
  '-XX:hashCode=2',
  '-XX:-OmitStackTraceInFastThrow',
  '-XX:-ShowCodeDetailsInExceptionMessages',
  '-Dfile.encoding=UTF-8',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=error',
];

/**
 * The command that starts the adapter of a release, such as `2.3.0`.
 *
 * @throws AdapterUnavailable where Java or Maven is missing, or there is no such release
 */
export async function ensureFlinkAdapter(
  version: string,
  { jvmOptions = [], classesBefore = [], ...options }: AdapterOptions = {},
): Promise<BuiltAdapter> {
  requireSupported(version);
  const jars = resolveDifferences(ADAPTER_JARS, version);
  const { 'flink.changelog': _changelog, ...nativeJars } = jars;
  const natives = {
    what: 'the native libraries',
    folder: fileURLToPath(new URL('natives/', import.meta.url)),
    cache: 'flink-natives',
    version,
    properties: nativeJars,
  };
  const project = {
    what: 'the adapter',
    folder: fileURLToPath(new URL('.', import.meta.url)),
    cache: 'flink',
    version,
    properties: {
      ...resolveDifferences(RELEASE_FOLDERS, version),
      ...jars,
      'flink.runtime': runtimeArtifact(version),
    },
    files: { [REFUSALS]: JSON.stringify(refusalTable(version), null, 1) },
  };
  const { java, classPath: ownClassPath, folder } = await ensureBuilt(project, options);
  const { folder: nativeFolder } = await ensureBuilt(natives, options);
  const libraries = join(nativeFolder, 'lib', '*');
  const classPath = [...classesBefore, ownClassPath, libraries].join(delimiter);
  const main = ['savepointspec.flink.Main', '--refusals', join(folder, REFUSALS)];
  const command = [...JVM_OPTIONS, ...jvmOptions, '-cp', classPath, ...main];
  return { command: [java, ...command], jars: join(folder, 'lib') };
}

function requireSupported(version: string): void {
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new AdapterUnavailable(
      `'${version}' is no release of Flink: write it as in flink@2.3.0.`,
    );
  }
  if (compareReleases(lineOf(version), OLDEST_LINE) < 0) {
    throw new AdapterUnavailable(
      `The adapter is for Flink ${OLDEST_LINE} and newer, not for ${version}.`,
    );
  }
}
