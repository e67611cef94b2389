/** Builds a Maven project for a release of Flink when it is first asked for, and keeps it. */
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
import { requireJava, runMaven } from './java-tools.ts';

/**
 * A Maven project of this repository, and the release that it is built for. Its POM compiles into
 * `${output}/classes` and copies the jars to `${output}/lib` up to the phase `process-classes`.
 */
export interface JavaProject {
  /** What it is, for messages: `the adapter`. */
  readonly what: string;
  /** That of the POM. */
  readonly folder: string;
  /** The name of its folder in the user's cache. */
  readonly cache: string;
  /** Such as `2.3.0`. */
  readonly version: string;
  /** The POM's properties beside `output` and `flink.version`. */
  readonly properties: Readonly<Record<string, string>>;
  /** Files that lie beside the classes, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What came of it. */
export interface BuiltProject {
  /** The Java that runs it. */
  readonly java: string;
  readonly classPath: string;
  /** Where the `files` lie. */
  readonly folder: string;
}

/** How a build reports what it does. */
export interface BuildOptions {
  /** Told a line for people whenever something happens; nothing where nothing is built. */
  readonly progress?: (line: string) => void;
}

/**
 * A project that can be run. Its jars are fetched and its classes compiled on first use, into a folder of
 * the user's cache, and again when a source changes.
 *
 * @throws AdapterUnavailable where Java or Maven is missing, or there is no such release
 */
export async function ensureBuilt(
  project: JavaProject,
  { progress = () => undefined }: BuildOptions = {},
): Promise<BuiltProject> {
  const java = requireJava();
  const { what, version } = project;
  const cache = cacheFolder(project.cache);
  const folder = join(cache, `${version}-${hashOf(project)}`);
  if (!existsSync(folder)) {
    progress(`Building ${what} for Flink ${version} …`);
    mkdirSync(cache, { recursive: true });
    const unfinished = mkdtempSync(`${folder}.`);
    try {
      await build(project, unfinished, progress);
      moveInto(folder, unfinished);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    progress(`Built ${what} for Flink ${version}: ${folder}`);
  }
  const classPath = [join(folder, 'classes'), join(folder, 'lib', '*')].join(delimiter);
  return { java, classPath, folder };
}

async function build(
  { what, folder, version, properties, files = {} }: JavaProject,
  output: string,
  progress: (line: string) => void,
): Promise<void> {
  const all = { ...properties, output, 'flink.version': version };
  const settings = Object.entries(all).map(([key, value]) => `-D${key}=${value}`);
  await runMaven(['process-classes', ...settings], { what, folder, version, progress });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(output, name), text);
}

/** Another process may have built the same in the meantime: then its folder is as good. */
function moveInto(folder: string, unfinished: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function cacheFolder(name: string): string {
  const cache = process.env['XDG_CACHE_HOME'];
  const root = cache === undefined || cache === '' ? join(homedir(), '.cache') : cache;
  return join(root, 'savepoint-spec', name);
}

/** Changes with everything that the built project is made of. */
function hashOf({ folder, properties, files = {} }: JavaProject): string {
  const hash = createHash('sha256').update(JSON.stringify([properties, files]));
  for (const file of ['pom.xml', ...sourcesBelow(folder)]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

/** Relative to the folder, sorted; a project may have a POM alone. */
function sourcesBelow(folder: string): string[] {
  if (!existsSync(join(folder, 'src'))) return [];
  return readdirSync(join(folder, 'src'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .sort();
}
