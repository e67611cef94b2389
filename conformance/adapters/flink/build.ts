/** Builds the adapter for a release of Flink when it is first asked for, and keeps it. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveDifferences } from '../../../spec/profiles/difference.ts';
import { compareReleases, lineOf } from '../../../spec/profiles/releases.ts';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import { RELEASE_FOLDERS } from './folders.ts';
import { requireJava, runMaven, runtimeArtifact } from './java-tools.ts';
import { refusalTable } from './refusal-table.ts';

/** How the build reports what it does. */
export interface BuildOptions {
  /** Told a line for people whenever something happens; nothing where nothing is built. */
  readonly progress?: (line: string) => void;
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

const PROJECT = fileURLToPath(new URL('.', import.meta.url));

/** The first line with operator coordinators, without which a restore is another one. */
const OLDEST_LINE = '1.11';

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
 * The command that starts the adapter of a release, such as `2.3.0`. Its jars are fetched and its
 * classes compiled on first use, into a folder of the user's cache.
 *
 * @throws AdapterUnavailable where Java or Maven is missing, or there is no such release
 */
export async function ensureFlinkAdapter(
  version: string,
  { progress = () => undefined, jvmOptions = [], classesBefore = [] }: BuildOptions = {},
): Promise<BuiltAdapter> {
  requireSupported(version);
  const java = requireJava();
  const refusals = JSON.stringify(refusalTable(version), null, 1);
  const folder = join(cacheFolder(), `${version}-${hashOf(refusals)}`);
  if (!existsSync(folder)) {
    progress(`Building the adapter for Flink ${version} …`);
    mkdirSync(cacheFolder(), { recursive: true });
    const unfinished = mkdtempSync(`${folder}.`);
    try {
      await compile(version, unfinished, progress);
      writeFileSync(join(unfinished, 'refusals.json'), refusals);
      moveInto(folder, unfinished);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    progress(`Built the adapter for Flink ${version}: ${folder}`);
  }
  const jars = join(folder, 'lib');
  const classPath = [...classesBefore, join(folder, 'classes'), join(jars, '*')].join(delimiter);
  const main = ['savepointspec.flink.Main', '--refusals', join(folder, 'refusals.json')];
  return { command: [java, ...JVM_OPTIONS, ...jvmOptions, '-cp', classPath, ...main], jars };
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

async function compile(
  version: string,
  output: string,
  progress: (line: string) => void,
): Promise<void> {
  const properties = {
    ...resolveDifferences(RELEASE_FOLDERS, version),
    output,
    'flink.version': version,
    'flink.runtime': runtimeArtifact(version),
  };
  await runMaven(
    ['process-classes', ...Object.entries(properties).map(([key, value]) => `-D${key}=${value}`)],
    { folder: PROJECT, version, progress },
  );
}

/** Another process may have built the same in the meantime: then its folder is as good. */
function moveInto(folder: string, unfinished: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function cacheFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'];
  return join(
    cache === undefined || cache === '' ? join(homedir(), '.cache') : cache,
    'savepoint-spec',
    'flink',
  );
}

/** Changes with everything that the built adapter is made of. */
function hashOf(refusals: string): string {
  const hash = createHash('sha256').update(refusals).update(JSON.stringify(RELEASE_FOLDERS));
  for (const file of ['pom.xml', ...sourcesBelow('src')]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(PROJECT, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(PROJECT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length))
    .sort();
}
